"""Streams of text: one for a document in one language, one for each column of a document in parallel languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.formats.pdf.cleaning import Rows
from corpus.formats.pdf.columns import Column, find_columns, steady
from corpus.formats.pdf.grids import Grid
from corpus.formats.pdf.lines import Line, Note, inside, page_text, with_tables
from corpus.formats.pdf.margins import find_margins
from corpus.formats.pdf.sheet import Sheet
from corpus.formats.pdf.tables import find_tables, outside
from corpus.formats.pdf.tongues import leading, tongue
from corpus.language import UNKNOWN

_SAMPLE = 8000  # characters of a column from which its language is told


PageLines = tuple[tuple[Line, ...], tuple[Note, ...]]


@dataclass(frozen=True, slots=True)
class Stream:
    """Hold the text of one language of a file: for each page its lines and marginal notes. `language` may be ""."""

    pages: tuple[PageLines, ...]
    language: str = ""


def find_streams(
    pages: Sequence[tuple[Sheet, Rows]], grids: Mapping[int, Sequence[Grid]], wanted: Sequence[str]
) -> list[Stream]:
    """Return the streams of text of a file, those in the wanted languages first; `grids` are its drawn tables."""
    columns = _columns(pages)
    spoken = _parallel_languages(pages, columns)
    if spoken:
        streams = _parallel(pages, columns, spoken)
        return [streams[k] for k in leading(spoken, wanted)]
    ruled = [
        find_tables(sheet, [s for row in rows for s in row], grids.get(sheet.number, ())) if sheet.rules else []
        for sheet, rows in pages
    ]
    if any(ruled):
        pages = [(sheet, outside(rows, tables)) for (sheet, rows), tables in zip(pages, ruled, strict=True)]
        columns = _columns(pages)
    read: list[PageLines] = []
    for (sheet, rows), cols, tables in zip(pages, columns, ruled, strict=True):
        text = page_text(sheet, rows, cols, parallel=False)
        read.append((tuple(with_tables(text.streams[0], tables)), text.notes))
    return [Stream(tuple(read))]


def _columns(pages: Sequence[tuple[Sheet, Rows]]) -> list[list[Column]]:
    margins = find_margins(pages)
    texts = steady([find_columns(sheet, _beside(rows, margins.get(sheet.number, ()))) for sheet, rows in pages])
    return [[*cols, *margins.get(sheet.number, ())] for cols, (sheet, _) in zip(texts, pages, strict=True)]


def _parallel(
    pages: Sequence[tuple[Sheet, Rows]], columns: Sequence[list[Column]], spoken: Sequence[str]
) -> list[Stream]:
    """Return one stream for each language; a page without columns goes to its language, or to all."""
    usual = _usual_columns(columns, len(spoken))
    gathered: list[list[PageLines]] = [[] for _ in spoken]
    for (sheet, rows), cols in zip(pages, columns, strict=True):
        count = sum(c.kind == "text" for c in cols)
        if count > 1 or _fits(rows, usual):
            text = page_text(sheet, rows, cols if count == len(spoken) else usual, parallel=True)
            for k, lines in enumerate(text.streams):
                gathered[k].append((lines, text.notes))
            continue
        text = page_text(sheet, rows, cols, parallel=False)
        own = tongue(" ".join(line.text for line in text.streams[0]))
        for k, language in enumerate(spoken):
            if own not in spoken or own == language:
                gathered[k].append((text.streams[0], text.notes))
    return [Stream(tuple(g), "" if s == UNKNOWN else s) for g, s in zip(gathered, spoken, strict=True)]


def _beside(rows: Rows, margins: Sequence[Column]) -> Rows:
    """Return rows without the spans that stand in a margin."""
    if not margins:
        return rows
    kept = [[s for s in row if not any(inside(s, m) for m in margins)] for row in rows]
    return [row for row in kept if row]


def _parallel_languages(pages: Sequence[tuple[Sheet, Rows]], columns: Sequence[list[Column]]) -> list[str]:
    """Return the language of each column when most pages have columns in different languages, else nothing."""
    counts = Counter(sum(c.kind == "text" for c in cols) for cols in columns)
    several = {k: n for k, n in counts.items() if k > 1}
    if not several:
        return []
    count = max(several, key=lambda k: (several[k], -k))
    if several[count] < 0.3 * len(pages):
        return []
    samples = [""] * count
    for (sheet, rows), cols in zip(pages, columns, strict=True):
        texts = [c for c in cols if c.kind == "text"]
        if len(texts) != count or min(len(s) for s in samples) > _SAMPLE:
            continue
        for k, column in enumerate(texts):
            within = [s for row in rows for s in row if inside(s, column)]
            samples[k] += " " + " ".join(sheet.chars[s.start : s.end] for s in within)
    spoken = [tongue(sample) for sample in samples]
    return spoken if len(set(spoken)) == count or len(set(spoken) - {UNKNOWN}) > 1 else []


def _usual_columns(columns: Sequence[list[Column]], count: int) -> list[Column]:
    """Return the text columns as they stand on most pages that have `count` of them."""
    full = [[c for c in cols if c.kind == "text"] for cols in columns]
    full = [cols for cols in full if len(cols) == count]
    usual: list[Column] = []
    for k in range(count):
        left = sorted(cols[k].x0 for cols in full)[len(full) // 2]
        right = sorted(cols[k].x1 for cols in full)[len(full) // 2]
        usual.append(Column(left, right))
    return usual


def _fits(rows: Rows, usual: Sequence[Column]) -> bool:
    """Return whether a page with too few rows to show its columns is set in the usual ones."""
    crossing = 0
    for row in rows:
        for span in row:
            crossing += any(a.x1 + 2 < span.x1 and span.x0 < a.x1 - 2 for a in usual[:-1])
    return crossing * 4 <= len(rows)
