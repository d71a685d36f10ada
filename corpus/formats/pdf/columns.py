"""The columns of a page: parallel languages, newspaper columns, marginal notes, and the gutters between them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.formats.pdf.sheet import Sheet, Span

Kind = Literal["text", "margin"]
_BIN = 2.0  # points
_GUTTER = 6.0  # narrowest white strip between columns, in points
_FIRM = 3  # lines that end together where a column is justified
_MARKER = 7  # characters of the longest list marker or page number


@dataclass(frozen=True, slots=True)
class Column:
    """Bound a column of a page: text in columns is read top to bottom, a margin goes to the lines it stands beside.

    `firm` says that several lines end at `x1`, as justified ones do.
    """

    x0: float
    x1: float
    kind: Kind = "text"
    firm: bool = False


def find_columns(sheet: Sheet, rows: Sequence[Sequence[Span]]) -> list[Column]:
    """Return the columns of a page from left to right, one when the page has no gutters.

    A gutter is a white strip that almost no row crosses, with rows that have text on both sides. Strips between a
    list marker and its text, or before page numbers, do not divide columns.
    """
    spans = [s for row in rows for s in row]
    if len(rows) < 4 or not spans:
        return [_whole(spans, sheet)]
    strips = _white_strips(rows, sheet.width)
    if not strips:
        return [_whole(spans, sheet)]
    edges = [0.0, *(0.5 * (a + b) for a, b in strips), sheet.width]
    groups: list[list[Span]] = [[] for _ in range(len(edges) - 1)]
    for span in spans:
        middle = 0.5 * (span.x0 + span.x1)
        crossing = any(span.x0 < e < span.x1 for e in edges)
        if not crossing:
            k = next((i for i in range(len(groups)) if edges[i] <= middle < edges[i + 1]), len(groups) - 1)
            groups[k].append(span)
    return _classified(sheet, _side_by_side(_without_markers(sheet, groups)))


def _whole(spans: Sequence[Span], sheet: Sheet) -> Column:
    if not spans:
        return Column(0.0, sheet.width)
    return _bounded(spans, "text")


def _bounded(spans: Sequence[Span], kind: Kind) -> Column:
    right = max(s.x1 for s in spans)
    return Column(min(s.x0 for s in spans), right, kind, sum(s.x1 > right - 2 for s in spans) >= _FIRM)


def _white_strips(rows: Sequence[Sequence[Span]], width: float) -> list[tuple[float, float]]:
    """Return the vertical strips, inside the text, that at most one row in eight crosses."""
    bins = int(width / _BIN) + 2
    change = [0] * (bins + 1)
    for row in rows:
        reach = -1
        for span in row:
            a = max(int(span.x0 / _BIN), reach + 1, 0)
            b = min(int(span.x1 / _BIN), bins - 1)
            if b >= a:
                change[a] += 1
                change[b + 1] -= 1
                reach = b
    allowed = max(1, len(rows) // 8)
    strips: list[tuple[float, float]] = []
    level, start, seen = 0, -1, False
    for k in range(bins):
        level += change[k]
        if level <= allowed:
            start = k if start < 0 else start
        else:
            if seen and start >= 0 and (k - start) * _BIN >= _GUTTER:
                strips.append((start * _BIN, k * _BIN))
            start, seen = -1, True
    return strips


def _marker_column(sheet: Sheet, group: Sequence[Span]) -> bool:
    short = sum(1 for s in group if s.end - s.start <= _MARKER)
    return short >= 0.75 * len(group)


def _without_markers(sheet: Sheet, groups: list[list[Span]]) -> list[list[Span]]:
    """Return the groups with those that hold only markers or numbers joined to the text they belong to."""
    merged: list[list[Span]] = []
    pending: list[Span] = []
    for group in groups:
        if not group:
            continue
        if _marker_column(sheet, group):
            if merged and not any(sheet.chars[s.start].isalpha() for s in group) and group is groups[-1]:
                merged[-1] = merged[-1] + group
            else:
                pending = pending + group
        else:
            merged.append(pending + group)
            pending = []
    if pending:
        if merged:
            merged[-1] = merged[-1] + pending
        else:
            merged.append(pending)
    return merged


def _side_by_side(groups: list[list[Span]]) -> list[list[Span]]:
    """Return the groups with those joined that only alternate down the page (centred headings over short lines)."""
    joined: list[list[Span]] = []
    for group in groups:
        if joined and not _beside(joined[-1], group):
            joined[-1] = joined[-1] + group
        else:
            joined.append(group)
    return joined


def _beside(left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Return whether most spans of the smaller group have one of the other beside them."""
    few, many = sorted((left, right), key=len)
    heights = sorted(s.base for s in many)
    beside = 0
    for span in few:
        k = bisect_left(heights, span.base - 0.8 * span.size)
        beside += k < len(heights) and heights[k] <= span.base + 0.8 * span.size
    return beside >= 0.5 * len(few)


def _classified(sheet: Sheet, groups: list[list[Span]]) -> list[Column]:
    """Return the groups as columns, narrow sparse ones as margins."""
    if len(groups) < 2:
        return [_whole([s for g in groups for s in g], sheet)]
    columns = [(min(s.x0 for s in g), max(s.x1 for s in g)) for g in groups]
    widths = [b - a for a, b in columns]
    weights = [sum(s.end - s.start for s in g) for g in groups]
    main = max(range(len(groups)), key=lambda k: weights[k])
    size = _usual_size(groups[main])
    kinds: list[Kind] = []
    for k, group in enumerate(groups):
        narrow = widths[k] < 0.42 * widths[main]
        sparse = weights[k] < 0.3 * weights[main]
        small = _usual_size(group) < 0.93 * size
        outer = k in (0, len(groups) - 1)
        kinds.append("margin" if k != main and outer and narrow and (sparse or small) else "text")
    return [_bounded(group, kind) for group, kind in zip(groups, kinds, strict=True)]


def _usual_size(group: Sequence[Span]) -> float:
    sizes = sorted((s.size, s.end - s.start) for s in group)
    half = sum(n for _, n in sizes) / 2
    for size, n in sizes:
        half -= n
        if half <= 0:
            return size
    return sizes[-1][0]


def steady(pages: Sequence[list[Column]]) -> list[list[Column]]:
    """Return the columns of all pages with each column as wide as it usually is.

    A page that holds only indented or short lines seems to have a narrower column; paragraphs that run over the page
    need the same edges on both. Left and right pages may differ.
    """
    usual: dict[tuple[int, int, int], tuple[Counter[int], Counter[int]]] = {}
    for page, columns in enumerate(pages):
        for k, column in enumerate(columns):
            for key in ((len(columns), k, page % 2), (len(columns), k, 2)):
                lefts, rights = usual.setdefault(key, (Counter(), Counter()))
                lefts[round(column.x0)] += 1
                rights[round(column.x1)] += 1
    result: list[list[Column]] = []
    for page, columns in enumerate(pages):
        wide: list[Column] = []
        for k, column in enumerate(columns):
            n = len(columns)
            key = (n, k, page % 2)
            if sum(usual[key][0].values()) < 3:
                key = (n, k, 2)
            left, right = (_usual_edge(c) for c in usual[key])
            floor = wide[-1].x1 if wide else 0.0
            ceiling = columns[k + 1].x0 if k + 1 < n else float("inf")
            x0 = left if left is not None and floor < left < column.x0 - 1 and column.x0 - left < 150 else column.x0
            x1 = right if right is not None and column.x1 + 1 < right < ceiling and not column.firm else column.x1
            wide.append(Column(x0, x1, column.kind, column.firm))
        result.append(wide)
    return result


def _usual_edge(seen: Counter[int]) -> int | None:
    """Return the edge that most pages share, None when no two do."""
    edge, pages = max(seen.items(), key=lambda kv: (kv[1], kv[0]))
    return edge if pages > 1 else None
