"""Terms of the vocabulary that an offence uses and nothing defines."""

from __future__ import annotations

from collections.abc import Iterator

from extract.concepts import concept_kinds
from extract.spotting import Spot
from rubric.case import Case
from rubric.drafting.fault import Fault, fault_at
from rubric.drafting.law_of_its_own import OwnLaw

# What must be defined for an offence to be certain; other concepts (a child justice measure) explain themselves.
_NEEDED = ("csam", "child", "computer-system", "performance")


def undefined_terms(case: Case) -> Iterator[Fault]:
    """Yield one fault for each concept that offences name, at its first place, when no definition is of it."""
    own = OwnLaw(case.instrument)
    if own.amends or not own.whole or case.instrument.kind == "guidance":
        return
    defined = {c for d in case.facts.definitions for c in d.concepts}
    kinds = concept_kinds()
    for concept in (c for c in _NEEDED if c in kinds and c not in defined):
        spots = _in_offences(case, kinds[concept].term)
        first = next((s for s in spots if own.has(s.start) and not _explained(case, s)), None)
        if first is None or (concept == "child" and _age_is_said(case)):
            continue
        place = case.instrument.place(first.start, first.end)
        term = " ".join(place.of(case.instrument.text).split())
        yield fault_at(case.instrument, "term-never-defined", place, term=term, concept=kinds[concept].says)


def _in_offences(case: Case, features: tuple[str, ...]) -> list[Spot]:
    headings = [(p.heading_start, p.heading_end) for p in case.instrument.provisions if p.heading_end]
    found = {s for o in case.facts.offences for s in case.spots(features, o.place.start, o.place.end)}
    return sorted(s for s in found if not any(a <= s.start < b for a, b in headings))


def _explained(case: Case, spot: Spot) -> bool:
    """Return whether the sentence sends the reader to a provision or act for the meaning, or defines the words."""
    low, high = case.unit(spot.start, "sentence")
    inside = (r.place.start for r in case.facts.references if r.act)
    return any(low <= at < high for at in inside) or _made_of_defined(case, spot)


def _made_of_defined(case: Case, spot: Spot) -> bool:
    """Return whether the words are put together from defined terms ("indecent photograph of a young person")."""
    words = f" {' '.join(case.instrument.reading[spot.start : spot.end].casefold().split())} "
    terms = {d.term.casefold().strip() for d in case.facts.definitions}
    return sum(f" {t} " in words for t in terms if t) > 1


def _age_is_said(case: Case) -> bool:
    """Return whether every offence about children says up to which age, so that the word needs no definition."""
    return all(o.victim_age is not None for o in case.facts.offences if o.about_children)
