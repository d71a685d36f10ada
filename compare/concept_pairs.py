"""The pairs of definitions worth comparing by their elements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from compare.node import Node


def concept_pairs(nodes: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Yield each pair of definitions that share a concept once, in the order of the nodes."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        for concept in node.concepts:
            groups[concept].append(i)
    pairs = {pair for members in groups.values() for pair in combinations(members, 2)}
    for i, j in sorted(pairs):
        yield nodes[i], nodes[j]
