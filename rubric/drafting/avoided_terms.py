"""Terms that published guidance asks drafters to avoid."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.case import Case
from rubric.drafting.fault import Fault, fault_at, fault_texts


def avoided_terms(case: Case) -> Iterator[Fault]:
    """Yield a fault at each place of a term to avoid, with what to write instead."""
    instrument = case.instrument
    for s in case.facts.statements:
        if s.family == "term" and instrument.in_zone(s.place.start) is None:
            term = " ".join(s.place.of(instrument.text).split())
            remedy = " ".join(fault_texts().instead.get(s.name, "").split())
            yield fault_at(instrument, "term-to-avoid", s.place, term=term, remedy=remedy)
