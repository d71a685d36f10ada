"""Offences side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.table import Field, Table, Value
from compare.tables.columns import WHERE, in_order, many, table, where, which
from extract.facts import Facts


def offences(facts: Sequence[Facts]) -> Table:
    """Return one row an offence and concept: conduct, mental element, victim's age, means, maximum penalty."""
    fields = (
        Field("concept", "kind of offence, in the vocabulary of lexgap"),
        Field("label", "the offence as the instrument calls it"),
        Field("about_children", "whether it protects children in words", "boolean"),
        Field("conduct", "verbs of the conduct, separated by a bar"),
        Field("mental", "words of the mental element, separated by a bar"),
        Field("victim_age", "age below which a person is protected, in years", "integer"),
        Field("means", "technology words that limit it, separated by a bar"),
        Field("max_imprisonment", "heaviest imprisonment, as a lawyer would write it"),
        Field("months_max", "heaviest imprisonment in months; empty for life or none", "integer"),
        Field("life", "whether imprisonment for life is possible", "boolean"),
        Field("attempt", "whether the provision punishes the attempt", "boolean"),
        *WHERE,
    )
    return table("offences", "Offences", fields, _rows(facts))


def _rows(facts: Sequence[Facts]) -> Iterator[tuple[Value, ...]]:
    for each in in_order(facts):
        text = each.instrument.text
        for o in each.offences:
            most = o.heaviest
            own: tuple[Value, ...] = (
                o.label,
                o.about_children,
                many(o.conduct),
                many(" ".join(f.place.of(text).split()) for f in o.mental),
                o.victim_age,
                many(" ".join(f.place.of(text).split()) for f in o.means),
                most.printed if most else "",
                most.months_max if most else None,
                most.life if most else False,
                o.attempt,
            )
            for concept in o.concepts or ("other",):
                yield (*which(each.instrument), concept, *own, *where(each.instrument, o.place, o.citation))
