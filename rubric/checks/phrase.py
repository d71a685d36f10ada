"""`phrase`: a feature stands anywhere in a scope."""

from __future__ import annotations

from typing import Literal

import msgspec

from extract.spotting import Spot
from rubric.case import Case, Span
from rubric.checks.answer import NO, Answer, found
from rubric.checks.shared_filters import Names, covered, names

_LONGEST_TITLE = 400


class PhraseCheck(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold when one of the features stands in a scope, beside the features `with` and none of `without`.

    `within` says how near `with` and `without` are looked for: the clause (the smallest provision, inside one
    sentence), the sentence, subsection, section or scope. `outside` are features whose own words do not count (a term
    that stands in the title of a treaty).
    """

    phrase: Names
    in_: Names = msgspec.field(default="text", name="in")
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    without: Names = ()
    outside: Names = ()
    within: Literal["clause", "sentence", "subsection", "section", "scope"] = "sentence"
    at_least: int = 1

    def ask(self, case: Case) -> Answer:
        """Return where the feature stands, in the order of the scope."""
        spans: list[Span] = []
        for low, high in self.reads(case):
            for s in case.spots(names(self.phrase), low, high):
                if self.outside and self._covered(case, s):
                    continue
                start, end = (low, high) if self.within == "scope" else case.unit(s.start, self.within)
                start, end = max(start, low), min(end, high)
                if all(case.spots(names(w), start, end) for w in self.with_) and not (
                    self.without and case.spots(names(self.without), start, end)
                ):
                    around = case.unit(s.start, "sentence")
                    spans.append(
                        Span(s.start, s.end, max(low, min(around[0], s.start)), min(high, max(around[1], s.end)))
                    )
        return found(spans) if len(set(spans)) >= self.at_least else NO

    def _covered(self, case: Case, spot: Spot) -> bool:
        around = case.spots(names(self.outside), max(0, spot.start - _LONGEST_TITLE), spot.end + _LONGEST_TITLE)
        return any(o.start < spot.end and spot.start < o.end for o in around)

    def reads(self, case: Case) -> list[tuple[int, int]]:
        """Return the ranges of the scope."""
        ranges = [r for name in names(self.in_) for r in case.scope(name)]
        return ranges if len(ranges) < 2 else [r for r in dict.fromkeys(ranges) if r in set(covered(ranges))]
