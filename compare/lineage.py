"""Which instruments the others follow: whose wording comes back in later texts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from compare.graph import OverlapGraph


@dataclass(frozen=True, slots=True)
class Lineage:
    """Say of one instrument which of its definitions later instruments repeat, and which instruments those are.

    `terms` are the repeated definitions' terms; `followers` the names of the later instruments, sorted.
    """

    name: str
    instrument: str
    terms: tuple[str, ...]
    followers: tuple[str, ...]


def lineages(graph: OverlapGraph) -> tuple[Lineage, ...]:
    """Return the instruments whose wording later ones share, those with the most followers first.

    Only shared wording between two dated instruments counts; it shows likeness and order in time, not that one was
    copied from the other: both may follow a third. Two files of one act, or two versions of it, do not count.
    """
    terms: dict[str, dict[str, None]] = defaultdict(dict)
    followers: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for e in graph.of_kind("shared-wording"):
        first, second = graph.by_id[e.left], graph.by_id[e.right]
        same = (first.country, first.title.casefold()) == (second.country, second.title.casefold())
        if e.directed and first.instrument != second.instrument and not same:
            names.setdefault(first.instrument, first.name)
            terms[first.instrument][first.term] = None
            followers[first.instrument].add(second.name)
    found = [Lineage(names[i], i, tuple(terms[i]), tuple(sorted(followers[i]))) for i in names]
    return tuple(sorted(found, key=lambda x: (-len(x.followers), -len(x.terms), x.name)))
