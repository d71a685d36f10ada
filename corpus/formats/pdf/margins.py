"""The margins beside the text, where older statutes print a note on each section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.formats.pdf.cleaning import Rows
from corpus.formats.pdf.columns import Column
from corpus.formats.pdf.sheet import Sheet, Span

_LONG = 25  # characters: a span as long as this is a line of the text, not a note beside it
_CLEAR = 3.0  # points between the text and a note
_SMALL = 0.93
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Block:
    """Bound the text of left-hand or right-hand pages, and its usual letter size."""

    left: float
    right: float
    size: float


def find_margins(pages: Sequence[tuple[Sheet, Rows]]) -> dict[int, list[Column]]:
    """Return, by page number, the margins that hold notes.

    A note stands wholly outside the lines of the text, which on left and right pages may lie differently. It is
    smaller than the text, or begins where most other notes begin.
    """
    found: dict[int, list[Column]] = {}
    for side in (0, 1):
        half = [(sheet, rows) for sheet, rows in pages if sheet.number % 2 == side]
        block = _block(half) or _block(pages)
        if block is None:
            continue
        for outside in (_outside(half, block, left=True), _outside(half, block, left=False)):
            if _are_notes(outside, block):
                x0, x1 = min(s.x0 for _, s in outside), max(s.x1 for _, s in outside)
                for number in {number for number, _ in outside}:
                    found.setdefault(number, []).append(Column(x0, x1, "margin"))
    return found


def _block(pages: Sequence[tuple[Sheet, Rows]]) -> _Block | None:
    lines = [s for _, rows in pages for row in rows for s in row if s.end - s.start >= _LONG]
    if len(lines) < 8:
        return None
    lefts, rights = sorted(s.x0 for s in lines), sorted(s.x1 for s in lines)
    sizes: Counter[float] = Counter()
    for s in lines:
        sizes[round(s.size, 1)] += s.end - s.start
    few = len(lines) // 33
    return _Block(lefts[few], rights[-1 - few], max(sizes.items(), key=lambda kv: (kv[1], kv[0]))[0])


def _outside(pages: Sequence[tuple[Sheet, Rows]], block: _Block, left: bool) -> list[tuple[int, Span]]:
    """Return the spans of words beside the text, with their page numbers."""
    found: list[tuple[int, Span]] = []
    for sheet, rows in pages:
        for row in rows:
            for span in row:
                beside = span.x1 <= block.left - _CLEAR if left else span.x0 >= block.right + _CLEAR
                if beside and sum(c.isalpha() for c in sheet.chars[span.start : span.end]) >= 2:
                    found.append((sheet.number, span))
    return found


def _are_notes(spans: Sequence[tuple[int, Span]], block: _Block) -> bool:
    if len(spans) < _FEWEST:
        return False
    small = sum(span.size < _SMALL * block.size for _, span in spans)
    starts = Counter(round(span.x0 / 2) for _, span in spans)
    aligned = max(starts.values())
    return small >= 0.7 * len(spans) or (aligned >= 0.6 * len(spans) and aligned >= 3)
