"""Where the nodes of the overlap graph stand in the picture."""

from __future__ import annotations

import math
from collections.abc import Mapping

import networkx as nx

from compare.graph import OverlapGraph

_SEED = 7
_SPRING = 400  # nodes; the spring layout takes time in the square of them, larger groups stand on a spiral
_APART = 1.0  # room for one node, in the picture's units
_FEW = 4
_DENSE = 0.5
_LABEL = 2.5  # room to the right of a community for the names beside its dots
_GOLDEN = math.pi * (3 - math.sqrt(5))


def positions(graph: OverlapGraph) -> Mapping[str, tuple[float, float]]:
    """Return x and y of every node that has an edge: each community is laid out by itself, the largest on top.

    The same graph gives the same positions, rounded to three decimals.
    """
    number = {n.id: i for i, n in enumerate(graph.nodes)}
    between = nx.Graph()
    for e in graph.edges:
        between.add_edge(number[e.left], number[e.right], weight=e.weight)
    discs = [_disc(between.subgraph(number[n] for n in group)) for group in graph.communities]
    placed: dict[str, tuple[float, float]] = {}
    for (dx, dy), disc in zip(_shelves([_radius(d) for d in discs]), discs, strict=True):
        for i, (x, y) in disc.items():
            placed[graph.nodes[i].id] = (round(x + dx, 3), round(y + dy, 3))
    return placed


def _disc(group: nx.Graph) -> dict[int, tuple[float, float]]:
    """Lay out one community around the origin."""
    members = sorted(group)
    radius = 1.5 * _APART * math.sqrt(len(members))
    if len(members) > _SPRING:
        return {
            n: (_APART * math.sqrt(k) * math.cos(k * _GOLDEN), _APART * math.sqrt(k) * math.sin(k * _GOLDEN))
            for k, n in enumerate(members)
        }
    if len(members) > _FEW and nx.density(group) >= _DENSE:
        # Everything tied to everything: a ring shows it, springs would pull it into a knot.
        turn, wide = 2 * math.pi / len(members), max(_APART, 0.35 * _APART * len(members))
        return {n: (wide * math.cos(k * turn), wide * math.sin(k * turn)) for k, n in enumerate(members)}
    ordered = nx.Graph()
    ordered.add_nodes_from(members)
    ordered.add_edges_from(sorted((min(a, b), max(a, b), d) for a, b, d in group.edges(data=True)))
    found = nx.spring_layout(ordered, seed=_SEED, scale=radius, iterations=60)
    return {n: (float(x), float(y)) for n, (x, y) in found.items()}


def _radius(disc: Mapping[int, tuple[float, float]]) -> float:
    return max(math.hypot(x, y) for x, y in disc.values()) + _APART


def _shelves(radii: list[float]) -> list[tuple[float, float]]:
    """Return the centres of discs set side by side on shelves about as wide as all of them are high."""
    width = max(2 * max(radii, default=1.0), 1.5 * math.sqrt(sum(2 * r * (2 * r + _LABEL) for r in radii)))
    centres: list[tuple[float, float]] = []
    x = y = shelf = 0.0
    for r in radii:
        if x and x + 2 * r + _LABEL > width:
            x, y, shelf = 0.0, y - shelf, 0.0
        shelf = max(shelf, 2 * r)
        centres.append((x + r, y - r))
        x += 2 * r + _LABEL
    return centres
