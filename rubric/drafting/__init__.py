"""Faults of drafting that need no question: one kind a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extract.facts import Facts
from rubric.case import Case
from rubric.drafting.avoided_terms import avoided_terms
from rubric.drafting.dangling_references import dangling_references
from rubric.drafting.double_definitions import double_definitions
from rubric.drafting.fault import Fault, FaultKind, fault_texts
from rubric.drafting.undefined_terms import undefined_terms
from rubric.drafting.unpunished_offences import unpunished_offences
from rubric.drafting.unused_terms import unused_terms
from rubric.vocabulary import vocabulary

__all__ = ["Fault", "FaultKind", "drafting_faults", "fault_texts"]

_FINDERS: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    unused_terms, undefined_terms, double_definitions, unpunished_offences, dangling_references, avoided_terms,
)  # fmt: skip


def drafting_faults(facts: Facts) -> tuple[Fault, ...]:
    """Return the drafting faults of one instrument, in order of place."""
    if facts.instrument.fatal:
        return ()
    case = Case(facts, vocabulary())
    found = (fault for find in _FINDERS for fault in find(case))
    return tuple(sorted(found, key=lambda f: (f.place.start, f.place.end, f.kind)))
