"""Definitions side by side, and the elements found in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.table import Field, Table, Value
from compare.tables.columns import WHERE, in_order, many, table, where, which
from extract.facts import Facts


def definitions(facts: Sequence[Facts]) -> Table:
    """Return one row a definition and concept: the term, how it is defined, and the whole text."""
    fields = (
        Field("concept", "what is defined, in the vocabulary of lexgap; empty when it is none of its concepts"),
        Field("term", "the defined term as printed"),
        Field("also", "other terms defined with it, separated by a bar"),
        Field("kind", "means, includes, excludes, same-meaning, deeming, construed or attributed"),
        Field("scope", "what the definition holds for: act, part, section, ..."),
        Field("age", "age limit in years, where the definition is of a child", "integer"),
        Field("body", "who defines it, where the text quotes another body"),
        *WHERE,
    )
    return table("definitions", "Definitions", fields, _definitions(facts))


def _definitions(facts: Sequence[Facts]) -> Iterator[tuple[Value, ...]]:
    for each in in_order(facts):
        for d in each.definitions:
            own = (d.term, many(d.also), d.kind, d.scope, d.age, d.body)
            for concept in d.concepts or ("",):
                yield (*which(each.instrument), concept, *own, *where(each.instrument, d.place, d.citation))


def elements(facts: Sequence[Facts]) -> Table:
    """Return one row for each element found in a definition, with the words that show it."""
    fields = (
        Field("term", "the defined term as printed"),
        Field("element", "name of the element"),
        *WHERE,
    )
    return table("elements", "Elements of definitions", fields, _elements(facts))


def _elements(facts: Sequence[Facts]) -> Iterator[tuple[Value, ...]]:
    for each in in_order(facts):
        for d in each.definitions:
            for f in d.features:
                yield (*which(each.instrument), d.term, f.name, *where(each.instrument, f.place, d.citation))
