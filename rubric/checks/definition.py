"""`definition`: the text defines a concept, with features."""

from __future__ import annotations

import msgspec

from extract.facts import Definition
from rubric.case import Case, Span
from rubric.checks.answer import Answer, found
from rubric.checks.shared_filters import Filter, Names, names, opening, spans_of


class DefinitionCheck(Filter, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold when a definition of the concept passes the filter; a definition of its own, not a mere reference."""

    definition: Names
    age_from: int | None = None
    age_below: int | None = None
    own_words: bool = msgspec.field(default=False)

    def ask(self, case: Case) -> Answer:
        """Return the features found, or the definition's first words when no feature is asked for."""
        spans: list[Span] = []
        for d in case.definitions(names(self.definition)):
            spots = self.spots(case, d.place.start, d.place.end)
            if spots is None or not self._age_fits(d) or (self.own_words and d.kind == "same-meaning"):
                continue
            spans += spans_of(spots, d.place.start, d.place.end) or [opening(case, d.place.start, d.place.end)]
        return found(spans)

    def _age_fits(self, d: Definition) -> bool:
        if self.age_from is not None and (d.age is None or d.age < self.age_from):
            return False
        return self.age_below is None or (d.age is not None and d.age < self.age_below)

    def reads(self, case: Case) -> list[tuple[int, int]]:
        """Return the definitions looked at."""
        return [(d.place.start, d.place.end) for d in case.definitions(names(self.definition))]
