"""Which words of an instrument its reading view marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from report.reading import Run

if TYPE_CHECKING:
    from rubric.casework import Case


def runs_of(case: Case) -> Iterator[Run]:
    """Yield the runs a page of the report links to: evidence of answers, definitions, offences, exemptions."""
    for finding in case.findings:
        for e in finding.evidence:
            yield Run(e.place.start, e.place.end, "evidence")
    facts = case.facts
    for d in facts.definitions:
        yield Run(d.place.start, d.place.end, "fact")
        yield Run(d.term_place.start, d.term_place.end, "term")
    for o in facts.offences:
        yield Run(o.place.start, o.place.end, "fact")
        for penalty in o.penalties:
            yield Run(penalty.place.start, penalty.place.end, "fact")
    for place in (*(e.place for e in facts.exemptions), *(s.place for s in facts.statements)):
        yield Run(place.start, place.end, "fact")
