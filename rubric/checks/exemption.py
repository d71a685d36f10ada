"""`exemption`: the text excuses someone, for the offences in question."""

from __future__ import annotations

from typing import Literal

import msgspec

from extract.facts import Exemption, Offence
from rubric.case import Case, Span
from rubric.checks.answer import Answer, found
from rubric.checks.shared_filters import Filter, Names, names, opening


class ExemptionCheck(Filter, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold when an exemption of the type applies to an offence of the group `for` ("*": whatever it applies to).

    `conditions` wants a bound (trust, dependency, coercion, ...) among its conditions; `floor` and `gap` want the
    numbers. Floor and gap are recorded. `within: section` looks for the features in the whole section the exemption
    stands in, since a later subsection often bounds it.
    """

    exemption: Names
    for_: Names = msgspec.field(default="*", name="for")
    conditions: bool | None = None
    within: Literal["exemption", "section"] = "exemption"
    floor: bool | None = None
    gap: bool | None = None

    def ask(self, case: Case) -> Answer:
        """Return the exemptions that pass, by their telling words."""
        offences = case.offences(names(self.for_), children=False if "*" in names(self.for_) else None)
        spans: list[Span] = []
        records: list[str] = []
        for e in case.exemptions(names(self.exemption)):
            unit = (e.place.start, e.place.end)
            if self.within == "section":
                unit = case.section_range(e.place.start)
            spots = self.spots(case, *unit)
            fits = (
                spots is not None
                and (self.conditions is None or bool(e.conditions) == self.conditions)
                and (self.floor is None or (e.floor_age is not None) == self.floor)
                and (self.gap is None or (e.gap_years is not None) == self.gap)
                and ("*" in names(self.for_) or case.applies(e, offences))
            )
            if not fits or spots is None:
                continue
            if self.conditions and not spots:
                spans += [Span(c.place.start, c.place.end, *unit) for c in e.conditions[:2]]
            else:
                spans += [Span(s.start, s.end, *unit) for s in spots[:2]] or [opening(case, *unit)]
            records += [f"floor {e.floor_age}"] if e.floor_age is not None else []
            records += [f"gap {e.gap_years}"] if e.gap_years is not None else []
        return found(spans, records)

    def reads(self, case: Case) -> list[tuple[int, int]]:
        """Return the offences that could be excused and the exemptions looked at."""
        offences = case.offences(names(self.for_)) if "*" not in names(self.for_) else []
        facts: list[Offence | Exemption] = [*offences, *case.exemptions(names(self.exemption))]
        return [(f.place.start, f.place.end) for f in facts]
