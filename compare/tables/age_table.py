"""Ages that the law draws lines at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.table import Field, Table, Value
from compare.tables.columns import WHERE, in_order, table, where, which
from extract.facts import Facts


def ages(facts: Sequence[Facts]) -> Table:
    """Return one row an age: of a defined child, of the victim of an offence, of a close-in-age floor or gap."""
    fields = (
        Field("line", "definition, victim, floor (of an exemption) or gap (between two persons)"),
        Field("of", "the term, the offence or the type of exemption"),
        Field("years", "the age or the gap in years", "integer"),
        *WHERE,
    )
    return table("ages", "Ages", fields, _rows(facts))


def _rows(facts: Sequence[Facts]) -> Iterator[tuple[Value, ...]]:
    for each in in_order(facts):
        i = each.instrument
        for d in each.definitions:
            if d.age is not None:
                yield (*which(i), "definition", d.term, d.age, *where(i, d.place, d.citation))
        for o in each.offences:
            if o.victim_age is not None:
                yield (*which(i), "victim", o.label, o.victim_age, *where(i, o.place, o.citation))
        for e in each.exemptions:
            for line, years in (("floor", e.floor_age), ("gap", e.gap_years)):
                if years is not None:
                    yield (*which(i), line, e.type, years, *where(i, e.place, e.citation))
