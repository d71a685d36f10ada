"""A page as text runs: characters gathered into spans of one base line, and spans into rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from corpus.formats.pdf.glyphs import BOLD, ITALIC, RAISED, Bools, Floats, Glyphs, Ints
from corpus.formats.pdf.rules import Rule

# White space wider than this (in ems) ends a span: column gutters and tabs are wider, justified words rarely are.
WIDE_GAP = 0.9
# A gap this wide separates two words even where the file has no space character.
WORD_GAP = 0.24
# Spans end where the font changes, which inside a word leaves no gap at all.
_SPAN_GAP = 0.14
_LETTERS_APART = 4


class Span(NamedTuple):
    """Point at a run of characters of a page (`start..end` into `Sheet.chars`) that stand on one base line."""

    start: int
    end: int
    x0: float
    x1: float
    base: float
    size: float
    turn: int


@dataclass(slots=True)
class Sheet:
    """Hold one page: its characters with single spaces between words, and the spans they form.

    `number` counts from 1. `chars`, `x0`, `x1`, `size`, `base` and `style` run in parallel; a space stands where the
    character before it ends. A page written sideways is held upright; `turn` says how far it was turned.
    """

    number: int
    width: float
    height: float
    chars: str
    x0: Floats
    x1: Floats
    base: Floats
    size: Floats
    style: np.ndarray[tuple[int], np.dtype[np.uint8]]
    spans: list[Span]
    rules: list[Rule] = field(default_factory=list)
    turn: int = 0

    def words(self, spans: Iterable[Span]) -> str:
        """Return the text of spans, a space between those that stand apart."""
        return "".join(self.pieces(spans))

    def pieces(self, spans: Iterable[Span]) -> list[str]:
        """Return the text of spans with single spaces where they stand apart."""
        found: list[str] = []
        last: Span | None = None
        for span in spans:
            if last is not None and apart(last, span):
                found.append(" ")
            found.append(self.chars[span.start : span.end])
            last = span
        return found

    def styled(self, spans: Sequence[Span], bit: int) -> bool:
        """Return whether all letters of the spans carry a style bit."""
        for span in spans:
            bits = self.style[span.start : span.end]
            if not (bits & bit).all():
                for k in np.flatnonzero((bits & bit) == 0).tolist():
                    if self.chars[span.start + k].isalnum():
                        return False
        return bool(spans)


def apart(left: Span, right: Span) -> bool:
    """Return whether a space belongs between two neighbouring spans of a row."""
    return right.x0 - left.x1 > _SPAN_GAP * min(left.size, right.size)


def build_sheet(number: int, glyphs: Glyphs, width: float, height: float) -> Sheet:
    """Gather the glyphs of a page into spans, in the order of the content stream."""
    size = np.maximum(glyphs.size[1:], glyphs.size[:-1])
    step = glyphs.x0[1:] - glyphs.x1[:-1]
    drop = np.abs(np.diff(glyphs.base))
    flat = (glyphs.turn[1:] == 0) & (glyphs.turn[:-1] == 0)
    breaks = (
        (drop > 0.5 * size) | (step > WIDE_GAP * size) | (step < -0.6 * size) | ~flat
        | ((drop > 0.2 * size) & (np.abs(np.diff(glyphs.size)) < 0.02 * size))
    )  # fmt: skip
    same_turn = (np.diff(glyphs.turn.astype(np.int8)) == 0) & ~flat
    breaks &= ~(same_turn & (drop < 1.6 * size) & (np.abs(step) < 1.6 * size))
    spaced: Bools = (glyphs.spaced[1:] | (step > WORD_GAP * size)) & ~breaks
    return _lay_out(number, glyphs, width, height, breaks, _closed_up(glyphs, spaced, step))


def _closed_up(glyphs: Glyphs, spaced: Bools, step: Floats) -> Bools:
    """Return where words end, with letters that are spaced out for emphasis closed up.

    Five or more single letters in a row, each with a space after it, are one word or more; a word ends where the
    gap is much wider than the others.
    """
    run = np.diff(np.concatenate(([0], spaced, [0])).astype(np.int8))
    starts, ends = np.flatnonzero(run == 1), np.flatnonzero(run == -1)
    closed = spaced
    for a, b in zip(starts.tolist(), ends.tolist(), strict=True):
        if b - a < _LETTERS_APART or not all(chr(c).isalpha() for c in glyphs.code[a : b + 1].tolist()):
            continue
        if closed is spaced:
            closed = spaced.copy()
        closed[a:b] = step[a:b] > 1.6 * float(np.quantile(step[a:b], 0.25))
    return closed


def _lay_out(number: int, glyphs: Glyphs, width: float, height: float, breaks: Bools, spaced: Bools) -> Sheet:
    n = len(glyphs)
    shift = np.concatenate(([0], np.cumsum(spaced)))
    total = n + int(shift[-1])
    at = np.arange(n) + shift
    gap_at = at[1:][spaced] - 1
    before = np.flatnonzero(spaced)

    def spread(values: Ints | Floats, fill: Ints | Floats) -> Floats:
        wide = np.empty(total, dtype=values.dtype)
        wide[at] = values
        wide[gap_at] = fill
        return wide  # type: ignore[return-value]

    codes = spread(glyphs.code, np.full(len(before), 32, dtype=np.int32))
    x0 = spread(glyphs.x0, glyphs.x1[before])
    x1 = spread(glyphs.x1, np.maximum(glyphs.x0[before + 1], glyphs.x1[before]))
    base = spread(glyphs.base, glyphs.base[before])
    sizes = spread(glyphs.size, glyphs.size[before])
    style = spread(glyphs.style, glyphs.style[before] & glyphs.style[before + 1])  # type: ignore[arg-type]
    chars = codes.astype("<i4").tobytes().decode("utf-32-le", "replace")
    if len(chars) != total:  # a surrogate by itself cannot be decoded
        chars = "".join(chr(c) if not 0xD800 <= c < 0xE000 else "\ufffd" for c in codes.astype(int).tolist())
    starts = at[np.concatenate(([0], np.flatnonzero(breaks) + 1))]
    ends = np.concatenate((at[np.flatnonzero(breaks)] + 1, [total]))
    firsts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    low = np.minimum.reduceat(glyphs.x0, firsts).tolist()
    high = np.maximum.reduceat(glyphs.x1, firsts).tolist()
    biggest = np.maximum.reduceat(glyphs.size, firsts)
    level = np.maximum.reduceat(glyphs.base, firsts)
    mixed = (np.minimum.reduceat(glyphs.base, firsts) != level).tolist()
    sheet = Sheet(number, width, height, chars, x0, x1, base, sizes, style.astype(np.uint8), [])
    spans = zip(
        starts.tolist(), ends.tolist(), low, high, level.tolist(), biggest.tolist(), glyphs.turn[firsts].tolist(),
        strict=True,
    )  # fmt: skip
    for k, (start, end, left, right, line, tall, turn) in enumerate(spans):
        if mixed[k] and turn == 0:
            line, tall = _main_line(sheet, start, end)
        sheet.spans.append(Span(start, end, left, right, line, tall, turn))
    return sheet


def _main_line(sheet: Sheet, start: int, end: int) -> tuple[float, float]:
    """Return base line and size of the full-sized characters of a span that also holds raised ones."""
    size = sheet.size[start:end]
    tall = float(size.max())
    full = sheet.base[start:end][size > 0.9 * tall]
    return float(np.median(full)), tall


def rows_of(spans: Iterable[Span]) -> list[list[Span]]:
    """Return spans grouped into rows from top to bottom, each row from left to right.

    Spans share a row when the middles of their letters lie closer than two fifths of the larger size, which takes
    footnote marks and small capitals into the line they belong to.
    """
    rows: list[list[Span]] = []
    middle = size = 0.0
    for span in sorted(spans, key=lambda s: (s.base - 0.3 * s.size, s.x0)):
        centre = span.base - 0.3 * span.size
        if rows and centre - middle <= 0.4 * max(size, span.size):
            rows[-1].append(span)
            if span.size > size:
                middle, size = centre, span.size
        else:
            rows.append([span])
            middle, size = centre, span.size
    for row in rows:
        row.sort(key=lambda s: s.x0)
    return rows


def mark_raised(sheet: Sheet, row: Sequence[Span]) -> None:
    """Set the RAISED bit on the characters of a row that are smaller than its letters and stand above its base."""
    main = max(row, key=lambda s: (s.size, s.end - s.start))
    for span in row:
        size = sheet.size[span.start : span.end]
        raised = (size < 0.85 * main.size) & (sheet.base[span.start : span.end] < main.base - 0.12 * main.size)
        if raised.any():
            sheet.style[span.start : span.end] |= np.where(raised, RAISED, 0).astype(np.uint8)


__all__ = ["BOLD", "ITALIC", "RAISED", "Sheet", "Span", "apart", "build_sheet", "mark_raised", "rows_of"]
