"""Tables as files, one format a module."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from compare.table import Table
from report.datapackage import DataFile, datapackage_bytes
from report.provenance import Provenance
from report.table_files.csv_file import csv_bytes
from report.table_files.docx_file import docx_bytes
from report.table_files.html_file import html_bytes
from report.table_files.json_file import json_bytes
from report.table_files.markdown_file import markdown_bytes
from report.table_files.xlsx_file import xlsx_bytes
from report.written import write_bytes

__all__ = [
    "SUFFIXES", "csv_bytes", "docx_bytes", "html_bytes", "json_bytes", "markdown_bytes", "write_table", "write_tables",
    "xlsx_bytes",
]  # fmt: skip

_WRITERS: Mapping[str, Callable[[Sequence[Table]], bytes]] = {
    ".csv": lambda tables: b"\n".join(csv_bytes(t) for t in tables),
    ".docx": docx_bytes,
    ".html": html_bytes,
    ".json": json_bytes,
    ".md": markdown_bytes,
    ".xlsx": xlsx_bytes,
}
_MEDIA = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".json": "application/json",
    ".md": "text/markdown",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SUFFIXES = tuple(sorted(_WRITERS))


def write_table(table: Table, path: Path, provenance: Provenance | None = None) -> None:
    """Write one table in the format the file's name asks for; OSError when the name asks for none we know."""
    write_tables([table], path, provenance)


def write_tables(tables: Sequence[Table], path: Path, provenance: Provenance | None = None) -> None:
    """Write several tables into one file: a sheet, a chapter or a key for each.

    With provenance, the codebook and the sources stand beside it as <name>.datapackage.json.
    """
    suffix = path.suffix.lower()
    writer = _WRITERS.get(suffix)
    if writer is None:
        raise OSError(0, f"no format ends in “{path.suffix}”, use one of {', '.join(SUFFIXES)}", str(path))
    data = writer(tables)
    write_bytes(path, data)
    if provenance is not None:
        file = DataFile(path.name, data, tables[0] if len(tables) == 1 else None, _MEDIA[suffix])
        write_bytes(path.with_name(f"{path.stem}.datapackage.json"), datapackage_bytes([file], provenance))
