"""Tables as Markdown, for pasting into a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.table import Table, Value

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$])")


def markdown_bytes(tables: Sequence[Table]) -> bytes:
    """Return the tables as pipe tables under their titles; marks of Markdown and HTML in a cell are escaped."""
    return "\n".join(_one(t.for_people()) for t in tables).encode("utf-8", "replace")


def _one(table: Table) -> str:
    lines = [f"# {_cell(table.title)}", ""]
    lines.append("| " + " | ".join(_cell(c) for c in table.columns) + " |")
    lines.append("|" + " --- |" * len(table.columns))
    lines += ["| " + " | ".join(_cell(v) for v in row) + " |" for row in table.rows]
    return "\n".join(lines) + "\n"


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _MARKS.sub(r"\\\1", " ".join(str(value).split())).replace("&", "&amp;")
