"""Lines of text in reading order, each with the column it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.formats.pdf.columns import Column
from corpus.formats.pdf.sheet import BOLD, ITALIC, Sheet, Span, mark_raised, rows_of
from corpus.formats.pdf.tables import Table


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one printed line: its spans from left to right, and the edges of its column (`left`, `right`)."""

    sheet: Sheet
    spans: tuple[Span, ...]
    text: str
    x0: float
    x1: float
    base: float
    size: float
    left: float
    right: float
    bold: bool
    italic: bool
    cell: tuple[float, int, int] | None = None  # of a table: its top, row and column

    @property
    def page(self) -> int:
        """Return the page, counting from 1."""
        return self.sheet.number

    @property
    def centred(self) -> bool:
        """Return whether the line stands in the middle of its column, clear of both edges."""
        before, after = self.x0 - self.left, self.right - self.x1
        return min(before, after) > 2 * self.size and abs(before - after) < max(6.0, 0.12 * (before + after))


@dataclass(frozen=True, slots=True)
class Note:
    """Hold a note printed in the margin: its lines, and the height of the first."""

    lines: tuple[Line, ...]

    @property
    def base(self) -> float:
        """Return the base line of the note's first line."""
        return self.lines[0].base


@dataclass(frozen=True, slots=True)
class PageText:
    """Hold what a page says: one list of lines for each stream of text, and its marginal notes."""

    streams: tuple[tuple[Line, ...], ...]
    notes: tuple[Note, ...] = ()


def make_line(
    sheet: Sheet, row: Sequence[Span], left: float, right: float, cell: tuple[float, int, int] | None = None
) -> Line:
    """Return the line that a row of spans forms."""
    mark_raised(sheet, row)
    main = max(row, key=lambda s: s.end - s.start if s.size > 0.7 * row[0].size else 0)
    return Line(
        sheet=sheet,
        spans=tuple(row),
        text=sheet.words(row),
        x0=row[0].x0,
        x1=max(s.x1 for s in row),
        base=main.base,
        size=main.size,
        left=left,
        right=right,
        bold=sheet.styled(row, BOLD),
        italic=sheet.styled(row, ITALIC),
        cell=cell,
    )


def with_tables(lines: Sequence[Line], tables: Sequence[Table]) -> list[Line]:
    """Return a page's lines with those of its tables, cell by cell, where each table stands."""
    ordered: list[Line] = []
    waiting = sorted(tables, key=lambda t: t.top)
    for line in lines:
        while waiting and line.base > waiting[0].top:
            ordered.extend(_table_lines(waiting.pop(0)))
        ordered.append(line)
    return ordered + [line for table in waiting for line in _table_lines(table)]


def _table_lines(table: Table) -> list[Line]:
    return [
        make_line(table.sheet, spans, table.x0, table.x1, (table.top, r, c))
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row)
        for spans in cell
    ]


def page_text(sheet: Sheet, rows: Sequence[list[Span]], columns: Sequence[Column], parallel: bool) -> PageText:
    """Return the lines of a page in reading order.

    With `parallel` each text column is a stream of its own, and a row across the columns belongs to all of them.
    Otherwise a row across the columns divides the page, and above and below it the columns are read from left to
    right into one stream.
    """
    texts = [c for c in columns if c.kind == "text"]
    margins = [c for c in columns if c.kind == "margin"]
    spans = [s for row in rows for s in row]
    notes: list[Note] = []
    if margins:
        aside = [[s for s in spans if inside(s, m)] for m in margins]
        taken = {s for group in aside for s in group}
        spans = [s for s in spans if s not in taken]
        rows = rows_of(spans)
        left, right = texts[0].x0, texts[-1].x1
        body = [make_line(sheet, row, left, right) for row in rows]
        for column, group in zip(margins, aside, strict=True):
            notes.extend(_notes(sheet, group, column, body))
    if len(texts) < 2:
        left, right = (texts[0].x0, texts[0].x1) if texts else (0.0, sheet.width)
        lines = tuple(make_line(sheet, row, left, right) for row in rows)
        return PageText((lines,), tuple(notes))
    if parallel:
        return PageText(tuple(tuple(s) for s in _parallel(sheet, rows, texts)), tuple(notes))
    return PageText((tuple(_banded(sheet, rows, texts)),), tuple(notes))


def inside(span: Span, column: Column) -> bool:
    """Return whether a span stands within a column."""
    return span.x0 >= column.x0 - 1 and span.x1 <= column.x1 + 1


def _column_of(span: Span, columns: Sequence[Column]) -> int | None:
    """Return the column a span stands in, None when it reaches into two."""
    touched = [k for k, c in enumerate(columns) if span.x0 < c.x1 - 1 and span.x1 > c.x0 + 1]
    if len(touched) == 1:
        return touched[0]
    return None if touched else min(range(len(columns)), key=lambda k: abs(columns[k].x0 - span.x0))


def _split(row: Iterable[Span], columns: Sequence[Column]) -> list[list[Span]] | None:
    """Return a row's spans by column, None when a span reaches across a gutter."""
    parts: list[list[Span]] = [[] for _ in columns]
    for span in row:
        k = _column_of(span, columns)
        if k is None:
            return None
        parts[k].append(span)
    return parts


def _parallel(sheet: Sheet, rows: Sequence[list[Span]], columns: Sequence[Column]) -> list[list[Line]]:
    streams: list[list[Line]] = [[] for _ in columns]
    pending: list[list[Span]] = [[] for _ in columns]

    def flush() -> None:
        for k, column in enumerate(columns):
            streams[k].extend(make_line(sheet, row, column.x0, column.x1) for row in rows_of(pending[k]))
            pending[k].clear()

    for row in rows:
        parts = _split(row, columns)
        if parts is None:
            flush()
            line = make_line(sheet, row, columns[0].x0, columns[-1].x1)
            for stream in streams:
                stream.append(line)
        else:
            for k, part in enumerate(parts):
                pending[k].extend(part)
    flush()
    return streams


def _banded(sheet: Sheet, rows: Sequence[list[Span]], columns: Sequence[Column]) -> list[Line]:
    lines: list[Line] = []
    band: list[list[Span]] = [[] for _ in columns]

    def flush() -> None:
        for k, column in enumerate(columns):
            lines.extend(make_line(sheet, row, column.x0, column.x1) for row in rows_of(band[k]))
            band[k].clear()

    for row in rows:
        parts = _split(row, columns)
        if parts is None:
            flush()
            lines.append(make_line(sheet, row, columns[0].x0, columns[-1].x1))
        else:
            for k, part in enumerate(parts):
                band[k].extend(part)
    flush()
    return lines


def _notes(sheet: Sheet, spans: Sequence[Span], column: Column, body: Sequence[Line]) -> list[Note]:
    """Return the marginal notes of a column: a wide gap, or a provision that starts beside a line, begins a new one."""
    lines = [make_line(sheet, row, column.x0, column.x1) for row in rows_of(spans)]
    starts = [line.base for line in body if starts_provision(line.text)]
    groups: list[list[Line]] = []
    for line in lines:
        if groups:
            gap = line.base - groups[-1][-1].base
            beside = any(abs(line.base - s) < 0.35 * line.size for s in starts)
            ended = groups[-1][-1].text.rstrip().endswith((".", ";", ":"))
            if gap <= 1.55 * line.size and not (
                beside and (ended or line.text[:1].isupper() or not line.text[:1].isalpha())
            ):
                groups[-1].append(line)
                continue
        groups.append([line])
    return [Note(tuple(g)) for g in groups]


def starts_provision(text: str) -> bool:
    """Return whether a line opens with a section or subsection number."""
    head = text.lstrip()[:8]
    return head[:1].isdecimal() or (head[:1] in "([" and head[1:2].isdecimal()) or head[:1] == "§"
