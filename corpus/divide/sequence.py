"""Choose among possible sections the ones whose numbers run on: the heaviest rising chain."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.divide.candidate import Candidate
from corpus.divide.numbers import Key, decimal_section_key, follows

# A number that follows its forerunner directly is worth more than the look of its line.
NEXT: Final = 2.0


def chain(found: Sequence[Candidate]) -> list[int]:
    """Return the indexes of the heaviest chain of candidates with rising numbers, in order."""
    return weighed(found)[1]


def keyed(found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with the keys under which their numbers run on best: 11.3 after 11.27, or after 11.2."""
    if not any("." in c.num for c in found):
        return list(found)
    decimal = [replace(c, key=decimal_section_key(c.num)) if "." in c.num else c for c in found]
    return decimal if weighed(decimal)[0] > weighed(found)[0] else list(found)


def weighed(found: Sequence[Candidate]) -> tuple[float, list[int]]:
    """Return the weight of the heaviest rising chain, and its indexes.

    A candidate directly after its forerunner (2 after 1, 2A after 2) adds a bonus. Time is n log n: a Fenwick tree
    holds the best chain below each number, a table the best chain that ends with each number.
    """
    keys: list[Key] = sorted({c.key for c in found})
    rank = {k: i for i, k in enumerate(keys)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(keys) + 1)
    ends: dict[Key, tuple[float, int]] = {}
    back = [-1] * len(found)
    score = [0.0] * len(found)
    for i, c in enumerate(found):
        r = rank[c.key]
        best = (0.0, -1)
        j = r
        while j > 0:
            best = max(best, tree[j])
            j -= j & -j
        for key in _forerunners(keys, r):
            if key in ends and ends[key][0] + NEXT > best[0]:
                best = (ends[key][0] + NEXT, ends[key][1])
        if best[1] < 0 and c.key[0] <= 1:
            best = (NEXT, -1)
        score[i] = best[0] + c.weight + _step(found, best[1], c)
        back[i] = best[1]
        if c.key not in ends or score[i] > ends[c.key][0]:
            ends[c.key] = (score[i], i)
        j = r + 1
        while j <= len(keys):
            tree[j] = max(tree[j], (score[i], i))
            j += j & -j
    if not found:
        return 0.0, []
    i = max(range(len(found)), key=lambda n: (score[n], -n))
    weight = score[i]
    order: list[int] = []
    while i >= 0:
        order.append(i)
        i = back[i]
    return weight, order[::-1]


def _step(found: Sequence[Candidate], last: int, c: Candidate) -> float:
    """Return the penalty of a gap before a candidate that only running text speaks for."""
    if c.line or last < 0:
        return 0.0
    gap = follows(found[last].key, c.key)
    if not gap:
        return 0.0
    return -min(2.0, 0.5 + 0.1 * gap) if c.weight >= 1.0 else -min(4.0, 1.0 + gap)


def _forerunners(keys: list[Key], rank: int) -> list[Key]:
    """Return the numbers that a number may directly follow."""
    key = keys[rank]
    found = []
    for i in range(rank - 1, max(-1, rank - 12), -1):
        if follows(keys[i], key) == 0:
            found.append(keys[i])
    if len(key) == 1:
        low = bisect_left(keys, (key[0] - 1,))
        if low < rank and keys[low] == (key[0] - 1,):
            found.append(keys[low])
    return found
