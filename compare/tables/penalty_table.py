"""Penalties, normalised so that they compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.naming import cited
from compare.table import Field, Table, Value
from compare.tables.columns import WHERE, in_order, many, table, where, which
from extract.facts import Facts


def penalties(facts: Sequence[Facts]) -> Table:
    """Return one row a penalty of an offence; imprisonment in months, fines as printed."""
    fields = (
        Field("offence", "the offence as the instrument calls it"),
        Field("offence_citation", "provision of the offence"),
        Field("concepts", "kinds of offence, separated by a bar"),
        Field("max_imprisonment", "maximum imprisonment, as a lawyer would write it"),
        Field("months_max", "maximum imprisonment in months", "integer"),
        Field("months_min", "minimum imprisonment in months", "integer"),
        Field("life", "whether imprisonment for life is possible", "boolean"),
        Field("fine", "the fine as printed"),
        Field("fine_instead", "whether a fine may stand instead of imprisonment", "boolean"),
        *WHERE,
    )
    return table("penalties", "Penalties", fields, _rows(facts))


def _rows(facts: Sequence[Facts]) -> Iterator[tuple[Value, ...]]:
    for each in in_order(facts):
        i = each.instrument
        for o in each.offences:
            for p in o.penalties:
                own = (p.printed, p.months_max, p.months_min, p.life, p.fine, p.alternative)
                head = (o.label, cited(i, o.place, o.citation), many(o.concepts))
                yield (*which(i), *head, *own, *where(i, p.place, i.citation(p.place)))
