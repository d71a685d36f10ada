"""One definition borrows its meaning from another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.edge import Edge
from compare.node import Node
from compare.references import Targets
from compare.sentences import called


def refers_to(nodes: Sequence[Node], targets: Targets) -> Iterator[Edge]:
    """Yield an edge from a definition that borrows its meaning to the definition it borrows."""
    for node in nodes:
        for target, words in {t.id: (t, w) for t, w in targets.get(node.id, ())}.values():
            yield Edge(
                left=node.id,
                right=target.id,
                kind="refers-to",
                weight=1.0,
                directed=True,
                sentence=f"{called(node)} takes its meaning of “{node.term}” from {called(target)}: “{words}”.",
                evidence=(words,),
            )
