"""One definition covers less than another of the same concept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.concept_pairs import concept_pairs
from compare.edge import Edge
from compare.elements import element_file
from compare.node import Node
from compare.sentences import called, listed

_ELEMENTS = 2  # a definition in which one element was found may owe that to what could not be read


def narrower(nodes: Sequence[Node]) -> Iterator[Edge]:
    """Yield an edge from a definition to one of the same concept that has all its elements and more.

    Elements that limit (a device required, drawings excluded) make a definition narrower, not wider, and stay out of
    the count.
    """
    limiting = element_file().limits
    for a, b in concept_pairs(nodes):
        left, right = (n.elements - limiting for n in (a, b))
        small, wide = (a, b) if left < right else (b, a)
        few, many = sorted((left, right), key=len)
        if few < many and len(few) >= _ELEMENTS:
            missing = sorted(many - few)
            yield Edge(
                left=small.id,
                right=wide.id,
                kind="narrower",
                weight=round(len(few) / len(many), 4),
                directed=True,
                sentence=f"{called(small)} is narrower than {called(wide)}: it does not mention {listed(missing)}.",
                evidence=tuple(missing),
            )
