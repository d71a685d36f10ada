"""Two definitions of one concept that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.concept_pairs import concept_pairs
from compare.edge import Edge, in_time
from compare.elements import element_file
from compare.node import Node
from compare.sentences import called


def conflict(nodes: Sequence[Node]) -> Iterator[Edge]:
    """Yield an edge between definitions of one concept with different ages or opposite elements."""
    pairs = element_file().opposites
    for a, b in concept_pairs(nodes):
        first, second, _ = in_time(a, b)
        evidence: list[str] = []
        said: list[str] = []
        if first.age is not None and second.age is not None and first.age != second.age:
            evidence += [f"age {first.age}", f"age {second.age}"]
            said.append(f"{called(first)} draws the line at {first.age}, {called(second)} at {second.age}")
        for pair in pairs:
            for one, other in ((first, second), (second, first)):
                if _only(pair.one, one, other) and _only(pair.other, other, one):
                    evidence += [pair.one, pair.other]
                    said.append(f"{called(one)} {pair.says_one}; {called(other)} {pair.says_other}")
        if said:
            yield Edge(
                left=first.id,
                right=second.id,
                kind="conflict",
                weight=1.0,
                directed=False,
                sentence="; ".join(said) + ".",
                evidence=tuple(evidence),
            )


def _only(element: str, having: Node, lacking: Node) -> bool:
    return element in having.elements and element not in lacking.elements
