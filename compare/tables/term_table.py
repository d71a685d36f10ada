"""Terms to avoid, where the law still uses them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.table import Field, Table, Value
from compare.tables.columns import WHERE, in_order, table, where, which
from extract.facts import Facts


def terms(facts: Sequence[Facts]) -> Table:
    """Return one row for each place where a term to be avoided stands."""
    fields = (Field("term", "which term, in the vocabulary of lexgap"), *WHERE)
    return table("terms", "Terms to avoid", fields, _rows(facts))


def _rows(facts: Sequence[Facts]) -> Iterator[tuple[Value, ...]]:
    for each in in_order(facts):
        for s in each.statements:
            if s.family == "term":
                yield (*which(each.instrument), s.name, *where(each.instrument, s.place, s.citation))
