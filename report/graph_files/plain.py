"""The graph with attributes that XML can carry."""

from __future__ import annotations

import networkx as nx

from compare.graph import OverlapGraph
from report.xml_text import printable


def plain_graph(graph: OverlapGraph) -> nx.MultiDiGraph:
    """Return the networkx graph with control characters, which XML cannot hold, replaced."""
    made = graph.networkx()
    for _, attributes in made.nodes(data=True):
        attributes.update({k: printable(v) for k, v in attributes.items() if isinstance(v, str)})
    for *_, attributes in made.edges(data=True):
        attributes.update({k: printable(v) for k, v in attributes.items() if isinstance(v, str)})
    return made
