"""What each country answers, over all its instruments that were loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from compare.bundle import Bundle, bundles
from compare.question import Question
from compare.table import Field, Table, Value
from compare.tables.columns import WHERE, many, where
from rubric.act_kinds import act_kinds

if TYPE_CHECKING:
    from rubric.casework import Case


def country_table(cases: Sequence[Case], questions: Sequence[Question]) -> Table:
    """Return one row for each country and question, with the first words the answer rests on."""
    fields = (
        Field("country", "country or organisation"),
        Field("instruments", "how many of its instruments were loaded", "integer"),
        Field("criterion", "permanent id of the question"),
        Field("question", "the question put to the law"),
        Field("outcome", "answer of the country: the strongest of its instruments, what is contrary first"),
        Field("gap", "contrary, or silent where every kind of act that could answer was loaded", "boolean"),
        Field("note", "acts that answer otherwise, or kinds of act that are not loaded"),
        Field("missing", "kinds of act that often answer and are not loaded, separated by a bar"),
        Field("instrument", "title of the instrument that speaks for the country"),
        Field("source", "name of its file", for_machines=True),
        *WHERE,
    )
    rows = (row for bundle in bundles(cases, questions) for row in _rows(bundle))
    return Table("countries", "Countries", fields, tuple(rows))


def _rows(bundle: Bundle) -> Iterator[tuple[Value, ...]]:
    nowhere: tuple[Value, ...] = ("", None, "", None, None, "")
    for a in bundle.answers:
        instrument = a.by.instrument
        first = next(iter(a.finding.evidence), None)
        place = where(instrument, first.place, first.citation) if first else nowhere
        yield (
            bundle.country.name,
            len(bundle.country.rows),
            a.question.id,
            a.question.question,
            a.finding.outcome.value,
            a.gap,
            a.note,
            many(act_kinds()[k].name for k in a.missing),
            a.by.title if first else "",
            instrument.source if first else "",
            *place,
        )
