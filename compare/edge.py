"""A relation between two definitions, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.alignment import Passage
from compare.node import Node

EdgeKind = Literal["same-term", "shared-wording", "same-elements", "narrower", "refers-to", "conflict"]


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Relate two definitions.

    `left` and `right` are node ids. `directed` is true when the order means something: the older text to the newer
    (shared-wording), the narrower to the wider, the borrowing text to its source (refers-to). `weight` is 0 to 1;
    `passages` are the shared runs of words; `evidence` are the words or element names the edge rests on; `sentence`
    says it to a person.
    """

    left: str
    right: str
    kind: EdgeKind
    weight: float
    directed: bool
    sentence: str
    evidence: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()

    def attributes(self) -> dict[str, str | float | bool]:
        """Return what graph files carry of an edge, as plain values."""
        return {
            "kind": self.kind,
            "weight": self.weight,
            "directed": self.directed,
            "sentence": self.sentence,
            "evidence": " | ".join(self.evidence),
        }


def in_time(a: Node, b: Node) -> tuple[Node, Node, bool]:
    """Return two nodes older first, and whether their dates say so; by id where the dates do not tell."""
    shared = min(len(a.date), len(b.date))
    if shared >= 4 and a.date[:shared] != b.date[:shared]:
        return (a, b, True) if a.date < b.date else (b, a, True)
    first, second = sorted((a, b), key=lambda n: (n.instrument, n.start))
    return first, second, False
