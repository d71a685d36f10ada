"""Two definitions of one concept made of the same elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.concept_pairs import concept_pairs
from compare.edge import Edge, in_time
from compare.node import Node
from compare.sentences import called, listed

JACCARD = 0.5
_ELEMENTS = 2  # elements in common; a single one ties nearly everything to everything


def same_elements(nodes: Sequence[Node]) -> Iterator[Edge]:
    """Yield an edge between definitions of one concept whose elements overlap by half (Jaccard index) or more."""
    for a, b in concept_pairs(nodes):
        both = sorted(a.elements & b.elements)
        union = a.elements | b.elements
        if len(both) >= _ELEMENTS and len(both) / len(union) >= JACCARD:
            first, second, _ = in_time(a, b)
            only = [
                f"only {called(n)} has {listed(sorted(n.elements.difference(both)))}"
                for n in (first, second)
                if n.elements.difference(both)
            ]
            said = f"{called(first)} and {called(second)} both cover {listed(both)}"
            yield Edge(
                left=first.id,
                right=second.id,
                kind="same-elements",
                weight=round(len(both) / len(union), 4),
                directed=False,
                sentence="; ".join([said, *only]) + ".",
                evidence=tuple(both),
            )
