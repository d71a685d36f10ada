"""Put every criterion to the facts of one instrument."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.facts import Facts
from rubric.case import Case, Span
from rubric.checks.answer import Answer
from rubric.checks.shared_filters import covered
from rubric.criterion import Criterion
from rubric.finding import Evidence, Finding, Outcome
from rubric.needs import treats
from rubric.vocabulary import Vocabulary, vocabulary

MOST_EVIDENCE = 5
MOST_OF_A_SECTION = 2
_SAYS = {
    Outcome.MET: "The text answers yes: see the words quoted.",
    Outcome.PARTIAL: "The text answers only in part, or under a condition: see the words quoted.",
    Outcome.CONTRARY: "The text says the opposite, or holds what should be avoided: see the words quoted.",
    Outcome.SILENT: "The subject is treated, and nothing on this question was found in the provisions looked at.",
    Outcome.UNREAD: "The part that could answer could not be read.",
}
_SUBJECTS = {
    "csam": "child sexual abuse material",
    "sexual": "sexual offences against children",
    "offence": "offences in this field",
    "child-justice": "children in conflict with the law",
    "online": "computers, platforms or providers",
    "exemption": "an exemption for young people close in age",
}


def judge(facts: Facts, criteria: Iterable[Criterion], words: Vocabulary | None = None) -> list[Finding]:
    """Return one finding a criterion, in the order of the criteria."""
    case = Case(facts, words or vocabulary())
    return [_judge_one(case, c) for c in criteria]


def _judge_one(case: Case, criterion: Criterion) -> Finding:
    # A pack that knows definitions and offences but no features (German, Portuguese) cannot hear most answers: silence
    # and `avoids` would then be claimed of words nobody looked for.
    if case.instrument.fatal or case.pack is None:
        return _finding(case, criterion, Outcome.UNREAD, decidable=False)
    if not case.pack.has("features"):
        unread = _finding(case, criterion, Outcome.UNREAD, decidable=False)
        return replace(unread, why=f"lexgap cannot yet look for this in {case.pack.head.name}.")
    if not treats(case, criterion.file.needs):
        outcome = Outcome.UNREAD if case.instrument.unread else Outcome.NOT_APPLICABLE
        return _finding(case, criterion, outcome)
    for outcome, check in criterion.branches:
        answer = check.ask(case)
        if answer and answer.spans:
            return _finding(case, criterion, outcome, answer)
    if case.instrument.unread:
        return _finding(case, criterion, Outcome.UNREAD, decidable=False)
    return _finding(case, criterion, Outcome.SILENT, decidable=not criterion.file.other_act)


def _finding(
    case: Case, criterion: Criterion, outcome: Outcome, answer: Answer | None = None, *, decidable: bool = True
) -> Finding:
    evidence = _evidence(case, answer.spans) if answer else ()
    searched = () if outcome in (Outcome.UNREAD, Outcome.NOT_APPLICABLE) else _searched(case, criterion)
    return Finding(
        criterion=criterion.id,
        source=case.instrument.source,
        outcome=outcome,
        evidence=evidence,
        searched=searched,
        why=_why(criterion, outcome),
        decidable=decidable,
        records=answer.records if answer else (),
    )


def _why(criterion: Criterion, outcome: Outcome) -> str:
    said = criterion.file.says.get(outcome)
    if said:
        return " ".join(said.split())
    if outcome is Outcome.NOT_APPLICABLE:
        subject = _SUBJECTS.get(criterion.file.needs, "the subject")
        return f"The text does not treat {subject}, so the question does not arise."
    return _SAYS[outcome]


def _evidence(case: Case, spans: Sequence[Span]) -> tuple[Evidence, ...]:
    """Return the quotations for spans, most telling first, none inside another."""
    quotes: list[tuple[int, int]] = []
    for span in _spread(case, spans):
        start, end = case.clause(span)
        if all(end <= a or start >= b for a, b in quotes):
            quotes.append((start, end))
        if len(quotes) == MOST_EVIDENCE:
            break
    instrument = case.instrument
    found = []
    for start, end in quotes:
        place = instrument.place(start, end)
        page = instrument.page(start)
        found.append(Evidence(place, instrument.citation(place), place.of(instrument.text), page))
    return tuple(found)


def _spread(case: Case, spans: Sequence[Span]) -> list[Span]:
    """Return the spans in order, those past the second of one section last: a reader sees all that answer."""
    seen: dict[tuple[int, int], int] = {}
    first: list[Span] = []
    rest: list[Span] = []
    for span in spans:
        section = case.section_range(span.start)
        seen[section] = seen.get(section, 0) + 1
        (first if seen[section] <= MOST_OF_A_SECTION else rest).append(span)
    return [*first, *rest]


def _searched(case: Case, criterion: Criterion) -> tuple[str, ...]:
    """Return the citations of the provisions that the checks looked at, in order of place."""
    ranges = covered([r for _, check in criterion.branches for r in check.reads(case)])
    instrument = case.instrument
    if any(high - low == len(instrument.text) for low, high in ranges):
        return tuple(dict.fromkeys(p.citation for p in instrument.sections() if p.citation))
    cited = (instrument.at(low) for low, _ in ranges)
    return tuple(dict.fromkeys(p.citation for p in cited if p is not None and p.citation))
