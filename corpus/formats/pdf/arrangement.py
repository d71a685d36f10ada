"""The order of paragraphs: footnotes after the one they interrupt, marginal notes before the one they stand beside."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.formats.pdf.footnotes import split_footnotes
from corpus.formats.pdf.lines import Line, Note
from corpus.formats.pdf.paragraphs import Habit, Paragraph, build_paragraphs, habit_of
from corpus.formats.pdf.streams import Stream


def arrange(stream: Stream) -> tuple[list[Paragraph], Habit]:
    """Return a stream's paragraphs in the order in which they are to be read, and how the stream is set."""
    habit = habit_of([line for lines, _ in stream.pages for line in lines])
    flow: list[Line] = []
    taken: dict[int, list[Line]] = {}
    for lines, _ in stream.pages:
        split = split_footnotes(lines, habit.size, habit.pitch(habit.size))
        for after, notes in split.notes:
            taken.setdefault(len(flow) + after, []).extend(notes)
        flow.extend(split.body)
    paragraphs = build_paragraphs(flow, habit, frozenset(taken))
    ordered = _footnotes(taken.get(-1, []))
    n = 0
    for paragraph in paragraphs:
        ordered.append(paragraph)
        for k in range(n, n + len(paragraph.lines)):
            ordered.extend(_footnotes(taken.get(k, [])))
        n += len(paragraph.lines)
    return _with_notes(ordered, [note for _, notes in stream.pages for note in notes]), habit


def _footnotes(lines: Sequence[Line]) -> list[Paragraph]:
    found = build_paragraphs(lines, habit_of(lines)) if lines else []
    for paragraph in found:
        paragraph.role = "footnote"
    return found


def _with_notes(paragraphs: list[Paragraph], notes: Sequence[Note]) -> list[Paragraph]:
    """Return the paragraphs with each marginal note before the one that begins beside its first line."""
    if not notes:
        return paragraphs
    by_page: dict[int, list[tuple[float, int, bool]]] = {}
    for k, paragraph in enumerate(paragraphs):
        if paragraph.role == "text":
            for n, line in enumerate(paragraph.lines):
                by_page.setdefault(line.page, []).append((line.base, k, n == 0))
    before: dict[int, list[Note]] = {}
    last = 0
    for note in notes:
        last = _beside(note, by_page.get(note.lines[0].page, ()), last)
        before.setdefault(last, []).append(note)
    ordered: list[Paragraph] = []
    for k, paragraph in enumerate(paragraphs):
        ordered.extend(Paragraph(list(note.lines), "note") for note in before.get(k, ()))
        ordered.append(paragraph)
    return ordered


def _beside(note: Note, places: Sequence[tuple[float, int, bool]], last: int) -> int:
    """Return the paragraph a note belongs to: one that begins at its height, else the one printed there."""
    reach = 1.2 * note.lines[0].size
    starts = [p for p in places if p[2] and abs(p[0] - note.base) <= reach]
    near = min(starts or places, key=lambda p: abs(p[0] - note.base), default=None)
    return near[1] if near else last
