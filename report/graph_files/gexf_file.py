"""The overlap graph as GEXF, for Gephi."""

from __future__ import annotations

import re

import networkx as nx

from compare.graph import OverlapGraph
from report.graph_files.plain import plain_graph

_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def gexf_bytes(graph: OverlapGraph) -> bytes:
    """Return the graph as GEXF without the date of writing, so that the same graph gives the same bytes."""
    lines = nx.generate_gexf(plain_graph(graph))
    return (_TODAY.sub("", "\n".join(lines)) + "\n").encode("utf-8")
