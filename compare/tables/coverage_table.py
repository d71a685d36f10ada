"""The gap matrix as tidy rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from compare.coverage import coverage as matrix_of
from compare.question import Question
from compare.table import Field, Table, Value
from compare.tables.columns import WHERE, many, table, where, which

if TYPE_CHECKING:
    from rubric.casework import Case


def coverage(cases: Sequence[Case], criteria: Sequence[Question]) -> Table:
    """Return one row for each piece of evidence of each answer, one for an answer that has none."""
    fields = (
        Field("criterion", "permanent id of the question"),
        Field("question", "the question put to the text"),
        Field("outcome", "met, partial, contrary, silent, not-applicable or unread"),
        Field("gap", "contrary, or silent where this text alone can decide", "boolean"),
        Field("decidable", "false where silence here proves nothing, because another act may answer", "boolean"),
        Field("why", "the reason in one sentence"),
        Field("records", "what the answer records besides, separated by a bar"),
        Field("by", "lexgap, or the person who confirmed or overrode the answer"),
        *WHERE,
    )
    return table("coverage", "Coverage", fields, _rows(cases, criteria))


def _rows(cases: Sequence[Case], criteria: Sequence[Question]) -> Iterator[tuple[Value, ...]]:
    nowhere: tuple[Value, ...] = ("", None, "", None, None, "")
    for row in matrix_of(cases, criteria).rows:
        for question, f in zip(criteria, row.findings, strict=True):
            if f is None:
                continue
            own = (f.criterion, question.question, f.outcome.value, f.gap, f.decidable, f.why, many(f.records), f.by)
            places = [where(row.instrument, e.place, e.citation) for e in f.evidence] or [nowhere]
            for place in places:
                yield (*which(row.instrument), *own, *place)
