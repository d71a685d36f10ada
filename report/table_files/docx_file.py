"""Tables as a Word document, for pasting into a report."""

from __future__ import annotations

from collections.abc import Sequence

from compare.table import Table, Value
from report.documents.word import Word

_CUT = 1500  # characters of one cell; a longer one runs over a page and is whole in the other formats


def docx_bytes(tables: Sequence[Table]) -> bytes:
    """Return the tables under their titles on landscape pages; columns that are empty throughout are left out."""
    title = tables[0].title if len(tables) == 1 else "Tables"
    word = Word(title, landscape=True)
    for table in (t.for_people() for t in tables):
        if len(tables) > 1:
            word.heading(table.title, 1)
        kept = [i for i in range(len(table.columns)) if any(_said(row[i]) for row in table.rows)]
        if not kept:
            word.paragraph("No rows.")
            continue
        word.table(
            [table.columns[i].replace("_", " ") for i in kept], [[_said(r[i]) for i in kept] for r in table.rows]
        )
    return word.bytes()


def _said(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    words = str(value)
    return words if len(words) <= _CUT else words[:_CUT].rsplit(" ", 1)[0] + " … [cut: the CSV has it all]"
