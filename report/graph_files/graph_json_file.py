"""The overlap graph as JSON."""

from __future__ import annotations

import msgspec

from compare.graph import OverlapGraph


def graph_json_bytes(graph: OverlapGraph) -> bytes:
    """Return nodes, edges (with shared passages as word indexes) and communities as one JSON object."""
    made = {
        "nodes": [{"id": n.id, **n.attributes(), "community": graph.community_of.get(n.id)} for n in graph.nodes],
        "edges": [
            {
                "left": e.left,
                "right": e.right,
                **e.attributes(),
                "evidence": e.evidence,
                "passages": [(p.left, p.right, p.length) for p in e.passages],
            }
            for e in graph.edges
        ],
        "communities": graph.communities,
    }
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"
