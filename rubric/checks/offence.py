"""`offence`: the text punishes a conduct, with features; or a share of its offences has them."""

from __future__ import annotations

from typing import Literal

from extract.facts import Offence
from extract.spotting import Spot
from rubric.case import Case, Span
from rubric.checks.answer import NO, Answer, found
from rubric.checks.shared_filters import Filter, Names, names, opening, spans_of


class OffenceCheck(Filter, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold when some, most or every offence of the group passes the filter.

    `offence` names groups of `vocabulary.yaml` or single concepts; `children` overrides whether only offences about
    children count. `mental: stated` wants a mental element; `penalty: minimum` wants a lower bound on imprisonment.
    `within` widens the features' passage from the offence to its subsection or section.
    """

    offence: Names
    children: bool | None = None
    share: Literal["some", "most", "every", "none"] = "some"
    mental: Literal["stated", "absent"] | None = None
    penalty: Literal["minimum", "imprisonment", "life"] | None = None
    within: Literal["offence", "subsection", "section"] = "offence"
    at_least: int = 1

    def ask(self, case: Case) -> Answer:
        """Return the features of the offences that pass, or their first words."""
        offences = case.offences(names(self.offence), self.children)
        passing: list[tuple[Offence, list[Spot], tuple[int, int]]] = []
        for o in offences:
            low, high = self._unit(case, o)
            spots = self.spots(case, low, high)
            if spots is not None and self._mental_fits(o) and self._penalty_fits(o):
                passing.append((o, spots, (low, high)))
        if not offences or not self._enough(len(passing), len(offences)):
            return NO
        if self.share == "none":
            return found(opening(case, o.place.start, o.place.end) for o in offences)
        spans: list[Span] = []
        for o, spots, (low, high) in passing:
            if self.penalty:
                spans += [Span(p.place.start, p.place.end, p.place.start, p.place.end) for p in o.penalties[:1]]
            else:
                spans += spans_of(spots, low, high)[:3] or [opening(case, o.place.start, o.place.end)]
        return found(spans)

    def _enough(self, passing: int, all_: int) -> bool:
        if self.share == "none":
            return passing == 0
        if self.share == "every":
            return passing == all_
        if self.share == "most":
            return passing * 2 > all_
        return passing >= self.at_least

    def _unit(self, case: Case, o: Offence) -> tuple[int, int]:
        if self.within == "section":
            return case.section_range(o.place.start)
        if self.within == "subsection":
            return case.subsection_range(o.place.start)
        return o.place.start, o.place.end

    def _mental_fits(self, o: Offence) -> bool:
        return self.mental is None or bool(o.mental) == (self.mental == "stated")

    def _penalty_fits(self, o: Offence) -> bool:
        if self.penalty is None:
            return True
        if self.penalty == "minimum":
            return any(p.months_min for p in o.penalties)
        if self.penalty == "life":
            return any(p.life for p in o.penalties)
        return any(p.life or p.months_max for p in o.penalties)

    def reads(self, case: Case) -> list[tuple[int, int]]:
        """Return the offences looked at."""
        return [(o.place.start, o.place.end) for o in case.offences(names(self.offence), self.children)]
