"""Find headings that stand over sections without a word or number of their own, and the headings of plain prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from corpus.divide.groups import GroupHead
from corpus.divide.headings import titles
from corpus.divide.page_text import Page

_MARKER = re.compile(r"\s*(?:\(\s?\w{1,5}\s?\)|[a-z]\))")
_PROSE: Final = re.compile(r"(?:\A|\n[ \t]*\n)[ \t#]*(?P<h>[A-ZÀ-Þ“\"][^\n]{2,110})(?=\n)")
_NUMBERED = re.compile(r"(?:(?P<num>\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z]|[IVX]{1,5})[.):]?\s+)(?=\S)")


def marked_heads(page: Page, taken: Sequence[tuple[int, int]]) -> list[GroupHead]:
    """Return the lines that the source marks as headings and that no section or group has for its own.

    `taken` are the runs of the heads of sections and groups, in order. A heading right before a subsection's number is
    its marginal note.
    """
    found: list[GroupHead] = []
    for mark in page.document.marks:
        if mark.kind != "heading" or not page.view[mark.start : mark.end].strip():
            continue
        if not page.at_line_start(mark.start) or _overlaps(taken, mark.start, mark.end):
            continue
        if _MARKER.match(page.view, mark.end) or (found and mark.start < found[-1].end):
            continue
        found.append(_head(page, page.lead(mark.start), mark.start, mark.end))
    return found


def prose_heads(page: Page) -> list[GroupHead]:
    """Return the heading lines of a text without sections: short, after a blank line, and not ended like a sentence."""
    found = []
    for m in _PROSE.finditer(page.text):
        line = m["h"].strip()
        if titles(line) and page.view[m.start("h") : m.end("h")].strip() and not line.startswith(("-", "•")):
            found.append(_head(page, m.start("h"), m.start("h"), m.end("h")))
    return found


def _head(page: Page, start: int, title: int, end: int) -> GroupHead:
    m = _NUMBERED.match(page.view, title, end)
    words = page.trim(m.end() if m else title, end)
    return GroupHead(start, end, "heading", (m["num"] if m else "") or "", *words)


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    i = bisect_right(taken, (end, 0)) - 1
    return any(taken[j][0] < end and start < taken[j][1] for j in range(max(0, i - 1), i + 1))
