"""`reference`: the text sends the reader to another act or provision, with features in the sentence."""

from __future__ import annotations

from typing import Literal

from rubric.case import Case, Span
from rubric.checks.answer import Answer, found
from rubric.checks.shared_filters import Filter


class ReferenceCheck(Filter, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold when a reference to another act (`other-act`) or inside this one (`inside`) stands with the features."""

    reference: Literal["other-act", "inside", "any"]

    def ask(self, case: Case) -> Answer:
        """Return the references whose sentence passes the filter."""
        spans: list[Span] = []
        for r in case.facts.references:
            if self.reference != "any" and bool(r.act) != (self.reference == "other-act"):
                continue
            low, high = case.unit(r.place.start, "sentence")
            low, high = min(low, r.place.start), max(high, r.place.end)
            if self.spots(case, low, high) is not None:
                spans.append(Span(r.place.start, r.place.end, low, high))
        return found(spans)

    def reads(self, case: Case) -> list[tuple[int, int]]:
        """Return the whole text: a reference can stand anywhere."""
        return [(0, len(case.instrument.text))]
