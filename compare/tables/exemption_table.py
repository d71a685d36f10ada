"""Exemptions and defences side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.table import Field, Table, Value
from compare.tables.columns import WHERE, in_order, many, table, where, which
from extract.facts import Facts


def exemptions(facts: Sequence[Facts]) -> Table:
    """Return one row an exemption: its type, its bounds, what it applies to."""
    fields = (
        Field("type", "own-image, peers, close-in-age, legitimate-purpose, lawful-authority, ..."),
        Field("floor_age", "age in years below which it does not apply", "integer"),
        Field("gap_years", "greatest difference in age, in years", "integer"),
        Field("conditions", "conditions, in the text's words, separated by a bar"),
        Field("applies_to", "provisions it names, separated by a bar"),
        *WHERE,
    )
    return table("exemptions", "Exemptions and defences", fields, _rows(facts))


def _rows(facts: Sequence[Facts]) -> Iterator[tuple[Value, ...]]:
    for each in in_order(facts):
        text = each.instrument.text
        for e in each.exemptions:
            conditions = many(" ".join(f.place.of(text).split()) for f in e.conditions)
            own = (e.type, e.floor_age, e.gap_years, conditions, many(e.applies_to))
            yield (*which(each.instrument), *own, *where(each.instrument, e.place, e.citation))
