"""Two definitions of one term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from compare.edge import Edge, in_time
from compare.node import Node
from compare.references import term_key
from compare.sentences import called, lacks

_CONTENT = 4  # letters; shorter words (of, and, the, des) are grammar in the languages read so far
_REORDERED = 3  # content words a term needs before their order is ignored
_CLIQUE = 40  # definitions of one term; larger families are tied to their oldest member instead of all to all


def same_term(nodes: Sequence[Node]) -> Iterator[Edge]:
    """Yield an edge between definitions of the same term, in the same or another order of words.

    "online child sexual exploitation" and "child sexual exploitation online" are one term.
    """
    families: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in nodes:
        for key in sorted({_key(t) for t in (node.term, *node.also) if term_key(t)}):
            families[key].append(node)
    seen: set[tuple[str, str]] = set()
    for key in sorted(families):
        family = families[key]
        for a, b in _pairs(family):
            first, second, _ = in_time(a, b)
            if a.id != b.id and (first.id, second.id) not in seen:
                seen.add((first.id, second.id))
                yield _edge(first, second)


def _key(term: str) -> tuple[str, ...]:
    words = term_key(term).split()
    content = sorted({w for w in words if len(w) >= _CONTENT})
    return tuple(content) if len(content) >= _REORDERED else tuple(words)


def _pairs(family: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    if len(family) <= _CLIQUE:
        yield from combinations(family, 2)
        return
    oldest = min(family, key=lambda n: (n.date or "9999", n.instrument, n.start))
    yield from ((oldest, n) for n in family if n is not oldest)


def _edge(first: Node, second: Node) -> Edge:
    terms = dict.fromkeys((first.term, second.term))
    said = " and ".join(f"“{t}”" for t in terms)
    verb = "both define" if first.name != second.name else "each define"
    return Edge(
        left=first.id,
        right=second.id,
        kind="same-term",
        weight=1.0,
        directed=False,
        sentence="; ".join([f"{called(first)} and {called(second)} {verb} {said}", *lacks(first, second)]) + ".",
        evidence=tuple(terms),
    )
