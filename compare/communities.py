"""Groups of definitions that hang together."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from compare.edge import Edge
from compare.node import Node

# What binds two texts into one family: copied words most, a merely equal term least.
_PULL = {
    "shared-wording": 1.0, "refers-to": 1.0, "same-elements": 0.6, "narrower": 0.4, "same-term": 0.3, "conflict": 0.2,
}  # fmt: skip
_SEED = 20_24


def communities_of(nodes: Sequence[Node], edges: Sequence[Edge]) -> tuple[tuple[str, ...], ...]:
    """Return the Louvain communities of the definitions that have an edge, largest first, ids sorted inside each."""
    # Numbers, not ids, as nodes: the order of a set of strings changes from one Python process to the next.
    number = {n.id: i for i, n in enumerate(nodes)}
    graph = nx.Graph()
    for e in edges:
        a, b = number[e.left], number[e.right]
        pull = _PULL[e.kind] * e.weight
        graph.add_edge(a, b, weight=pull + (graph[a][b]["weight"] if graph.has_edge(a, b) else 0.0))
    if not graph:
        return ()
    groups = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    named = [tuple(nodes[i].id for i in sorted(group)) for group in groups]
    return tuple(sorted(named, key=lambda g: (-len(g), g)))
