"""What stands on the page and is not the text: running heads, page numbers, line numbers, watermarks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Box, Furniture, ZoneKind
from corpus.formats.pdf.sheet import Sheet, Span, rows_of
from corpus.geometry import as_printed

_EDGE_ROWS = 4  # running heads stand among the first or last rows of a page
_SAME_HEIGHT = 4.0  # points by which a running head may wander from page to page
_DIGITS = re.compile(r"\d+")
_ROMAN = r"[ivxlcdm]{1,8}"
_PAGE_NUMBER = re.compile(
    rf"^[\s\-–—|\[(/.•]*(?:\w{{1,9}}\.?\s)?(?:\d{{1,4}}|{_ROMAN}|[A-Z]-?\d{{1,3}})(?:\s?(?:/|\||of|de|sur|von|ya|di|van|из)\s?\d{{1,4}})?[\s\-–—|\]).•]*$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(rf"^[\s\-–—|\[(.•]*(\d{{1,4}}|{_ROMAN})[\s\-–—|\]).•]*$", re.IGNORECASE)
_LINE_NUMBER = re.compile(r"^\d{1,3}$")


@dataclass(slots=True)
class _EdgeRow:
    sheet: Sheet
    row: list[Span]
    top: bool
    rank: int
    text: str
    keys: tuple[str, ...]
    base: float
    gap: float
    usual_gap: float


def _edge_rows(sheet: Sheet, rows: Sequence[list[Span]]) -> list[_EdgeRow]:
    """Return the first and last rows of a page as candidates, nearest the edge first."""
    found: list[_EdgeRow] = []
    bases = [max(row, key=lambda s: s.size).base for row in rows]
    gaps = sorted(b - a for a, b in pairwise(bases))
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    for top in (True, False):
        ordered = rows if top else rows[::-1]
        for rank, row in enumerate(ordered[:_EDGE_ROWS]):
            base = max(row, key=lambda s: s.size).base
            if (base < 0.5 * sheet.height) != top:
                continue
            text = sheet.words(row)
            keys = tuple(_key(sheet.chars[s.start : s.end]) for s in row)
            following = ordered[rank + 1] if rank + 1 < len(ordered) else None
            gap = abs(max(following, key=lambda s: s.size).base - base) if following else 999.0
            found.append(_EdgeRow(sheet, row, top, rank, text, keys, base, gap, usual))
    return found


def _key(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split())).casefold()


def _repeated(e: _EdgeRow, heights: dict[tuple[bool, str], list[float]], needed: int) -> bool:
    """Return whether most of a row's words, in any order, stand at the same height of enough pages."""
    recurring = sum(len(k) for k in e.keys if _near(heights[e.top, k], e.base) >= needed)
    return recurring >= 0.6 * sum(len(k) for k in e.keys)


def _near(heights: list[float], base: float) -> int:
    """Return how many of the sorted heights lie close to one."""
    return bisect_right(heights, base + _SAME_HEIGHT) - bisect_left(heights, base - _SAME_HEIGHT)


def _page_number_offsets(edges: Sequence[_EdgeRow]) -> set[tuple[bool, int]]:
    """Return the differences between printed number and page, at head or foot, that most numbered pages share."""
    seen: Counter[tuple[bool, int]] = Counter()
    pages = {e.sheet.number for e in edges}
    for edge in edges:
        if edge.rank > 1:
            continue
        words = edge.text.split()
        ends = {w.strip("-–—[]()|.•") for w in (*words[:2], *words[-2:])}
        for number in {int(w) for w in ends if w.isdecimal() and len(w) < 6}:
            seen[edge.top, number - edge.sheet.number] += 1
    return {key for key, n in seen.items() if n >= 3 and n >= 0.3 * len(pages)}


def _holds_page_number(edge: _EdgeRow, offsets: set[tuple[bool, int]]) -> bool:
    words = edge.text.split()
    if not words or edge.rank > 1:
        return False
    ends = (*words[:2], *words[-2:]) if len(words) > 3 else tuple(words)
    numbers = {int(w) for w in (e.strip("-–—[]()|.•") for e in ends) if w.isdecimal() and len(w) < 6}
    return any((edge.top, n - edge.sheet.number) in offsets for n in numbers)


def find_heads(pages: Sequence[tuple[Sheet, list[list[Span]]]]) -> list[tuple[Sheet, list[Span], ZoneKind]]:
    """Return the rows that are running heads, running feet or page numbers, with what each is.

    A row counts when the same words (digits apart) stand at the same height of other pages, when it is a number that
    grows with the pages, or when it stands at the height where most pages have such a row. A page keeps its rows
    when all of them would go.
    """
    edges = [e for sheet, rows in pages for e in _edge_rows(sheet, rows)]
    heights: dict[tuple[bool, str], list[float]] = defaultdict(list)
    for e in edges:
        for key in set(e.keys):
            heights[e.top, key].append(e.base)
    for found in heights.values():
        found.sort()
    offsets = _page_number_offsets(edges)
    count = len(pages)
    needed = 2 if count <= 5 else 3
    repeated = [count > 1 and _repeated(e, heights, needed) for e in edges]
    heads = _head_levels(edges, repeated)
    sure: dict[int, ZoneKind] = {}
    for k, e in enumerate(edges):
        again = repeated[k] and (e.top, round(e.base / 2)) in heads and not _item_like(e)
        numbered = _holds_page_number(e, offsets) and (again or bool(_BARE_NUMBER.match(e.text)) or _stands_off(e))
        alone = e.rank == 0 and e.text.strip(" -–—").isdecimal() and _stands_off(e)
        if again or numbered or alone:
            sure[k] = "page-number" if _PAGE_NUMBER.match(e.text) else "running-head"
    _add_same_height(edges, sure, count)
    return _connected(edges, sure, {id(sheet): len(rows) for sheet, rows in pages})


def _head_levels(edges: Sequence[_EdgeRow], repeated: Sequence[bool]) -> set[tuple[bool, int]]:
    """Return the heights at which rows mostly repeat: not where the text begins, though a line may recur there."""
    seen: Counter[tuple[bool, int]] = Counter()
    again: Counter[tuple[bool, int]] = Counter()
    for e, r in zip(edges, repeated, strict=True):
        for level in range(round(e.base / 2) - 1, round(e.base / 2) + 2):
            seen[e.top, level] += 1
            again[e.top, level] += r
    return {key for key, n in seen.items() if again[key] >= 0.4 * n}


def _stands_off(e: _EdgeRow) -> bool:
    """Return whether more white stands between a row and its neighbour than between most rows of the page."""
    return e.gap > max(1.7 * max(s.size for s in e.row), 1.25 * e.usual_gap)


def _item_like(e: _EdgeRow) -> bool:
    """Return whether a repeated row may be law: a list marker or a heading word with its number alone."""
    edge = e.base if e.top else e.sheet.height - e.base
    return edge > 0.13 * e.sheet.height and not _stands_off(e)


def _add_same_height(edges: Sequence[_EdgeRow], sure: dict[int, ZoneKind], count: int) -> None:
    """Add rows that stand where at least half of the pages have a running head (chapter heads vary in words)."""
    levels: dict[bool, Counter[int]] = {True: Counter(), False: Counter()}
    for k in sure:
        levels[edges[k].top][round(edges[k].base / 2)] += 1
    for k, e in enumerate(edges):
        if k in sure or e.rank > 1 or not _stands_off(e):
            continue
        level = round(e.base / 2)
        if sum(levels[e.top][level + d] for d in (-1, 0, 1)) >= max(3, 0.5 * count):
            sure[k] = "running-head"


def _connected(
    edges: Sequence[_EdgeRow], sure: dict[int, ZoneKind], rows: dict[int, int]
) -> list[tuple[Sheet, list[Span], ZoneKind]]:
    """Return the rows found, as far as they lead from the edge of the page without a gap and stand off the text."""
    groups: dict[tuple[int, bool], dict[int, int]] = defaultdict(dict)
    for k in sure:
        groups[edges[k].sheet.number, edges[k].top][edges[k].rank] = k
    found: list[tuple[Sheet, list[Span], ZoneKind]] = []
    taken: Counter[int] = Counter()
    for key in sorted(groups):
        ranked = groups[key]
        depth = next(r for r in range(_EDGE_ROWS + 1) if r not in ranked)
        while depth and not _set_apart(edges[ranked[depth - 1]], sure[ranked[depth - 1]]):
            depth -= 1
        for rank in range(depth):
            e = edges[ranked[rank]]
            found.append((e.sheet, e.row, sure[ranked[rank]]))
            taken[id(e.sheet)] += 1
    return [f for f in found if taken[id(f[0])] < rows[id(f[0])] or f[2] == "page-number"]


def _set_apart(e: _EdgeRow, kind: ZoneKind) -> bool:
    """Return whether a row differs from the text below or above it, by white space or by the size of its letters."""
    if kind == "page-number" or _stands_off(e) or e.gap > 1.2 * e.usual_gap:
        return True
    sizes = sorted((s.size, s.end - s.start) for s in e.sheet.spans)
    usual = max(sizes, key=lambda pair: pair[1])[0]
    return abs(max(s.size for s in e.row) - usual) > 0.05 * usual


def find_line_numbers(pages: Sequence[tuple[Sheet, Sequence[Span]]]) -> dict[int, list[Span]]:
    """Return, by page number, the spans that number the lines of a bill.

    They are figures in one column outside the text, growing downwards by a fixed step. Where one page has three or
    more, a page with fewer in the same place has them too.
    """
    found: dict[int, list[Span]] = {}
    few: list[tuple[int, Span]] = []
    for sheet, spans in pages:
        figures = [s for s in spans if s.end - s.start <= 3 and _LINE_NUMBER.match(sheet.chars[s.start : s.end])]
        words = [s for s in spans if s.end - s.start > 3] if figures else []
        if not words:
            continue
        left, right = min(s.x0 for s in words), max(s.x1 for s in words)
        for column in ([s for s in figures if s.x1 < left + 1], [s for s in figures if s.x0 > right - 1]):
            if _numbers_lines(sheet, column):
                found.setdefault(sheet.number, []).extend(column)
            else:
                few.extend((sheet.number, s) for s in column)
    places = [s for spans in found.values() for s in spans]
    if places:
        low, high = min(s.x0 for s in places), max(s.x1 for s in places)
        for number, span in few:
            if low - 3 <= span.x0 and span.x1 <= high + 3:
                found.setdefault(number, []).append(span)
    return found


def _numbers_lines(sheet: Sheet, column: list[Span]) -> bool:
    column.sort(key=lambda s: s.base)
    numbers = [int(sheet.chars[s.start : s.end]) for s in column]
    steps = {b - a for a, b in pairwise(numbers)}
    return len(numbers) >= 3 and len(steps) == 1 and steps <= {1, 2, 5, 10} and numbers[0] <= 10


def find_watermarks(sheets: Sequence[Sheet]) -> dict[int, list[Span]]:
    """Return, by page number, spans written aslant, and turned or very large ones that recur in one place."""
    places: Counter[tuple[str, int, int]] = Counter()
    odd: list[tuple[Sheet, Span, tuple[str, int, int]]] = []
    for sheet in sheets:
        usual = sorted(s.size for s in sheet.spans)[len(sheet.spans) // 2] if sheet.spans else 0.0
        for span in sheet.spans:
            if span.turn or span.size > 2.4 * usual:
                key = (sheet.chars[span.start : span.end], round(span.x0 / 8), round(span.base / 8))
                places[key] += 1
                odd.append((sheet, span, key))
    found: dict[int, list[Span]] = defaultdict(list)
    for sheet, span, key in odd:
        if span.turn == 4 or places[key] >= max(2, 0.3 * len(sheets)):
            found[sheet.number].append(span)
    return dict(found)


def furniture(sheet: Sheet, spans: Sequence[Span], kind: ZoneKind) -> list[Furniture]:
    """Return the record of spans left out of the text, one for each row."""
    if any(s.turn for s in spans):
        return [Furniture(kind, sheet.chars[s.start : s.end], _box(sheet, [s])) for s in spans]
    return [Furniture(kind, sheet.words(row), _box(sheet, row)) for row in rows_of(spans)]


def _box(sheet: Sheet, row: Sequence[Span]) -> Box:
    top = min(s.base - 0.8 * s.size for s in row)
    bottom = max(s.base + 0.22 * s.size for s in row)
    box = Box(sheet.number, min(s.x0 for s in row), top, max(s.x1 for s in row), bottom)
    return as_printed(box, sheet.turn, sheet.width, sheet.height)
