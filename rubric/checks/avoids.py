"""`avoids`: wording that should not be there is not there, where the text treats the subject."""

from __future__ import annotations

import msgspec

from rubric.case import Case, Span
from rubric.checks.answer import NO, Answer, found
from rubric.checks.shared_filters import Names, covered, names, opening


class AvoidsCheck(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold when none of the features stands in the scope `in`; the first words of `shows` are the evidence."""

    avoids: Names
    in_: Names = msgspec.field(default="text", name="in")
    shows: Names = "material"

    def ask(self, case: Case) -> Answer:
        """Return the passages that treat the subject in other words."""
        if any(case.spots(names(self.avoids), low, high) for low, high in self.reads(case)):
            return NO
        shown = [r for name in names(self.shows) for r in case.scope(name)]
        return found(_first_words(case, low, high) for low, high in shown)

    def reads(self, case: Case) -> list[tuple[int, int]]:
        """Return the ranges of the scope."""
        return covered([r for name in names(self.in_) for r in case.scope(name)])


def _first_words(case: Case, low: int, high: int) -> Span:
    return opening(case, low, high)
