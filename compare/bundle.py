"""A country as a whole: what its instruments answer together, where they contradict each other, what is not loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.coverage import Country, Row, coverage
from compare.naming import title_of
from compare.question import Question
from compare.versions import plain_title
from corpus.place import Place
from rubric.act_kinds import act_kinds, missing_kinds
from rubric.finding import Finding, Outcome

if TYPE_CHECKING:
    from rubric.casework import Case

_SHORT = 8  # shorter names ("the Act") name no act


@dataclass(frozen=True, slots=True)
class BundleAnswer:
    """Hold the answer of a country to one question.

    `by` is the row whose finding stands for the country. `against` are rows whose words say the opposite of it:
    contradictions between acts. `missing` are kinds of act that often answer and are not loaded; silence is a gap of
    the country only where nothing is missing.
    """

    question: Question
    finding: Finding
    by: Row
    against: tuple[tuple[Row, Finding], ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def gap(self) -> bool:
        """Return whether this is a gap of the country."""
        return self.finding.gap

    @property
    def note(self) -> str:
        """Return what a reader must know besides the outcome, "" when there is nothing."""
        if self.missing and not self.gap:
            names = ", ".join(act_kinds()[k].name for k in self.missing)
            return f"no {names} loaded: {self.question.id} not decidable"
        if self.against:
            named = "; ".join(f"{r.title} ({f.outcome.value})" for r, f in self.against)
            return f"another act answers otherwise: {named}"
        return ""


@dataclass(frozen=True, slots=True)
class ActReference:
    """Hold an act that an instrument names; `loaded` is the title of the instrument it was found to be, "" if none."""

    act: str
    source: str
    citation: str
    place: Place
    loaded: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """Hold a country: its rows, its answers in the order of the questions, and the acts its instruments name."""

    country: Country
    answers: tuple[BundleAnswer, ...]
    references: tuple[ActReference, ...]

    @property
    def contradictions(self) -> tuple[BundleAnswer, ...]:
        """Return the questions that its acts answer against each other."""
        return tuple(a for a in self.answers if a.against)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the kinds of act without which a question of the set stays open, in the order of the kinds."""
        wanted = {k for a in self.answers for k in a.missing}
        return tuple(k for k in act_kinds() if k in wanted)

    @property
    def not_loaded(self) -> tuple[str, ...]:
        """Return the acts that are named and not loaded, each once."""
        return tuple(dict.fromkeys(r.act for r in self.references if not r.loaded))


def bundles(cases: Sequence[Case], questions: Sequence[Question]) -> tuple[Bundle, ...]:
    """Return one bundle for each country of the cases, in the matrix's order; guidance is no country's law."""
    facts = {(c.instrument.source, c.instrument.sha256, c.instrument.language): c for c in cases}
    made = []
    for country in coverage(cases, questions).countries:
        if not country.law:
            continue
        own = [facts[r.instrument.source, r.instrument.sha256, r.instrument.language] for r in country.rows]
        made.append(Bundle(country, tuple(_answers(country, questions)), tuple(_references(own))))
    return tuple(made)


def _answers(country: Country, questions: Sequence[Question]) -> Iterator[BundleAnswer]:
    instruments = [r.instrument for r in country.rows]
    for at, (question, finding) in enumerate(zip(questions, country.answers, strict=True)):
        if finding is None:
            continue
        given = [(r, f) for r in country.rows if (f := r.findings[at]) is not None]
        by = next(r for r, f in given if f is finding)
        against = tuple((r, f) for r, f in given if _opposed(finding, f))
        silent = finding.outcome in (Outcome.SILENT, Outcome.NOT_APPLICABLE)
        missing = missing_kinds(question.id, instruments) if silent else ()
        if finding.outcome is Outcome.SILENT and not finding.decidable and not missing and _known(question.id):
            # Every kind of act that could answer is loaded: the country's silence can now be told.
            finding = replace(finding, decidable=True)
        yield BundleAnswer(question, finding, by, against, missing)


def _known(criterion: str) -> bool:
    return any(criterion in kind.answers for kind in act_kinds().values())


def _opposed(spoken: Finding, other: Finding) -> bool:
    pair = {spoken.outcome, other.outcome}
    return Outcome.CONTRARY in pair and bool(pair & {Outcome.MET, Outcome.PARTIAL})


def _references(cases: Sequence[Case]) -> Iterator[ActReference]:
    titles = {plain_title(title_of(c.instrument)): title_of(c.instrument) for c in cases}
    for case in cases:
        for r in case.facts.references:
            name = plain_title(r.act)
            if len(name) < _SHORT:
                continue
            own = plain_title(title_of(case.instrument))
            found = next((t for key, t in sorted(titles.items()) if _same_act(name, key)), "")
            if not _same_act(name, own):
                yield ActReference(" ".join(r.act.split()), case.instrument.source, r.citation, r.place, found)


def _same_act(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SHORT and f" {shorter} " in f" {longer} "
