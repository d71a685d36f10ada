"""The check of a bill: every question answered with its words, what is missing, what to draft, and who drafted it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.exemplars import Exemplar, exemplars
from compare.question import Question
from corpus.instrument import Instrument
from corpus.place import Place
from rubric.drafting import Fault, drafting_faults
from rubric.finding import Finding, Outcome

if TYPE_CHECKING:
    from rubric.casework import Case

GAP, FAULT = "gap", "fault"
FAIL_ON = (*(o.value for o in Outcome), GAP, FAULT)
_GENERIC = "The subject is treated"  # how `rubric.judge` begins where a criterion has no sentence of its own
_LABEL = 120  # characters of a heading or first line that stand for a unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Hold one answer as a drafting team needs it.

    `missing` says in one sentence what the bill does not say ("" when it is met or does not arise); `anchor` are the
    words a comment hangs on: the evidence, else the provision where the answer was looked for first.
    """

    question: Question
    finding: Finding
    missing: str
    remedy: str
    anchor: Place | None
    exemplars: tuple[Exemplar, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BillCheck:
    """Hold the notes on one bill, in the order of the questions, and its drafting faults in order of place."""

    instrument: Instrument
    notes: tuple[Note, ...]
    faults: tuple[Fault, ...]

    def fails(self, on: Iterable[str]) -> bool:
        """Return whether one of the named outcomes, a gap or a drafting fault was found (`FAIL_ON`)."""
        names = set(on)
        found = {n.finding.outcome.value for n in self.notes}
        if any(n.finding.gap for n in self.notes):
            found.add(GAP)
        if self.faults:
            found.add(FAULT)
        return bool(found & names)


def check_bill(bill: Case, questions: Sequence[Question], against: Sequence[Case] = ()) -> BillCheck:
    """Check one bill: its findings as notes with exemplars of the laws it is laid against, and its drafting faults."""
    by_id = {q.id: q for q in questions}
    notes = tuple(_note(bill, by_id[f.criterion], f, against) for f in bill.findings if f.criterion in by_id)
    return BillCheck(instrument=bill.instrument, notes=notes, faults=drafting_faults(bill.facts))


def _note(bill: Case, question: Question, finding: Finding, against: Sequence[Case]) -> Note:
    wanting = finding.outcome in (Outcome.PARTIAL, Outcome.CONTRARY, Outcome.SILENT)
    return Note(
        question=question,
        finding=finding,
        missing=_missing(question, finding) if wanting else "",
        remedy=" ".join(question.remedy.split()) if wanting else "",
        anchor=_anchor(bill.instrument, finding),
        exemplars=exemplars(bill, finding, against),
    )


def _missing(question: Question, finding: Finding) -> str:
    """Return in one sentence what the bill does not say."""
    said = finding.why.rstrip(".")
    if finding.outcome is not Outcome.SILENT:
        return f"{said}."
    if said.startswith(_GENERIC):
        said = f"Nothing answers the question “{question.question}”"
    return f"{said}." if finding.decidable else f"{said}; another act may."


def _anchor(instrument: Instrument, finding: Finding) -> Place | None:
    if finding.evidence:
        return finding.evidence[0].place
    units = {p.citation: (p.start, p.end) for p in reversed(instrument.provisions) if p.citation}
    searched = [c for c in finding.searched if c in units]
    # An answer that was looked for in every section concerns the bill as a whole.
    everywhere = {p.citation for p in instrument.sections()} <= set(searched)
    if searched and not everywhere:
        start, end = units[searched[0]]
    else:
        start, end = 0, len(instrument.text)
    return _first_words(instrument, start, end)


def _first_words(instrument: Instrument, start: int, end: int) -> Place | None:
    """Return the first line with words of a unit, cut at a word when it is long."""
    reading = instrument.reading
    while start < end and not reading[start].isalnum():
        start += 1
    if start >= end:
        return None
    stop = min(end, start + _LABEL)
    line = instrument.text.find("\n", start, stop)
    if line > start:
        stop = line
    elif stop < end:
        stop = max(reading.rfind(" ", start, stop), start + 1)
    while stop > start + 1 and reading[stop - 1].isspace():
        stop -= 1
    return instrument.place(start, stop)
