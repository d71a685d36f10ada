"""The overlap graph as a still picture for print."""

from __future__ import annotations

from compare.graph import OverlapGraph
from report.layout import positions
from report.pages.graph_page import strongest
from report.picture import STROKES
from report.templating import render

_SCALE = 40
_DASHES = {"solid": "", "dashed": "8 4", "dotted": "2 3", "dotdash": "2 3 8 3", "dashdot": "8 3 2 3"}


def svg_bytes(graph: OverlapGraph) -> bytes:
    """Return the graph as SVG: one line an edge, one dot a definition with its term."""
    at = {k: (round(x * _SCALE, 1), round(-y * _SCALE, 1)) for k, (x, y) in positions(graph).items()}
    lines = [
        (*at[e.left], *at[e.right], colour, _DASHES[dash], round(0.5 + 2 * e.weight, 2), e.sentence)
        for e in strongest(graph)
        for colour, dash in (STROKES[e.kind],)
    ]
    dots = [(*at[n.id], n.term, n.name) for n in graph.nodes if n.id in at]
    width = max((x for x, *_ in dots), default=0) + 4 * _SCALE
    height = max((y for _, y, *_ in dots), default=0) + _SCALE
    return render("overlap.svg", lines=lines, dots=dots, width=width, height=height, margin=_SCALE)
