"""`statement`, `duty`, `protection`, `measure`, `procedure`: the text says another thing the rubric asks about."""

from __future__ import annotations

from rubric.case import Case, Span
from rubric.checks.answer import Answer, found
from rubric.checks.shared_filters import Filter, Names, names


class StatementCheck(Filter, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold when the text makes the statement; the filter reads the sentence it stands in."""

    statement: Names
    family: str | None = None

    def ask(self, case: Case) -> Answer:
        """Return the statements, by their telling words."""
        spans: list[Span] = []
        for s in case.statements(names(self.statement), self.family):
            low, high = case.unit(s.place.start, "sentence")
            low, high = min(low, s.place.start), max(high, s.place.end)
            if self.spots(case, low, high) is not None:
                spans.append(Span(s.place.start, s.place.end, low, high))
        return found(spans)

    def reads(self, case: Case) -> list[tuple[int, int]]:
        """Return the whole text: a statement can stand anywhere."""
        return [(0, len(case.instrument.text))]
