"""Tables whose cells are drawn on all sides, as pdfplumber finds them: it knows cells that span rows or columns.

pdfplumber parses a page again at a tenth of pdfium's speed, so it is asked only about pages that have a grid.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.formats.pdf.sheet import Sheet
from corpus.problem import Problem, Severity

if TYPE_CHECKING:
    from pdfplumber.table import Table as PlumbedTable

_MOST_PAGES = 40
_FEWEST = 3  # lines in each direction that make a grid
_LONG = 40.0  # points


@dataclass(frozen=True, slots=True)
class Grid:
    """Hold the boxes (x0, top, x1, bottom) of a table's cells, row by row."""

    rows: tuple[tuple[tuple[float, float, float, float], ...], ...]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return the box around all cells."""
        cells = [cell for row in self.rows for cell in row]
        return (
            min(c[0] for c in cells), min(c[1] for c in cells), max(c[2] for c in cells), max(c[3] for c in cells)
        )  # fmt: skip


def find_grids(data: bytes, sheets: Sequence[Sheet]) -> tuple[dict[int, list[Grid]], list[Problem]]:
    """Return, by page number, the grids of the pages that have one, and what pdfplumber could not do."""
    numbers = [s.number for s in sheets if _has_grid(s)][:_MOST_PAGES]
    found: dict[int, list[Grid]] = {}
    if not numbers:
        return found, []
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its warnings on damaged files are no news to the reader
    import pdfplumber  # takes half a second to load, and few laws have a grid

    try:
        with pdfplumber.open(io.BytesIO(data), pages=numbers) as pdf:
            for page in pdf.pages:
                grids = [g for table in page.find_tables() if (g := _grid(table)) is not None]
                if grids:
                    found[page.page_number] = grids
    except Exception as error:  # pdfplumber raises many kinds for a damaged file; the lines are read without it
        message = f"the tables could not be taken apart cell by cell: {type(error).__name__}"
        return found, [Problem("table-not-read", message, Severity.NOTE, "Compare the tables with the PDF.")]
    return found, []


def _has_grid(sheet: Sheet) -> bool:
    upright = sum(not r.level and r.bottom - r.top > _LONG / 2 for r in sheet.rules)
    level = sum(r.level and r.x1 - r.x0 > _LONG for r in sheet.rules)
    return not sheet.turn and upright >= _FEWEST and level >= _FEWEST


def _grid(table: PlumbedTable) -> Grid | None:
    rows = tuple(tuple((c[0], c[1], c[2], c[3]) for c in row.cells if c) for row in table.rows)
    rows = tuple(row for row in rows if row)
    return Grid(rows) if len(rows) >= 2 and max(len(row) for row in rows) >= 2 else None
