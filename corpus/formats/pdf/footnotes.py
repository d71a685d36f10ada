"""Footnotes: taken out of the run of lines, so that a sentence that runs on over the page stays whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.sheet import RAISED

_MARK = re.compile(r"^\s*(?:\[?\d{1,3}\]?(?:[.)\s*\[]|(?=[A-Z“\"‘(]))|[*†‡§¶#]{1,4}\s?)")
_SMALL = 0.93


@dataclass(frozen=True, slots=True)
class Split:
    """Hold a page's lines without its footnotes, and each run of footnote lines with the line it follows.

    `notes` pairs the index into `body` after which the footnotes stood (-1: before all) with their lines.
    """

    body: tuple[Line, ...]
    notes: tuple[tuple[int, tuple[Line, ...]], ...] = ()


def split_footnotes(lines: Sequence[Line], usual: float, pitch: float) -> Split:
    """Return the lines of one page with its footnotes set aside.

    Footnotes are smaller than the text, open with a number or sign, and stand below white space or a rule; one whose
    number is raised may stand anywhere (a text made from another text has footnotes in mid-page).
    """
    body: list[Line] = []
    notes: list[tuple[int, tuple[Line, ...]]] = []
    k = 0
    while k < len(lines):
        end = _run(lines, k, usual, pitch) if lines[k].size < _SMALL * usual else k
        if end > k:
            notes.append((len(body) - 1, tuple(lines[k:end])))
            k = end
        else:
            body.append(lines[k])
            k += 1
    return Split(tuple(body), tuple(notes))


def _run(lines: Sequence[Line], k: int, usual: float, pitch: float) -> int:
    """Return the end of the run of footnote lines that opens at `k`, or `k` when none does."""
    first = lines[k]
    marked = bool(_MARK.match(first.text)) and not first.bold
    above = lines[k - 1] if k and lines[k - 1].base < first.base else None
    ruled = above is not None and _rule_between(above, first)
    if not marked and not ruled:
        return k
    end = k
    while end < len(lines) and lines[end].size < _SMALL * usual and not (lines[end].bold and end > k):
        if end > k and lines[end].base < lines[end - 1].base:  # the next column begins
            break
        end += 1
    if marked and bool(first.sheet.style[first.spans[0].start] & RAISED):
        return end
    last = end == len(lines) or lines[end].base < lines[end - 1].base
    if not last or above is None:
        return k
    return end if ruled or first.base - above.base > 1.35 * pitch else k


def _rule_between(above: Line, below: Line) -> bool:
    """Return whether a rule shorter than the column is drawn between two lines, as above footnotes."""
    width = 0.7 * (below.right - below.left)
    return any(
        r.level and r.x1 - r.x0 < width and r.x1 > below.left and r.x0 < below.right
        for r in below.sheet.rules
        if above.base - 2 < r.top < below.base
    )
