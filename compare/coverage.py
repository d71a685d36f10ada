"""The gap matrix: every instrument against every criterion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from compare.distinct import distinct_cases
from compare.naming import country_of, title_of
from compare.question import Question
from corpus.instrument import Instrument
from rubric.finding import Finding, Outcome

if TYPE_CHECKING:
    from rubric.casework import Case

# Which answer stands for a country when its instruments answer differently. What is contrary stays contrary although
# another act is better; an unread part outweighs silence, because the answer may be in it.
_PRECEDENCE = (
    Outcome.CONTRARY, Outcome.MET, Outcome.PARTIAL, Outcome.UNREAD, Outcome.SILENT, Outcome.NOT_APPLICABLE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """Hold the answers of one instrument, in the order of the matrix's criteria; None where it was not asked."""

    instrument: Instrument
    findings: tuple[Finding | None, ...]

    @property
    def country(self) -> str:
        """Return the country or organisation of the instrument."""
        return country_of(self.instrument)

    @property
    def title(self) -> str:
        """Return the instrument's title."""
        return title_of(self.instrument)

    @property
    def law(self) -> bool:
        """Return whether the instrument is law: what a guidance text leaves open is no gap in a law."""
        return self.instrument.kind != "guidance"

    @property
    def gaps(self) -> int:
        """Return how many answers are gaps, 0 for a guidance text."""
        return sum(1 for f in self.findings if f and f.gap) if self.law else 0

    def count(self, outcome: Outcome) -> int:
        """Return how many answers have this outcome."""
        return sum(1 for f in self.findings if f and f.outcome is outcome)


@dataclass(frozen=True, slots=True)
class Country:
    """Hold the rows of one country and, for each criterion, the answer that stands for all of them."""

    name: str
    rows: tuple[Row, ...]
    answers: tuple[Finding | None, ...]

    @property
    def gaps(self) -> int:
        """Return how many criteria no instrument of the country answers, or one answers to the contrary."""
        return sum(1 for f in self.answers if f and f.gap) if self.law else 0

    @property
    def law(self) -> bool:
        """Return whether one of the rows is law."""
        return any(r.law for r in self.rows)


@dataclass(frozen=True)
class GapMatrix:
    """Hold rows sorted by country, date and title, guidance last, and the ids of the criteria in the order asked."""

    criteria: tuple[str, ...]
    rows: tuple[Row, ...]

    @cached_property
    def countries(self) -> tuple[Country, ...]:
        """Return the rows gathered by country."""
        names = dict.fromkeys((r.country, r.law) for r in self.rows)
        return tuple(_country(n, tuple(r for r in self.rows if (r.country, r.law) == (n, law))) for n, law in names)

    def column(self, criterion: str) -> tuple[tuple[Row, Finding], ...]:
        """Return the answers of all instruments to one criterion, instruments that were not asked left out."""
        at = self.criteria.index(criterion)
        return tuple((r, f) for r in self.rows if (f := r.findings[at]) is not None)

    @property
    def gaps(self) -> int:
        """Return the number of gaps in the whole matrix."""
        return sum(r.gaps for r in self.rows)


def coverage(cases: Sequence[Case], criteria: Sequence[Question]) -> GapMatrix:
    """Build the gap matrix of the cases for these criteria, in the criteria's order."""
    rows = []
    for case in distinct_cases(cases):
        answers = {f.criterion: f for f in case.findings}
        rows.append(Row(case.instrument, tuple(answers.get(c.id) for c in criteria)))
    rows.sort(key=lambda r: (not r.law, r.country.casefold(), r.instrument.date, r.title.casefold(), r.instrument.id))
    return GapMatrix(tuple(c.id for c in criteria), tuple(rows))


def _country(name: str, rows: tuple[Row, ...]) -> Country:
    answers = []
    for column in zip(*(r.findings for r in rows), strict=True):
        given = [f for f in column if f]
        answers.append(min(given, key=_rank, default=None))
    return Country(name, rows, tuple(answers))


def _rank(finding: Finding) -> tuple[int, bool]:
    # Among silent instruments the one that alone can decide speaks for the country.
    return _PRECEDENCE.index(finding.outcome), not finding.decidable
