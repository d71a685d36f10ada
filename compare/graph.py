"""The overlap graph: every definition of every instrument, and how each relates to the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from compare.communities import communities_of
from compare.distinct import distinct
from compare.edge import Edge, EdgeKind
from compare.edges import FINDERS
from compare.node import Node, nodes_of
from compare.references import Targets, targets_of
from extract.facts import Facts


@dataclass(frozen=True)
class OverlapGraph:
    """Hold definitions and typed edges; both are sorted, so that iteration is the same in every run.

    `communities` are groups of node ids that hang together, largest first.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    communities: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Return the nodes by id."""
        return {n.id: n for n in self.nodes}

    @cached_property
    def community_of(self) -> dict[str, int]:
        """Return the number of each node's community, counting from 0; nodes without an edge have none."""
        return {node: i for i, group in enumerate(self.communities) for node in group}

    def of_kind(self, kind: EdgeKind) -> tuple[Edge, ...]:
        """Return the edges of one kind."""
        return tuple(e for e in self.edges if e.kind == kind)

    def networkx(self) -> nx.MultiDiGraph:
        """Return the graph for networkx, nodes and edges in sorted order, attributes as plain values."""
        graph = nx.MultiDiGraph()
        for n in self.nodes:
            graph.add_node(n.id, **n.attributes(), community=self.community_of.get(n.id, -1))
        for e in self.edges:
            graph.add_edge(e.left, e.right, key=e.kind, **e.attributes())
        return graph


def overlap_graph(facts: Sequence[Facts], *, kinds: Iterable[EdgeKind] | None = None) -> OverlapGraph:
    """Build the overlap graph of all definitions of the instruments, with the kinds of edges asked for (all)."""
    facts = distinct(facts)
    nodes = nodes_of(facts)
    targets: Targets = targets_of(facts, nodes)
    wanted = tuple(FINDERS) if kinds is None else tuple(k for k in FINDERS if k in set(kinds))
    edges = tuple(sorted(edge for kind in wanted for edge in FINDERS[kind](nodes, targets)))
    return OverlapGraph(nodes, edges, communities_of(nodes, edges))
