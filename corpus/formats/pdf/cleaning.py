"""Take the furniture off the pages before their text is read."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Furniture
from corpus.formats.pdf.furniture import find_heads, find_line_numbers, find_watermarks, furniture
from corpus.formats.pdf.sheet import Sheet, Span, rows_of

Rows = list[list[Span]]


def cleaned(sheets: Sequence[Sheet]) -> tuple[list[tuple[Sheet, Rows]], list[Furniture]]:
    """Return the rows of text of every page, and what was taken out, in page order."""
    removed: list[Furniture] = []
    watermarks = find_watermarks(sheets)
    upright: list[tuple[Sheet, list[Span]]] = []
    for sheet in sheets:
        # Words written sideways beside upright text are an imprint or a stamp.
        sideways = [s for s in sheet.spans if s.turn]
        taken = sorted({*watermarks.get(sheet.number, ()), *sideways})
        removed.extend(furniture(sheet, taken, "watermark"))
        upright.append((sheet, _without(sheet.spans, taken)))
    numbers = find_line_numbers(upright)
    pages: list[tuple[Sheet, Rows]] = []
    for sheet, spans in upright:
        taken = numbers.get(sheet.number, [])
        removed.extend(furniture(sheet, taken, "line-number"))
        pages.append((sheet, rows_of(_without(spans, taken))))
    gone: dict[int, list[list[Span]]] = {}
    for sheet, row, kind in find_heads(pages):
        removed.extend(furniture(sheet, row, kind))
        gone.setdefault(sheet.number, []).append(row)
    kept: list[tuple[Sheet, Rows]] = []
    for sheet, rows in pages:
        heads = gone.get(sheet.number, ())
        kept.append((sheet, [r for r in rows if not any(r is h for h in heads)]))
    removed.sort(key=lambda f: (f.box.page, f.box.top, f.box.x0, f.text))
    return kept, removed


def _without(spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    gone = set(taken)
    return [s for s in spans if s not in gone] if gone else list(spans)
