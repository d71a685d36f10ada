"""Read a PDF into documents: the whole way from bytes to text with marks, zones and places."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.document import Document, Furniture, Mark, Zone
from corpus.formats.pdf import pdfium
from corpus.formats.pdf.columns import find_columns, steady
from corpus.formats.pdf.compose import Composed, compose, words_of
from corpus.formats.pdf.footnotes import split_footnotes
from corpus.formats.pdf.furniture import find_heads, find_line_numbers, find_watermarks, furniture
from corpus.formats.pdf.glyphs import FontBook, read_glyphs
from corpus.formats.pdf.lines import Line, Note, PageText, page_text
from corpus.formats.pdf.paragraphs import Habit, Paragraph, build_paragraphs, habit_of
from corpus.formats.pdf.sheet import Sheet, Span, build_sheet, rows_of
from corpus.problem import Problem, Severity

MAX_PAGES = 5000
MAX_CHARS = 12_000_000


@dataclass(slots=True)
class _Opened:
    """Hold the pages of a file that have text, and what is wrong with the others."""

    pages: int
    sheets: list[Sheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_pdf(data: bytes, name: str, *, languages: Sequence[str] = ()) -> list[Document]:
    """Read a PDF into one document, or one for each language when the pages are set in parallel languages.

    `languages` are the languages asked for, best first: their documents come first. Nothing is raised: a file that
    cannot be read is a document without text and with a problem.
    """
    opened = _open(data, name)
    if not opened.sheets:
        return [Document(text="", problems=tuple(opened.problems))]
    return _documents(opened, languages)


def _open(data: bytes, name: str) -> _Opened:
    handle = pdfium.load_document(data, len(data), None)
    if not handle:
        return _Opened(0, [], [_cannot_open(data, name, pdfium.last_error())])
    try:
        return _read_pages(handle, name)
    finally:
        pdfium.close_document(handle)


def _cannot_open(data: bytes, name: str, error: int) -> Problem:
    if error == pdfium.ERROR_PASSWORD:
        return Problem(
            "encrypted", f"{name} is encrypted and needs a password", Severity.FATAL,
            advice="save a copy without the password (for example: qpdf --decrypt --password=... in.pdf out.pdf)",
        )  # fmt: skip
    return Problem(
        "not-a-pdf", f"{name} is not a PDF, or is damaged beyond reading", Severity.FATAL,
        advice="open it in a PDF viewer; if that works, print it to a new PDF and read that",
    )  # fmt: skip


def _read_pages(handle: int, name: str) -> _Opened:
    count = int(pdfium.page_count(handle))
    opened = _Opened(count)
    fonts = FontBook()
    blank: list[int] = []
    total = 0
    for index in range(min(count, MAX_PAGES)):
        page = pdfium.load_page(handle, index)
        if not page:
            blank.append(index + 1)
            continue
        try:
            glyphs, width, height = read_glyphs(page, fonts)
        finally:
            pdfium.close_page(page)
        if glyphs is None:
            blank.append(index + 1)
            continue
        opened.sheets.append(build_sheet(index + 1, glyphs, width, height))
        total += len(glyphs)
        if total > MAX_CHARS:
            count = index + 1
            break
    if count > MAX_PAGES or count < opened.pages:
        at = min(count, MAX_PAGES)
        opened.problems.append(
            Problem(
                "too-long", f"{name} has {opened.pages} pages; only the first {at} were read", Severity.UNREAD,
                advice="split the file and read the parts",
            )  # fmt: skip
        )
    opened.problems.extend(_without_text(blank, opened.pages, bool(opened.sheets), name))
    return opened


_OCR = "make the text searchable first (for example: ocrmypdf in.pdf out.pdf), then read the result"


def _without_text(blank: Sequence[int], pages: int, some: bool, name: str) -> list[Problem]:
    if not some:
        message = f"{name} has no text layer on any of its {pages} pages; OCR needed" if pages else f"{name} has no pages"
        return [Problem("no-text-layer", message, Severity.UNREAD, advice=_OCR)]
    return [
        Problem("no-text-layer", f"page {n} has no text layer; OCR needed", Severity.UNREAD, advice=_OCR, page=n)
        for n in blank
    ]


def _documents(opened: _Opened, languages: Sequence[str]) -> list[Document]:
    sheets = opened.sheets
    removed: list[Furniture] = []
    rest: list[tuple[Sheet, list[Span]]] = []
    marks = find_watermarks(sheets)
    for sheet in sheets:
        watermark = marks.get(sheet.number, [])
        gone = set(watermark)
        if watermark:
            removed.extend(furniture(sheet, watermark, "watermark"))
        spans = [s for s in sheet.spans if s not in gone]
        numbers = find_line_numbers(sheet, spans)
        if numbers:
            removed.extend(furniture(sheet, numbers, "line-number"))
            spans = [s for s in spans if s not in set(numbers)]
        rest.append((sheet, spans))
    pages = [(sheet, rows_of([s for s in spans if s.turn == 0])) for sheet, spans in rest]
    heads = find_heads(pages)
    by_page: dict[int, list[list[Span]]] = {}
    for sheet, row, kind in heads:
        removed.extend(furniture(sheet, row, kind))
        by_page.setdefault(sheet.number, []).append(row)
    kept = [(sheet, [r for r in rows if not any(r is g for g in by_page.get(sheet.number, ()))]) for sheet, rows in pages]
    columns = steady([find_columns(sheet, rows) for sheet, rows in kept])
    streams = 1
    flows: list[list[PageText]] = [[]]
    for (sheet, rows), cols in zip(kept, columns, strict=True):
        flows[0].append(page_text(sheet, rows, cols, False))
    removed.sort(key=lambda f: (f.box.page, f.box.top, f.box.x0))
    return [_document(flow, k, removed, opened) for k, flow in enumerate(flows)]


def _document(pages: Sequence[PageText], stream: int, removed: Sequence[Furniture], opened: _Opened) -> Document:
    lines = [line for page in pages for line in page.streams[min(stream, len(page.streams) - 1)]]
    if not lines:
        return Document(text="", furniture=tuple(removed), problems=tuple(opened.problems))
    habit = habit_of(lines)
    flow: list[Line] = []
    anchored: dict[int, list[Line]] = {}
    for page in pages:
        split = split_footnotes(page.streams[min(stream, len(page.streams) - 1)], habit.size, habit.pitch(habit.size))
        for after, notes in split.notes:
            anchored.setdefault(len(flow) + after, []).extend(notes)
        flow.extend(split.body)
    paragraphs = build_paragraphs(flow, habit, frozenset(anchored))
    ordered: list[Paragraph] = []
    n = 0
    if -1 in anchored:
        ordered.extend(build_footnotes(anchored[-1]))
    for p in paragraphs:
        ordered.append(p)
        for k in range(n, n + len(p.lines)):
            if k in anchored:
                ordered.extend(build_footnotes(anchored[k]))
        n += len(p.lines)
    ordered = _with_notes(ordered, [note for page in pages for note in page.notes])
    composed = compose(ordered, opened.pages, words_of(lines))
    zones = [Zone(a, b, "footnote") for p, (a, b) in zip(ordered, composed.spans, strict=True) if p.role == "footnote" and a < b]
    marks = list(composed.marks)
    for p, (a, b) in zip(ordered, composed.spans, strict=True):
        if a == b:
            continue
        if p.role == "note":
            marks.append(Mark(a, b, "marginal-note"))
        elif p.role == "text" and is_heading(p, habit):
            small = p.lines[0].size < 0.93 * habit.size and not p.lines[0].centred
            marks.append(Mark(a, b, "marginal-note" if small else "heading"))
    return Document(
        text=composed.text, marks=tuple(sorted(marks)), zones=tuple(sorted(zones)), furniture=tuple(removed),
        geometry=composed.geometry, problems=tuple(opened.problems),
    )  # fmt: skip


def build_footnotes(lines):
    out = build_paragraphs(lines, habit_of(lines))
    for p in out:
        p.role = "footnote"
    return out


def is_heading(p: Paragraph, habit: Habit) -> bool:
    text = " ".join(line.text for line in p.lines)
    if len(text) > 250 or text.rstrip().endswith((";", ",")) or not any(c.isalpha() for c in text):
        return False
    bold = all(line.bold for line in p.lines)
    centred = all(line.centred for line in p.lines)
    big = min(line.size for line in p.lines) > 1.12 * habit.size
    return bold or big or (centred and (len(text) < 160))


def _with_notes(paragraphs: list[Paragraph], notes: Sequence[Note]) -> list[Paragraph]:
    if not notes:
        return paragraphs
    before: dict[int, list[Note]] = {}
    by_page: dict[int, list[tuple[float, int, bool]]] = {}
    for k, p in enumerate(paragraphs):
        if p.role == "text":
            for n, line in enumerate(p.lines):
                by_page.setdefault(line.page, []).append((line.base, k, n == 0))
    last = 0
    for note in notes:
        places = by_page.get(note.lines[0].page, [])
        tol = 1.0 * note.lines[0].size
        starts = [x for x in places if x[2] and abs(x[0] - note.base) <= tol]
        near = min(starts or places, key=lambda x: abs(x[0] - note.base), default=None)
        before.setdefault(near[1] if near else last, []).append(note)
        last = near[1] if near else last
    ordered: list[Paragraph] = []
    for k, p in enumerate(paragraphs):
        ordered.extend(Paragraph(list(note.lines), "note") for note in before.get(k, ()))
        ordered.append(p)
    return ordered
