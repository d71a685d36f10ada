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
    children count; `adults: true` leaves out those about children. `mental: stated` wants a mental element; `penalty:
    minimum` a lower bound on imprisonment. `within` widens the features' passage from the offence to its subsection
    or section. `limbs` wants the filter to hold in most of the offence's own paragraphs, or in the words they share.
    """

    offence: Names
    children: bool | None = None
    adults: bool = False
    share: Literal["some", "most", "every", "none"] = "some"
    mental: Literal["stated", "absent"] | None = None
    penalty: Literal["minimum", "imprisonment", "life"] | None = None
    within: Literal["offence", "subsection", "section"] = "offence"
    limbs: bool = False
    at_least: int = 1

    def ask(self, case: Case) -> Answer:
        """Return the features of the offences that pass, or their first words."""
        offences = self._offences(case)
        passing: list[tuple[Offence, list[Spot], tuple[int, int]]] = []
        for o in offences:
            low, high = self._unit(case, o)
            spots = self._limb_spots(case, low, high) if self.limbs else self.spots(case, low, high)
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

    def _offences(self, case: Case) -> list[Offence]:
        found = case.offences(names(self.offence), self.children)
        return [o for o in found if not o.about_children] if self.adults else found

    def _limb_spots(self, case: Case, low: int, high: int) -> list[Spot] | None:
        """Return the spots of the limbs that pass when more than half do, or those of the words they share."""
        limbs = case.limbs(low, high)
        if not limbs:
            return self.spots(case, low, high)
        for start, end in ((low, limbs[0][0]), (limbs[-1][1], high)):
            shared = self.spots(case, start, end) if end > start else None
            if shared:
                return shared
        passing = [s for s in (self.spots(case, *limb) for limb in limbs) if s is not None]
        return [s for its in passing for s in its] if 2 * len(passing) > len(limbs) else None

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
        return [(o.place.start, o.place.end) for o in self._offences(case)]
