"""Tables as an Excel workbook, one sheet a table."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compare.table import Table, Value
from report.outcomes import LOOKS
from report.table_files.safe_cell import is_formula
from report.xml_text import printable

_HEAD = PatternFill("solid", fgColor="22313F")
_FILLS = {look.outcome.value: PatternFill("solid", fgColor=look.fill.lstrip("#").upper()) for look in LOOKS}
_FONTS = {look.outcome.value: Font(color=look.ink.lstrip("#").upper()) for look in LOOKS}
_LONG = Alignment(vertical="top", wrap_text=True)
_LIMIT = 32_767  # characters a cell of the format can hold
_CUT = " … [cut: the CSV has it all]"
_WIDE = 60
# A zip member carries a date and the workbook its own: fixed, so that the same tables give the same bytes.
_DATE = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def xlsx_bytes(tables: Sequence[Table]) -> bytes:
    """Return a workbook with a sheet for each table and a codebook; heads are frozen, no cell is a formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _fill(book.create_sheet(_title(table.name, book.sheetnames)), table)
    _codebook(book.create_sheet("codebook"), tables)
    book.properties.creator = "lexgap"
    out = io.BytesIO()
    book.save(out)
    return _dateless(out.getvalue())


def _title(name: str, taken: Sequence[str]) -> str:
    title = re.sub(r"[\[\]:*?/\\]", " ", name)[:31]
    return title if title not in taken else f"{title[:28]} {len(taken)}"


def _fill(sheet: Worksheet, table: Table) -> None:
    _head(sheet, table.columns)
    for r, row in enumerate(table.rows, start=2):
        for c, value in enumerate(row, start=1):
            _write(sheet.cell(r, c), value)
    for c, name in enumerate(table.columns, start=1):
        longest = max((len(str(row[c - 1] or "")) for row in table.rows), default=0)
        sheet.column_dimensions[get_column_letter(c)].width = min(_WIDE, max(10, len(name) + 3, longest + 2))
    sheet.freeze_panes = "D2" if len(table.columns) > 8 else "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"


def _head(sheet: Worksheet, columns: Sequence[str]) -> None:
    for c, name in enumerate(columns, start=1):
        cell = sheet.cell(1, c, name)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = _HEAD


def _write(cell: Cell | MergedCell, value: Value) -> None:
    if not isinstance(value, str) or isinstance(cell, MergedCell):
        cell.value = value
        return
    if len(value) > _WIDE:
        cell.alignment = _LONG
    text = printable(value)
    cell.value = text if len(text) <= _LIMIT else text[: _LIMIT - len(_CUT)] + _CUT
    cell.data_type = "s"  # openpyxl takes "=..." for a formula otherwise
    if is_formula(value):
        cell.quotePrefix = True
    if value in _FILLS:
        cell.fill, cell.font = _FILLS[value], _FONTS[value]


def _codebook(sheet: Worksheet, tables: Sequence[Table]) -> None:
    _head(sheet, ("table", "column", "type", "holds"))
    at = 2
    for table in tables:
        for field in table.fields:
            for c, value in enumerate((table.name, field.name, field.type, field.description), start=1):
                _write(sheet.cell(at, c), value)
            at += 1
    for c, width in enumerate((16, 20, 10, 90), start=1):
        sheet.column_dimensions[get_column_letter(c)].width = width
    sheet.freeze_panes = "A2"


def _dateless(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(member)))
    return out.getvalue()
