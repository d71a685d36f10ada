"""What the page of the overlap graph shows: picture, table of edges, and the texts to align."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from markupsafe import Markup

from compare.alignment import align
from compare.edge import Edge
from compare.graph import OverlapGraph
from compare.lineage import lineages
from compare.node import Node
from corpus.place import Place
from report.links import Links
from report.picture import SHOWN_FIRST, STROKES, bokeh_script, picture_json

LIMIT = 3000  # edges drawn and listed; a page with more is no longer read by anybody, and the files hold them all
_LINES = 8  # lineages named on the page
_FIELD = 3  # relations between concepts of the field from which on the page first shows only them
KINDS = {
    "shared-wording": "share their wording",
    "refers-to": "one borrows its meaning from the other",
    "conflict": "cannot both hold",
    "narrower": "one covers less",
    "same-elements": "made of the same elements",
    "same-term": "define the same term",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """Describe one kind of edge: how it is drawn, what it says, how many there are."""

    name: str
    says: str
    colour: str
    dash: str
    count: int
    shown: bool


def graph_values(graph: OverlapGraph, links: Links | None) -> dict[str, object]:
    """Return what the template of the overlap page needs; without links the page stands alone."""
    edges = strongest(graph)
    counts = Counter(e.kind for e in graph.edges)
    kinds = [
        Kind(k, KINDS[k], colour, dash, counts[k], k in SHOWN_FIRST)
        for k, (colour, dash) in STROKES.items()
        if counts[k]
    ]
    return {
        "graph": graph,
        "edges": [(i, e, graph.by_id[e.left], graph.by_id[e.right]) for i, e in enumerate(edges)],
        "kinds": kinds,
        "countries": sorted({n.country for n in graph.nodes}, key=str.casefold),
        "concepts": sorted({c for n in graph.nodes for c in n.concepts}),
        "of_field": sum(1 for e in edges if graph.by_id[e.left].concepts or graph.by_id[e.right].concepts) >= _FIELD,
        "lineages": lineages(graph)[:_LINES],
        "left_out": len(graph.edges) - len(edges),
        "picture": _script(picture_json(graph, edges)) if edges else Markup(),
        "texts": _script(_texts(graph, edges, links)),
        "bokeh": bokeh_script() if edges else Markup(),
    }


def strongest(graph: OverlapGraph) -> tuple[Edge, ...]:
    """Return the edges a page shows, at most LIMIT: by kind in the order of the legend.

    Inside a kind, concepts of the field come before other terms, two instruments before one, strong before weak.
    """
    order = {k: i for i, k in enumerate(STROKES)}

    def rank(e: Edge) -> tuple[int, bool, bool, float, str, str]:
        left, right = graph.by_id[e.left], graph.by_id[e.right]
        outside = not (left.concepts or right.concepts)
        return order[e.kind], outside, left.instrument == right.instrument, -e.weight, e.left, e.right

    return tuple(sorted(graph.edges, key=rank)[:LIMIT])


def _texts(graph: OverlapGraph, edges: Sequence[Edge], links: Links | None) -> str:
    """Return nodes and edges for the page's script: every edge with the passages both texts have, as offsets."""
    nodes = [
        {
            "term": n.term,
            "name": n.name,
            "country": n.country,
            "label": n.body or n.country,
            "citation": n.citation,
            "page": n.page,
            "language": n.language,
            "concepts": n.concepts,
            "text": n.text,
            "href": links.words(n.instrument, Place(n.eid, n.start, n.end)) if links else "",
        }
        for n in graph.nodes
    ]
    at = {n.id: i for i, n in enumerate(graph.nodes)}
    made = [
        {
            "kind": e.kind,
            "left": at[e.left],
            "right": at[e.right],
            "weight": e.weight,
            "sentence": e.sentence,
            "same": _offsets(graph.by_id[e.left], graph.by_id[e.right]),
        }
        for e in edges
    ]
    return msgspec.json.encode({"nodes": nodes, "edges": made}).decode("utf-8")


def _offsets(left: Node, right: Node) -> list[tuple[int, int, int, int]]:
    runs = []
    for p in align(left.words.keys, right.words.keys).passages:
        a, b = left.words.spans, right.words.spans
        last = p.length - 1
        runs.append(
            (
                a[p.left][0] - left.start,
                a[p.left + last][1] - left.start,
                b[p.right][0] - right.start,
                b[p.right + last][1] - right.start,
            )
        )
    return runs


def _script(data: str) -> Markup:
    # JSON inside a script element: with "<" written as \u003c no text of a law can end the element.
    safe = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(safe.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704
