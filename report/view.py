"""What the pages show, made from facts and findings: words with their citation and the link to where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from compare.coverage import Country, GapMatrix, coverage
from compare.distinct import distinct_cases
from compare.graph import OverlapGraph, overlap_graph
from compare.naming import cited, country_of, marks_apart, short_name, title_of
from compare.question import Question
from corpus.instrument import Instrument
from corpus.place import Place
from report.groups import QuestionGroup, grouped
from report.links import Links
from report.originals import originals_of
from report.outcomes import Look, look_of
from report.shown import folded_words, goes_on
from rubric.finding import Finding

if TYPE_CHECKING:
    from rubric.casework import Case


_LEADING = "—–-.,;: "  # what divides a heading from the words after it is not part of a quotation
_PROFILES = 200  # countries with a Word profile each; more of them would outweigh the report
_ONE_TABLE = 24  # questions that fit beside each other on a page 1280 pixels wide


@dataclass(frozen=True, slots=True)
class Quote:
    """Hold verbatim words, white space folded, with citation, page and the link into the reading view.

    `before` and `after` say that the sentence or provision goes on there, so that a page prints an ellipsis.
    """

    words: str
    citation: str
    page: int | None
    href: str
    language: str
    pdf: str = ""
    before: bool = False
    after: bool = False

    @property
    def whole(self) -> str:
        """Return the words with an ellipsis where the sentence goes on."""
        return f"{'… ' if self.before else ''}{self.words}{' …' if self.after else ''}"


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold one finding as a page shows it; `href` leads to it on the instrument's page."""

    question: Question
    finding: Finding
    look: Look
    quotes: tuple[Quote, ...]
    instrument: Instrument
    href: str

    @property
    def id(self) -> str:
        """Return the name of the panel that holds this answer on the first page."""
        return f"{self.href.removeprefix('instruments/').replace('.html#', '-')}"


class View:
    """Give every page of one report its content; everything is sorted, nothing is looked up twice."""

    def __init__(self, cases: Sequence[Case], criteria: Sequence[Question], files: Sequence[Path] = ()) -> None:
        self.criteria = tuple(criteria)
        self.groups: tuple[QuestionGroup, ...] = grouped(criteria)
        self.matrix: GapMatrix = coverage(cases, criteria)
        by_id = {c.instrument.id: c for c in distinct_cases(cases)}
        self.cases: tuple[Case, ...] = tuple(by_id[r.instrument.id] for r in self.matrix.rows)
        self.links = Links([c.instrument for c in self.cases])
        self.originals = originals_of([c.instrument for c in self.cases], files, self.links)
        self._marks = marks_apart([c.instrument for c in self.cases])

    @cached_property
    def graph(self) -> OverlapGraph:
        """Return the overlap graph of all definitions."""
        return overlap_graph([c.facts for c in self.cases])

    @cached_property
    def answers(self) -> dict[str, tuple[Answer | None, ...]]:
        """Return the answers of each instrument, in the order of the criteria, by the instrument's id."""
        return {
            row.instrument.id: tuple(
                self._answer(row.instrument, q, f) if f else None
                for q, f in zip(self.criteria, row.findings, strict=True)
            )
            for row in self.matrix.rows
        }

    @property
    def chunks(self) -> tuple[tuple[QuestionGroup, ...], ...]:
        """Return the groups that stand in one table: all of them, or each by itself when they are too many."""
        return (self.groups,) if len(self.criteria) <= _ONE_TABLE else tuple((g,) for g in self.groups)

    def gaps_in(self, answers: Sequence[Answer | None], groups: Sequence[QuestionGroup]) -> int:
        """Return how many answers to the questions of these groups are gaps."""
        given = (answers[i] for g in groups for i in g.at)
        return sum(1 for a in given if a and a.finding.gap)

    def countries_of(self, answers: Sequence[Answer]) -> tuple[str, ...]:
        """Return the countries of answers, each once."""
        return tuple(dict.fromkeys(country_of(a.instrument) for a in answers))

    def country_answers(self, country: Country) -> tuple[Answer | None, ...]:
        """Return, for each criterion, the answer of the instrument that speaks for its country."""
        spoken = []
        for at, finding in enumerate(country.answers):
            given = [self.answers[r.instrument.id][at] for r in country.rows]
            spoken.append(next((a for a in given if a and a.finding is finding), None))
        return tuple(spoken)

    @property
    def profiles(self) -> bool:
        """Return whether the report has a Word profile for each country."""
        return len(self.matrix.countries) <= _PROFILES

    def profile_of(self, instrument: Instrument) -> str:
        """Return the Word profile of the country an instrument belongs to, "" where the report has none."""
        return self._profiles.get(instrument.id, "") if self.profiles else ""

    @cached_property
    def _profiles(self) -> dict[str, str]:
        return {
            r.instrument.id: self.links.profile(n, c.name) for n, c in enumerate(self.matrix.countries) for r in c.rows
        }

    def country_anchor(self, country: Country) -> str:
        """Return the anchor of a country in the matrix."""
        return f"country-{self.matrix.countries.index(country) + 1}"

    def column(self, question: Question) -> tuple[Answer, ...]:
        """Return the answers of all instruments to one question, in the order of the rows."""
        at = self.matrix.criteria.index(question.id)
        given = (self.answers[r.instrument.id][at] for r in self.matrix.rows)
        return tuple(a for a in given if a)

    def law_column(self, question: Question) -> tuple[Answer, ...]:
        """Return the answers of the instruments that are law."""
        law = {r.instrument.id for r in self.matrix.rows if r.law}
        return tuple(a for a in self.column(question) if a.instrument.id in law)

    def gaps_of(self, question: Question) -> tuple[Answer, ...]:
        """Return the answers to a question that are gaps in a law."""
        return tuple(a for a in self.law_column(question) if a.finding.gap)

    @cached_property
    def common_gaps(self) -> tuple[tuple[Question, tuple[Answer, ...]], ...]:
        """Return the questions with a gap somewhere and the answers that are gaps, the most common first."""
        found = [(q, self.gaps_of(q)) for q in self.criteria]
        return tuple(sorted((x for x in found if x[1]), key=lambda x: -len(x[1])))

    def quote(self, instrument: Instrument, place: Place, citation: str) -> Quote:
        """Return the words of a place, ready to be shown."""
        before, after = goes_on(instrument, place)
        page = instrument.page(place.start)
        return Quote(
            pdf=self.pdf(instrument, page),
            before=before,
            after=after,
            words=folded_words(instrument, place).lstrip(_LEADING),
            citation=cited(instrument, place, citation),
            page=page,
            href=self.links.words(instrument.id, place),
            language=instrument.language,
        )

    def pdf(self, instrument: Instrument, page: int | None = None) -> str:
        """Return the copy of the PDF a text was read from, at a page; "" when the report has none."""
        original = self.originals.get(instrument.sha256)
        if original is None:
            return ""
        return f"{original.name}#page={page}" if page else original.name

    def name(self, instrument: Instrument) -> str:
        """Return country and title as one phrase, with what tells two texts of one title apart."""
        mark = self.mark(instrument)
        return f"{short_name(instrument)} ({mark})" if mark else short_name(instrument)

    def mark(self, instrument: Instrument) -> str:
        """Return the language or file name that tells this text from others of the same title, "" when it is alone."""
        return self._marks.get(instrument.id, "")

    def country(self, instrument: Instrument) -> str:
        """Return the country or organisation."""
        return country_of(instrument)

    def title(self, instrument: Instrument) -> str:
        """Return the title."""
        return title_of(instrument)

    def _answer(self, instrument: Instrument, question: Question, finding: Finding) -> Answer:
        return Answer(
            question=question,
            finding=finding,
            look=look_of(finding),
            quotes=tuple(self.quote(instrument, e.place, e.citation) for e in finding.evidence),
            instrument=instrument,
            href=self.links.instrument(instrument.id, question.id),
        )
