"""Two definitions in largely the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist

from compare.alignment import Alignment, align
from compare.edge import Edge, in_time
from compare.node import Node
from compare.sentences import shared_wording_sentence

# A pair is an edge when it has half the words of the shorter text in common, eight at least, five of them in a row.
SHARE = 0.5
LONGEST = 5
SHARED = 8
_BLOCK = 256  # definitions that share one five-word run; larger blocks are compared in C, all to all


def shared_wording(nodes: Sequence[Node]) -> Iterator[Edge]:
    """Yield an edge between definitions that share wording, older text first, with the shared passages.

    Only pairs that share a run of five words are aligned. As an edge needs such a run, nothing is lost by it.
    """
    # "has the meaning assigned to it in ..." is a formula: definitions that only point elsewhere have no wording.
    nodes = [n for n in nodes if n.kind != "same-meaning"]
    codes = _codes(nodes)
    for i, j in sorted(_candidates(codes)):
        first, second, known = in_time(nodes[i], nodes[j])
        shorter = min(len(codes[i]), len(codes[j]))
        if first.instrument == second.instrument and second.start < first.end:
            continue  # one lies inside the other
        if LCSseq.similarity(codes[i], codes[j], score_cutoff=max(SHARED, _at_least(shorter))) == 0:
            continue
        alignment = align(first.words.keys, second.words.keys)
        if is_shared(alignment):
            yield _edge(first, second, alignment, known)


def is_shared(alignment: Alignment) -> bool:
    """Return whether two texts have enough in common to be called shared wording."""
    return alignment.shared >= SHARED and alignment.longest >= LONGEST and alignment.share >= SHARE


def _at_least(words: int) -> int:
    return int(words * SHARE + 0.5)


def _codes(nodes: Sequence[Node]) -> list[tuple[int, ...]]:
    """Return the words of each node as numbers, which compare faster than strings."""
    numbers: dict[str, int] = {}
    return [tuple(numbers.setdefault(w, len(numbers)) for w in n.words.keys) for n in nodes]


def _candidates(codes: Sequence[tuple[int, ...]]) -> set[tuple[int, int]]:
    """Return the pairs (i < j) that share a run of five words."""
    blocks: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for i, row in enumerate(codes):
        if len(row) >= SHARED:
            for run in {row[k : k + LONGEST] for k in range(len(row) - LONGEST + 1)}:
                blocks[run].append(i)
    pairs: set[tuple[int, int]] = set()
    large: set[tuple[int, ...]] = set()
    for members in blocks.values():
        if len(members) <= _BLOCK:
            pairs.update(combinations(members, 2))
        else:
            large.add(tuple(members))
    for block in sorted(large):
        pairs.update(_within(block, codes))
    return pairs


def _within(block: Sequence[int], codes: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a large block that have enough words in common, found by rapidfuzz in C."""
    rows = [codes[i] for i in block]
    for at in range(0, len(rows), _BLOCK):
        part = rows[at : at + _BLOCK]
        common = cdist(part, rows, scorer=LCSseq.similarity, score_cutoff=SHARED, dtype=np.int32, workers=1)
        for a, b in zip(*np.nonzero(common), strict=True):
            if at + a < b and common[a, b] >= _at_least(min(len(part[a]), len(rows[b]))):
                yield block[at + int(a)], block[int(b)]


def _edge(first: Node, second: Node, alignment: Alignment, known: bool) -> Edge:
    return Edge(
        left=first.id,
        right=second.id,
        kind="shared-wording",
        weight=round(alignment.share, 4),
        directed=known,
        sentence=shared_wording_sentence(first, second, alignment, known=known),
        evidence=tuple(first.said(p.left, p.left + p.length) for p in alignment.passages),
        passages=alignment.passages,
    )
