"""A table as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read accents)."""

from __future__ import annotations

import csv
import io

from compare.table import Table, Value
from report.table_files.safe_cell import is_formula


def csv_bytes(table: Table) -> bytes:
    """Return the table as CSV; a value that a spreadsheet would run as a formula is preceded by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(v) for v in row] for row in table.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _cell(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if is_formula(value) else value
