"""What a copy of the bill carries in its margin: one text a note, at the words it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.bill_check import BillCheck, Note
from compare.exemplars import Exemplar
from corpus.place import Place
from report.outcomes import look_of
from rubric.drafting import Fault, fault_texts
from rubric.finding import Outcome

_QUOTE = 400
_PASSED = frozenset({Outcome.NOT_APPLICABLE, Outcome.UNREAD})


@dataclass(frozen=True, slots=True, order=True)
class Annotation:
    """Hang a text on a place of the bill; `place` is None for a bill in which no word can carry it."""

    start: int
    end: int
    place: Place | None
    title: str
    text: str
    fill: str


def margin_notes(checks: Sequence[BillCheck]) -> Iterator[tuple[BillCheck, Annotation]]:
    """Yield the annotations of each instrument of the bill, in order of place; what does not arise has none."""
    for check in checks:
        made = [_of_note(n) for n in check.notes if n.finding.outcome not in _PASSED]
        made += [_of_fault(f) for f in check.faults]
        for annotation in sorted(made, key=lambda a: (a.start, a.end, a.title)):
            yield check, annotation


def note_lines(note: Note) -> list[str]:
    """Return what a note says, one line each: the question, what is missing, the remedy, the exemplars."""
    lines = [note.question.question, note.missing or note.finding.why]
    if note.remedy:
        lines.append(f"To draft: {note.remedy}")
    lines += [exemplar_line(e) for e in note.exemplars]
    return [" ".join(line.split()) for line in lines if line]


def exemplar_line(exemplar: Exemplar) -> str:
    """Return an exemplar as one line: law, citation, words, and why it was chosen."""
    words = " ".join(exemplar.evidence.quote.split())
    if len(words) > _QUOTE:
        words = words[:_QUOTE].rsplit(" ", 1)[0] + " …"
    at = ", ".join(x for x in (exemplar.law, exemplar.citation) if x)
    return f"Compare {at}: “{words}” ({exemplar.because or exemplar.outcome.value})"


def _of_note(note: Note) -> Annotation:
    look = look_of(note.finding)
    title = f"{note.question.id} {look.word}"
    place = note.anchor
    start, end = (place.start, place.end) if place else (0, 0)
    return Annotation(start, end, place, title, "\n".join(note_lines(note)), look.fill)


def _of_fault(fault: Fault) -> Annotation:
    text = f"{fault.message}\nTo draft: {fault.remedy}"
    title = fault_texts().kinds[fault.kind].title
    return Annotation(fault.place.start, fault.place.end, fault.place, title, text, "#F6E3A1")
