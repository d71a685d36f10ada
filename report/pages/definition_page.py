"""Definitions side by side: by concept, and by term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from compare.elements import elements_of
from compare.references import term_key
from corpus.instrument import Instrument
from extract.facts import Definition
from report.view import Quote, View


@dataclass(frozen=True, slots=True)
class DefinitionCard:
    """Show one definition: who defines which term, in which words, with which elements."""

    who: str
    country: str
    term: str
    kind: str
    age: int | None
    quote: Quote
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DefinitionGroup:
    """Hold the definitions of one concept or term; `elements` are all elements found in any of them, sorted."""

    name: str
    anchor: str
    cards: tuple[DefinitionCard, ...]
    elements: tuple[str, ...]


def concept_groups(view: View) -> tuple[DefinitionGroup, ...]:
    """Return the definitions of each concept of the vocabulary, concepts defined most often first."""
    found: dict[str, list[DefinitionCard]] = defaultdict(list)
    for case in view.cases:
        for d in case.facts.definitions:
            for concept in d.concepts:
                found[concept].append(_card(view, case.instrument, d, concept))
    groups = [_group(name, f"concept-{name}", cards) for name, cards in found.items()]
    return tuple(sorted(groups, key=lambda g: (-len({c.country for c in g.cards}), g.name)))


def term_groups(view: View) -> tuple[DefinitionGroup, ...]:
    """Return the terms outside the vocabulary that two or more instruments define, in alphabetical order."""
    found: dict[str, list[DefinitionCard]] = defaultdict(list)
    sources: dict[str, set[str]] = defaultdict(set)
    for case in view.cases:
        for d in case.facts.definitions:
            if not d.concepts:
                key = term_key(d.term)
                found[key].append(_card(view, case.instrument, d))
                sources[key].add(case.instrument.id)
    shared = [k for k in sorted(found) if len(sources[k]) > 1]
    return tuple(_group(found[k][0].term, f"term-{i}", found[k]) for i, k in enumerate(shared, start=1))


def _group(name: str, anchor: str, cards: Sequence[DefinitionCard]) -> DefinitionGroup:
    return DefinitionGroup(name, anchor, tuple(cards), tuple(sorted({e for c in cards for e in c.elements})))


def _card(view: View, instrument: Instrument, d: Definition, concept: str = "") -> DefinitionCard:
    return DefinitionCard(
        who=d.body or view.name(instrument),
        country=view.country(instrument),
        term=d.term,
        kind=d.kind,
        age=d.age,
        quote=view.quote(instrument, d.place, d.citation),
        elements=tuple(sorted(elements_of([concept] if concept else [], (f.name for f in d.features)))),
    )
