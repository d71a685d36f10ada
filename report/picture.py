"""The overlap graph as an interactive picture: Bokeh's own script, nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from bokeh.core.properties import value
from bokeh.core.types import ID
from bokeh.embed import json_item
from bokeh.models import ColumnDataSource, CustomJS, HoverTool, Range1d, TapTool
from bokeh.models.renderers import DataRenderer
from bokeh.plotting import figure
from bokeh.resources import INLINE
from markupsafe import Markup

from compare.edge import Edge, EdgeKind
from compare.graph import OverlapGraph
from report.layout import positions

# Colour and dash both tell the kind, for grey paper and for colour-blind readers.
STROKES: Mapping[EdgeKind, tuple[str, str]] = {
    "shared-wording": ("#1D4E89", "solid"),
    "refers-to": ("#5B3A8C", "dashdot"),
    "conflict": ("#9B1C31", "dashed"),
    "narrower": ("#2F6B3C", "dotted"),
    "same-elements": ("#8A6D1B", "dotdash"),
    "same-term": ("#9AA5AE", "solid"),
}
SHOWN_FIRST: tuple[EdgeKind, ...] = ("shared-wording", "refers-to", "conflict")
# Behind a name: a line that passes under it must not strike it through.
_PAPER: Mapping[str, Any] = {"background_fill_color": "#FFFFFF", "background_fill_alpha": 0.75}
_ID_FIELDS = frozenset({"id", "root_id"})
_ID = re.compile(r"^p\d+$")


def bokeh_script() -> Markup:
    """Return Bokeh's script, read from its wheel, as the text of a script element."""
    return Markup("\n".join(INLINE.js_raw[:1]).replace("</script", "<\\/script"))  # noqa: S704 - Bokeh's own file


def picture_json(graph: OverlapGraph, edges: Sequence[Edge]) -> str:
    """Return the picture of these edges as JSON for `Bokeh.embed.embed_item`, the same for the same graph.

    Each kind of edge is one renderer named "edges-<kind>" whose column `edge` holds the edge's index in `edges`; the
    nodes are "nodes", with the column `node` holding the index in the graph's nodes.
    """
    at = positions(graph)
    plot = _plot()
    tapped: list[DataRenderer] = []
    for kind, (colour, dash) in STROKES.items():
        chosen = [i for i, e in enumerate(edges) if e.kind == kind]
        source = ColumnDataSource(
            {
                "xs": [[at[edges[i].left][0], at[edges[i].right][0]] for i in chosen],
                "ys": [[at[edges[i].left][1], at[edges[i].right][1]] for i in chosen],
                "width": [1.0 if kind == "same-term" else 1.0 + 4.0 * edges[i].weight for i in chosen],
                "edge": chosen,
            },
            name=f"source-{kind}",
        )
        source.selected.js_on_change("indices", CustomJS(args={"s": source}, code="window.lexgapTapped('edge', s);"))
        lines = plot.multi_line(
            "xs", "ys", source=source, line_color=colour, line_dash=dash, line_width="width", line_alpha=0.75,
            nonselection_line_alpha=0.35, selection_line_color="#000000", name=f"edges-{kind}",
            visible=kind in SHOWN_FIRST, hover_line_color="#000000",
        )  # fmt: skip
        tapped.append(lines)
    tapped.append(_nodes(plot, graph, at))
    plot.add_tools(TapTool(renderers=tapped))
    return _steady(json_item(plot, ID("picture")))


def _plot() -> figure:
    plot = figure(
        sizing_mode="stretch_both", tools="pan,wheel_zoom,save", active_scroll="wheel_zoom", toolbar_location="above",
        x_range=Range1d(start=0, end=1), y_range=Range1d(start=0, end=1), match_aspect=True,
        output_backend="canvas", name="plot",
    )  # fmt: skip
    plot.axis.visible = False
    plot.grid.visible = False
    plot.outline_line_color = None
    plot.background_fill_color = plot.border_fill_color = "#FFFFFF"
    plot.toolbar.logo = None
    return plot


def _nodes(plot: figure, graph: OverlapGraph, at: Mapping[str, tuple[float, float]]) -> DataRenderer:
    drawn = [(i, n) for i, n in enumerate(graph.nodes) if n.id in at]
    source = ColumnDataSource(
        {
            "x": [at[n.id][0] for _, n in drawn],
            "y": [at[n.id][1] for _, n in drawn],
            "term": [n.term for _, n in drawn],
            "name": [n.name for _, n in drawn],
            "citation": [n.citation for _, n in drawn],
            "words": [_clipped(n.text) for _, n in drawn],
            "node": [i for i, _ in drawn],
            "community": [graph.community_of[n.id] for _, n in drawn],
        },
        name="source-nodes",
    )
    source.selected.js_on_change("indices", CustomJS(args={"s": source}, code="window.lexgapTapped('node', s);"))
    dots = plot.scatter(
        "x", "y", source=source, size=11, fill_color="#F7F4EC", line_color="#22313F", line_width=1.5, name="nodes",
        nonselection_fill_alpha=0.9, nonselection_line_alpha=0.9, selection_fill_color="#22313F",
    )  # fmt: skip
    labels = ColumnDataSource({"x": [], "y": [], "text": []}, name="source-labels")
    plot.text(
        "x", "y", "text", source=labels, text_font_size="12px", text_color="#22313F", x_offset=9,
        text_baseline="middle",
        text_font=value("sans-serif"), name="labels", **_PAPER,
    )  # fmt: skip
    # "@{...}" with no format is escaped by Bokeh; {safe} would take the law for markup.
    plot.add_tools(HoverTool(renderers=[dots], tooltips=[("term", "@term"), ("", "@name, @citation"), ("", "@words")]))
    return dots


def _clipped(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= 220 else folded[:220].rsplit(" ", 1)[0] + " …"


def _steady(item: object) -> str:
    """Return Bokeh's JSON with its running numbers replaced by numbers in order of appearance."""
    names: dict[str, str] = {}

    def walk(part: object, key: str = "") -> object:
        if isinstance(part, dict):
            return {k: walk(v, k) for k, v in part.items()}
        if isinstance(part, list | tuple):
            return [walk(v) for v in part]
        # Only Bokeh's own fields: a law may define the term "p12".
        if key in _ID_FIELDS and isinstance(part, str) and _ID.match(part):
            return names.setdefault(part, f"p{1000 + len(names)}")
        return part

    return msgspec.json.encode(walk(item)).decode("utf-8")
