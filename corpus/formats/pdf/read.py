"""Read a PDF into documents: the whole way from bytes to text with marks, zones and places."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Document, Furniture, Mark, Zone
from corpus.formats.pdf.arrangement import arrange
from corpus.formats.pdf.cleaning import cleaned
from corpus.formats.pdf.compose import compose
from corpus.formats.pdf.contents import find_contents
from corpus.formats.pdf.grids import find_grids
from corpus.formats.pdf.headings import heading_mark
from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.opening import Opened, open_pdf
from corpus.formats.pdf.streams import Stream, find_streams


def read_pdf(data: bytes, name: str, *, languages: Sequence[str] = ()) -> list[Document]:
    """Read a PDF into one document, or one for each language when its pages are set in parallel languages.

    `languages` are the languages asked for, best first: their documents come first. Nothing is raised: a file that
    cannot be read is a document without text and with a problem.
    """
    opened = open_pdf(data, name, languages)
    if not opened.sheets:
        return [Document(text="", problems=tuple(opened.problems))]
    pages, removed = cleaned(opened.sheets)
    grids, problems = find_grids(data, opened.sheets)
    opened.problems.extend(problems)
    return [_document(stream, removed, opened) for stream in find_streams(pages, grids, languages)]


def _document(stream: Stream, removed: Sequence[Furniture], opened: Opened) -> Document:
    paragraphs, habit = arrange(stream)
    composed = compose(paragraphs, opened.pages)
    zones: list[Zone] = []
    marks: list[Mark] = list(composed.marks)
    tabled: list[tuple[Line, int, int]] = []
    for paragraph, (start, end) in zip(paragraphs, composed.spans, strict=True):
        if start == end:
            continue
        if paragraph.role == "footnote":
            zones.append(Zone(start, end, "footnote"))
        elif paragraph.lines[0].cell:
            tabled.append((paragraph.lines[0], start, end))
        elif kind := heading_mark(paragraph, habit):
            marks.append(Mark(start, end, kind))
    for first, last in find_contents(paragraphs):
        zones.append(Zone(composed.spans[first][0], composed.spans[last - 1][1], "contents"))
    zones.extend(_table_zones(tabled))
    return Document(
        text=composed.text,
        marks=tuple(sorted(marks)),
        zones=tuple(sorted(zones)),
        furniture=tuple(removed),
        geometry=composed.geometry,
        problems=tuple(opened.problems),
        language=stream.language,
    )


def _table_zones(rows: Sequence[tuple[Line, int, int]]) -> list[Zone]:
    """Return one zone for each table, given the first line of each row and where the row stands in the text."""
    zones: list[Zone] = []
    last: Line | None = None
    for line, start, end in rows:
        same = last is not None and last.page == line.page and last.cell and line.cell and last.cell[0] == line.cell[0]
        if same:
            zones[-1] = Zone(zones[-1].start, end, "table")
        else:
            zones.append(Zone(start, end, "table"))
        last = line
    return zones
