"""The comparison table as a Word document."""

from __future__ import annotations

from compare.coverage import Row
from report.documents.word import Word, shade
from report.outcomes import LEGEND, look_of
from report.view import View

_COLUMNS = 12  # questions beside each other on a landscape page
_FIRST, _ROOM = 6.2, 26.0  # centimetres


def comparison_bytes(view: View) -> bytes:
    """Return the matrix of countries and questions: for each group a table with symbols, and below it the questions."""
    word = Word("Where the gaps are", landscape=True)
    matrix = view.matrix
    word.paragraph(f"{len(matrix.rows)} texts, {len(view.criteria)} questions each, {matrix.gaps} gaps.")
    word.paragraph("   ".join(f"{look.symbol} {look.word}" for look in LEGEND), small=True)
    for group in view.groups:
        for first in range(0, len(group.at), _COLUMNS):
            part = group.at[first : first + _COLUMNS]
            word.heading(group.name + ("" if first == 0 else ", continued"), 1)
            rows = [[_name(view, r)] + [look_of(r.findings[i]).symbol for i in part] for r in matrix.rows]
            questions = [view.criteria[i] for i in part]
            width = (_ROOM - _FIRST) / len(part)
            table = word.table(
                ["Country and text", *(q.id for q in questions)], rows, [_FIRST, *([min(2.2, width)] * len(part))]
            )
            for line, r in zip(table.rows[1:], matrix.rows, strict=True):
                for cell, i in zip(line.cells[1:], part, strict=True):
                    look = look_of(r.findings[i])
                    shade(cell, look.fill, look.ink)
            for q in questions:
                word.labelled(q.id, q.question)
    return word.bytes()


def _name(view: View, row: Row) -> str:
    mark = view.mark(row.instrument)
    return f"{row.country}: {row.title}" + (f" ({mark})" if mark else "")
