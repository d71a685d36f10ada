"""The overlap graph as one HTML page that stands alone."""

from __future__ import annotations

from compare.graph import OverlapGraph
from report.pages.graph_page import graph_values
from report.templating import asset, render, stylesheet


def page_bytes(graph: OverlapGraph) -> bytes:
    """Return the interactive picture with its table and alignments as one file, style and scripts inside."""
    return render(
        "overlap_alone.html", style=stylesheet(), script=asset("report.js"), root="", **graph_values(graph, None)
    )
