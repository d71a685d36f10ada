"""The check of a bill in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from compare.bill_check import BillCheck, Note
from compare.naming import cited
from report.check_files.annotations import exemplar_line
from report.console import clip
from report.outcomes import look_of
from rubric.drafting import Fault, fault_texts

_PLACES = 12  # places of one fault that are listed; the files list all


def check_lines(check: BillCheck) -> Iterator[str]:
    """Yield the check line by line: every answer with the bill's words, what is missing and how others draft it."""
    i = check.instrument
    yield f"{i.title or i.source}  ({i.source})"
    for note in check.notes:
        yield from _note(check, note)
    yield f"  Drafting faults ({len(check.faults)})"
    for kind, text in fault_texts().kinds.items():
        found = [f for f in check.faults if f.kind == kind]
        if found:
            yield f"    {text.title} ({len(found)})"
            yield from _faults(check, found)


def _note(check: BillCheck, note: Note) -> Iterator[str]:
    yield f"  {note.question.id}  {look_of(note.finding).word}: {note.question.question}"
    for e in note.finding.evidence:
        page = f", p {e.page}" if e.page else ""
        yield f"         {cited(check.instrument, e.place, e.citation)}{page}: “{clip(e.quote)}”"
    yield f"         {note.missing or note.finding.why}"
    if note.remedy:
        yield f"         To draft: {note.remedy}"
    for exemplar in note.exemplars:
        yield f"         {exemplar_line(exemplar)}"


def _faults(check: BillCheck, found: list[Fault]) -> Iterator[str]:
    """Yield one line for each message, with the places it is said of."""
    places: dict[str, list[str]] = {}
    for fault in found:
        at = cited(check.instrument, fault.place, fault.citation)
        places.setdefault(f"{fault.message} {fault.remedy}", []).append(at)
    for message, listed in places.items():
        shown = list(dict.fromkeys(x for x in listed if x))
        more = f" and {len(shown) - _PLACES} more" if len(shown) > _PLACES else ""
        yield f"      {', '.join(shown[:_PLACES])}{more}: {message}"
