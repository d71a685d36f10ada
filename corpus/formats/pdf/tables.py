"""Tables with ruled lines: which words stand in which cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.formats.pdf.grids import Grid
from corpus.formats.pdf.rules import Rule
from corpus.formats.pdf.sheet import Sheet, Span, rows_of

_SAME = 3.0  # points by which the ends of a table's lines may differ
_GAP = 4.0  # narrowest white strip between the columns of a table
_FEWEST_RULES = 3
_MOST_RULES = 1000  # more are a drawing
_NARROWEST = 0.25  # of the page's width

Cell = tuple[list[Span], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Hold the cells of a table, row by row, each with its spans line by line; `top` and `bottom` bound it."""

    sheet: Sheet
    top: float
    bottom: float
    x0: float
    x1: float
    rows: tuple[tuple[Cell, ...], ...]


def find_tables(sheet: Sheet, spans: Sequence[Span], grids: Sequence[Grid]) -> list[Table]:
    """Return the ruled tables of a page, from top to bottom.

    A table has a grid, or three or more lines of one width below one another with columns between.
    """
    found = [table for grid in grids if (table := _from_grid(sheet, spans, grid)) is not None]
    for levels in _stacks(sheet):
        x0, x1 = levels[0].x0, levels[0].x1
        top, bottom = levels[0].top, levels[-1].bottom
        if any(t.top < bottom and top < t.bottom for t in found):
            continue
        inside = [s for s in spans if _holds(Table(sheet, top, bottom, x0, x1, ()), s)]
        upright = [r for r in sheet.rules if not r.level and r.top < bottom - 2 and r.bottom > top + 2]
        edges = _column_edges(inside, upright, x0, x1)
        if len(edges) < 1 or not inside:
            continue
        pieces = [piece for span in inside for piece in _divided(sheet, span, edges)]
        rows = _rows(pieces, [r.top for r in levels], edges)
        if len(rows) >= 2:
            found.append(Table(sheet, top, bottom, x0, x1, tuple(rows)))
    return sorted(found, key=lambda t: (t.top, t.x0))


def _from_grid(sheet: Sheet, spans: Sequence[Span], grid: Grid) -> Table | None:
    """Return the table of a grid, None when its cells do not hold all its words."""
    x0, top, x1, bottom = grid.bounds
    inside = [s for s in spans if _holds(Table(sheet, top, bottom, x0, x1, ()), s)]
    edges = sorted({round(cell[0], 1) for row in grid.rows for cell in row} - {round(x0, 1)})
    pieces = [piece for span in inside for piece in _divided(sheet, span, edges)]
    cells: dict[tuple[int, int], list[Span]] = {}
    for piece in pieces:
        x, y = 0.5 * (piece.x0 + piece.x1), piece.base - 0.3 * piece.size
        place = next(
            (
                (r, c)
                for r, row in enumerate(grid.rows)
                for c, cell in enumerate(row)
                if cell[0] - 1 <= x <= cell[2] + 1 and cell[1] - 1 <= y <= cell[3] + 1
            ),
            None,
        )
        if place is None:
            return None
        cells.setdefault(place, []).append(piece)
    rows = [
        tuple(tuple(rows_of(cells.get((r, c), []))) for c in range(len(row)))
        for r, row in enumerate(grid.rows)
        if any((r, c) in cells for c in range(len(row)))
    ]
    return Table(sheet, top, bottom, x0, x1, tuple(rows)) if len(rows) >= 2 else None


def outside(rows: Sequence[list[Span]], tables: Sequence[Table]) -> list[list[Span]]:
    """Return the rows of a page that no table holds."""
    if not tables:
        return list(rows)
    kept = [[s for s in row if not any(_holds(t, s) for t in tables)] for row in rows]
    return [row for row in kept if row]


def _holds(table: Table, span: Span) -> bool:
    high = table.top - 1 < span.base - 0.3 * span.size < table.bottom + 1
    return high and span.x0 > table.x0 - _SAME and span.x1 < table.x1 + _SAME


def _stacks(sheet: Sheet) -> list[list[Rule]]:
    """Return runs of horizontal rules that begin and end at the same places."""
    level = [r for r in sheet.rules if r.level and r.x1 - r.x0 > 4 * _SAME]
    if len(level) > _MOST_RULES:
        return []
    joined = _joined(level)
    stacks: list[list[Rule]] = []
    for rule in joined:
        if rule.x1 - rule.x0 < _NARROWEST * sheet.width:
            continue
        for stack in stacks:
            if abs(stack[-1].x0 - rule.x0) < _SAME and abs(stack[-1].x1 - rule.x1) < _SAME:
                if rule.top - stack[-1].top > _SAME:
                    stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [s for s in stacks if len(s) >= _FEWEST_RULES]


def _joined(level: Sequence[Rule]) -> list[Rule]:
    """Return rules of one height that touch as one rule: tables are often drawn cell by cell."""
    joined: list[Rule] = []
    for rule in sorted(level, key=lambda r: (round(r.top), r.x0)):
        last = joined[-1] if joined else None
        if last and abs(last.top - rule.top) < 1.5 and rule.x0 <= last.x1 + _SAME:
            joined[-1] = Rule(last.x0, last.top, max(last.x1, rule.x1), last.bottom)
        else:
            joined.append(rule)
    return joined


def _column_edges(spans: Sequence[Span], upright: Sequence[Rule], x0: float, x1: float) -> list[float]:
    """Return where one column of a table ends and the next begins: drawn lines, else white strips."""
    drawn = sorted({round(r.x0) for r in upright if x0 + _SAME < r.x0 < x1 - _SAME})
    if drawn:
        edges = [float(drawn[0])]
        edges.extend(float(x) for a, x in pairwise(drawn) if x - a > _SAME)
        return edges
    reach = None
    edges = []
    for span in sorted(spans, key=lambda s: s.x0):
        if reach is not None and span.x0 - reach > _GAP:
            edges.append(0.5 * (reach + span.x0))
        reach = max(reach or 0.0, span.x1)
    return edges


def _divided(sheet: Sheet, span: Span, edges: Sequence[float]) -> list[Span]:
    """Return a span cut at the spaces that lie on the edge of a column."""
    cuts: list[int] = []
    for edge in edges:
        if span.x0 < edge < span.x1:
            near = [
                k for k in range(span.start + 1, span.end - 1)
                if sheet.chars[k] == " " and sheet.x1[k - 1] <= edge + 1 and sheet.x0[k + 1] >= edge - 1
            ]  # fmt: skip
            cuts.extend(near[:1])
    pieces: list[Span] = []
    start = span.start
    for cut in [*sorted(set(cuts)), span.end]:
        x0 = float(sheet.x0[start])
        pieces.append(span._replace(start=start, end=cut, x0=x0, x1=float(sheet.x1[cut - 1])))
        start = cut + 1
    return pieces


def _rows(spans: Sequence[Span], levels: Sequence[float], edges: Sequence[float]) -> list[tuple[Cell, ...]]:
    """Return the cells of a table row by row.

    Where every row is ruled the lines part them; under a single rule a row begins wherever the first column has words.
    """
    bands: list[list[Span]] = [[] for _ in range(len(levels) + 1)]
    for span in spans:
        bands[bisect_right(levels, span.base - 0.3 * span.size)].append(span)
    rows: list[tuple[Cell, ...]] = []
    filled = [band for band in bands if band]
    ruled = len(filled) > 2
    for band in filled:
        groups = [band] if ruled else _by_first_column(band, edges)
        for group in groups:
            cells: list[list[Span]] = [[] for _ in range(len(edges) + 1)]
            for span in group:
                cells[bisect_right(edges, 0.5 * (span.x0 + span.x1))].append(span)
            rows.append(tuple(tuple(rows_of(cell)) for cell in cells))
    return rows


def _by_first_column(band: Sequence[Span], edges: Sequence[float]) -> list[list[Span]]:
    groups: list[list[Span]] = []
    for row in rows_of(band):
        if not groups or row[0].x0 < edges[0]:
            groups.append([])
        groups[-1].extend(row)
    return groups
