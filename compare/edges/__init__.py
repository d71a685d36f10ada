"""The kinds of edges of the overlap graph, one a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from compare.edge import Edge, EdgeKind
from compare.edges.conflict import conflict
from compare.edges.narrower import narrower
from compare.edges.refers_to import refers_to
from compare.edges.same_elements import same_elements
from compare.edges.same_term import same_term
from compare.edges.shared_wording import shared_wording
from compare.node import Node
from compare.references import Targets

FINDERS: Mapping[EdgeKind, Callable[[Sequence[Node], Targets], Iterator[Edge]]] = {
    "shared-wording": lambda nodes, _: shared_wording(nodes),
    "refers-to": refers_to,
    "conflict": lambda nodes, _: conflict(nodes),
    "narrower": lambda nodes, _: narrower(nodes),
    "same-elements": lambda nodes, _: same_elements(nodes),
    "same-term": lambda nodes, _: same_term(nodes),
}
