"""Read a PDF into documents: the whole way from bytes to text with marks, zones and places."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Document, Furniture, Mark, Zone
from corpus.formats.pdf.arrangement import arrange
from corpus.formats.pdf.cleaning import cleaned
from corpus.formats.pdf.compose import compose, words_of
from corpus.formats.pdf.contents import contents_runs
from corpus.formats.pdf.headings import heading_mark
from corpus.formats.pdf.opening import Opened, open_pdf
from corpus.formats.pdf.streams import Stream, find_streams


def read_pdf(data: bytes, name: str, *, languages: Sequence[str] = ()) -> list[Document]:
    """Read a PDF into one document, or one for each language when its pages are set in parallel languages.

    `languages` are the languages asked for, best first: their documents come first. Nothing is raised: a file that
    cannot be read is a document without text and with a problem.
    """
    opened = open_pdf(data, name)
    if not opened.sheets:
        return [Document(text="", problems=tuple(opened.problems))]
    pages, removed = cleaned(opened.sheets)
    return [_document(stream, removed, opened) for stream in find_streams(pages, languages)]


def _document(stream: Stream, removed: Sequence[Furniture], opened: Opened) -> Document:
    paragraphs, habit = arrange(stream)
    composed = compose(paragraphs, opened.pages, words_of(line for p in paragraphs for line in p.lines))
    zones: list[Zone] = []
    marks: list[Mark] = list(composed.marks)
    for paragraph, (start, end) in zip(paragraphs, composed.spans, strict=True):
        if start == end:
            continue
        if paragraph.role == "footnote":
            zones.append(Zone(start, end, "footnote"))
        elif kind := heading_mark(paragraph, habit):
            marks.append(Mark(start, end, kind))
    for first, last in contents_runs(paragraphs):
        zones.append(Zone(composed.spans[first][0], composed.spans[last - 1][1], "contents"))
    return Document(
        text=composed.text,
        marks=tuple(sorted(marks)),
        zones=tuple(sorted(zones)),
        furniture=tuple(removed),
        geometry=composed.geometry,
        problems=tuple(opened.problems),
        language=stream.language,
    )
