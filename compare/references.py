"""Which definition a definition points to ("has the same meaning as in section 2 of ...")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from compare.node import Node
from corpus.instrument import Instrument
from extract.facts import Facts, Reference

Targets = Mapping[str, tuple[tuple[Node, str], ...]]
_TITLE = 8  # shorter titles ("the Act") name nothing
_NOT_WORD = re.compile(r"[\W_]+")


def term_key(term: str) -> str:
    """Return a term as it is compared: case folded, quotation marks and punctuation gone.

    >>> term_key(" “Child  Abuse-Material” ")
    'child abuse material'
    """
    return _NOT_WORD.sub(" ", term.casefold()).strip()


def targets_of(facts: Sequence[Facts], nodes: Sequence[Node]) -> Targets:
    """Return, for each node that borrows its meaning, the nodes it points to and the verbatim words that point.

    A reference to another act is followed when an instrument with that title is loaded.
    """
    by_place: dict[tuple[str, int], Node] = {(n.instrument, n.start): n for n in nodes}
    by_term: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for n in nodes:
        for term in {term_key(t) for t in (n.term, *n.also)}:
            by_term[(n.instrument, term)].append(n)
    titles = {term_key(f.instrument.title): f.instrument for f in facts if f.instrument.title}
    found: dict[str, tuple[tuple[Node, str], ...]] = {}
    for each in facts:
        for definition in each.definitions:
            if definition.kind != "same-meaning":
                continue
            node = by_place[(each.instrument.id, definition.place.start)]
            inside = [r for r in each.references if node.start <= r.place.start and r.place.end <= node.end]
            pairs = [
                (target, r.place.of(each.instrument.text))
                for r in inside
                for target in _targets(node, r, each.instrument, titles, by_term)
            ]
            if pairs:
                found[node.id] = tuple(pairs)
    return found


def _targets(
    node: Node,
    reference: Reference,
    instrument: Instrument,
    titles: Mapping[str, Instrument],
    by_term: Mapping[tuple[str, str], Sequence[Node]],
) -> list[Node]:
    target = _titled(reference.act, titles) if reference.act else instrument
    if target is None:
        return []
    named = [n for n in by_term.get((target.id, term_key(node.term)), ()) if n.id != node.id]
    if reference.act or reference.to is None:
        return named if reference.act else []
    unit = instrument.provision(reference.to)
    return [n for n in named if unit.start <= n.start < unit.end]


def _titled(act: str, titles: Mapping[str, Instrument]) -> Instrument | None:
    """Return the one loaded instrument with this title: one may carry an article or a country more than the other."""
    wanted = f" {term_key(act)} "
    if len(wanted) < _TITLE:
        return None
    fits = [i for t, i in sorted(titles.items()) if len(t) >= _TITLE and (f" {t} " in wanted or wanted in f" {t} ")]
    return fits[0] if len(fits) == 1 else None
