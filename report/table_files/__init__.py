"""Tables as files, one format a module."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from compare.table import Table
from report.table_files.csv_file import csv_bytes
from report.table_files.html_file import html_bytes
from report.table_files.json_file import json_bytes
from report.table_files.markdown_file import markdown_bytes
from report.table_files.xlsx_file import xlsx_bytes
from report.written import write_bytes

__all__ = [
    "SUFFIXES", "csv_bytes", "html_bytes", "json_bytes", "markdown_bytes", "write_table", "write_tables", "xlsx_bytes",
]  # fmt: skip

_WRITERS: Mapping[str, Callable[[Sequence[Table]], bytes]] = {
    ".csv": lambda tables: b"\n".join(csv_bytes(t) for t in tables),
    ".html": html_bytes,
    ".json": json_bytes,
    ".md": markdown_bytes,
    ".xlsx": xlsx_bytes,
}
SUFFIXES = tuple(sorted(_WRITERS))


def write_table(table: Table, path: Path) -> None:
    """Write one table in the format the file's name asks for; OSError when the name asks for none we know."""
    write_tables([table], path)


def write_tables(tables: Sequence[Table], path: Path) -> None:
    """Write several tables into one file: a sheet, a chapter or a key for each."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise OSError(0, f"no format ends in “{path.suffix}”, use one of {', '.join(SUFFIXES)}", str(path))
    write_bytes(path, writer(tables))
