"""The overlap graph as GraphML."""

from __future__ import annotations

import io

import networkx as nx

from compare.graph import OverlapGraph
from report.graph_files.plain import plain_graph


def graphml_bytes(graph: OverlapGraph) -> bytes:
    """Return the graph as GraphML, nodes and edges in sorted order."""
    out = io.BytesIO()
    nx.write_graphml_xml(plain_graph(graph), out, encoding="utf-8", prettyprint=True)
    return out.getvalue()
