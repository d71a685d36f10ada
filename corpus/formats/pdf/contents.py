"""The table of contents as a page shows it: dot leaders, and numbers in a column at the right edge."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.paragraphs import Paragraph

_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}\s?\d|·{4,}|(?:\.\s){3,}")
_LEADER_TO_PAGE = re.compile(r"(?:(?:\.\s?){4,}|…{1,}\.*|·{4,})\s*(?:\d{1,4}|[ivxlc]{1,7})\b")
_FEWEST = 3
_BETWEEN = 3  # lines without a leader (part headings) that may stand between two with one


def contents_runs(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Return the runs of paragraphs (first, one past the last) that list what a document contains."""
    listed = [k for k, p in enumerate(paragraphs) if p.role == "text" and _lists(p)]
    runs: list[tuple[int, int]] = []
    for k in listed:
        if runs and k - runs[-1][1] <= _BETWEEN and all(len(_text(p)) < 120 for p in paragraphs[runs[-1][1] : k]):
            runs[-1] = (runs[-1][0], k + 1)
        else:
            runs.append((k, k + 1))
    return [(a, b) for a, b in runs if sum(_entries(p) for p in paragraphs[a:b]) >= _FEWEST]


def _text(paragraph: Paragraph) -> str:
    return " ".join(line.text for line in paragraph.lines)


def _lists(paragraph: Paragraph) -> bool:
    if _LEADER.search(_text(paragraph)) and _entries(paragraph):
        return True
    return len(paragraph.lines) < 4 and _number_at_edge(paragraph.lines[-1])


def _entries(paragraph: Paragraph) -> int:
    return len(_LEADER_TO_PAGE.findall(_text(paragraph))) + (1 if _number_at_edge(paragraph.lines[-1]) else 0)


def _number_at_edge(line: Line) -> bool:
    """Return whether a line ends with a number of its own at the right edge, far from the words."""
    if len(line.spans) < 2:
        return False
    last, before = line.spans[-1], line.spans[-2]
    number = line.sheet.chars[last.start : last.end]
    return number.isdigit() and last.x0 - before.x1 > 2 * line.size and line.x1 > line.right - 1.5 * line.size
