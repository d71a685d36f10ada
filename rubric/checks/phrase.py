"""`phrase`: a feature stands anywhere in a scope."""

from __future__ import annotations

from typing import Literal

import msgspec

from rubric.case import Case, Span
from rubric.checks.answer import NO, Answer, found
from rubric.checks.shared_filters import Names, covered, names


class PhraseCheck(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold when one of the features stands in a scope, beside the features `with` and none of `without`.

    `within` says how near `with` and `without` are looked for: the clause (the smallest provision, inside one
    sentence), the sentence, subsection, section or scope.
    """

    phrase: Names
    in_: Names = msgspec.field(default="text", name="in")
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    without: Names = ()
    within: Literal["clause", "sentence", "subsection", "section", "scope"] = "sentence"
    at_least: int = 1

    def ask(self, case: Case) -> Answer:
        """Return where the feature stands, in the order of the scope."""
        spans: list[Span] = []
        for low, high in self.reads(case):
            for s in case.spots(names(self.phrase), low, high):
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

    def reads(self, case: Case) -> list[tuple[int, int]]:
        """Return the ranges of the scope."""
        ranges = [r for name in names(self.in_) for r in case.scope(name)]
        return ranges if len(ranges) < 2 else [r for r in dict.fromkeys(ranges) if r in set(covered(ranges))]
