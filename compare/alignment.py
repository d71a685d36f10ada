"""Two passages laid word to word: what they share, and what only one of them says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

PASSAGE = 3  # words in a row that count as shared wording rather than as grammar
BRIDGE = 2  # words that may stand between a shared passage and a shorter shared run that belongs to it


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Point at one run of words that both texts have: word indexes, ends exclusive, the same length on both sides."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Point at words that stand between shared passages: word indexes, ends exclusive, either side may be empty."""

    left: int
    left_end: int
    right: int
    right_end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Hold the shared passages of two texts, in order, and the lengths of the texts in words."""

    passages: tuple[Passage, ...]
    left_words: int
    right_words: int

    @property
    def shared(self) -> int:
        """Return how many words the texts share."""
        return sum(p.length for p in self.passages)

    @property
    def share(self) -> float:
        """Return the shared words as a part of the shorter text, 0.0 to 1.0."""
        shorter = min(self.left_words, self.right_words)
        return self.shared / shorter if shorter else 0.0

    @property
    def longest(self) -> int:
        """Return the words of the longest shared passage."""
        return max((p.length for p in self.passages), default=0)

    def gaps(self) -> tuple[Gap, ...]:
        """Return what stands before, between and after the shared passages, empty gaps left out."""
        stops = [Passage(0, 0, 0), *self.passages, Passage(self.left_words, self.right_words, 0)]
        found = (Gap(a.left + a.length, b.left, a.right + a.length, b.right) for a, b in pairwise(stops))
        return tuple(g for g in found if g.left < g.left_end or g.right < g.right_end)


def align(left: Sequence[str], right: Sequence[str]) -> Alignment:
    """Align two rows of words by their longest common subsequence and keep the passages worth calling shared.

    A run of fewer than three words counts only beside a shared passage, at most two words away, so that "the
    (exploitative) use of children" keeps its article and a stray "of" in foreign company does not count.
    """
    runs = [
        Passage(op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(left, right)
        if op.tag == "equal"
    ]
    return Alignment(tuple(_kept(runs)), len(left), len(right))


def _kept(runs: Sequence[Passage]) -> list[Passage]:
    keep = [r.length >= PASSAGE for r in runs]
    for indexes in (range(1, len(runs)), range(len(runs) - 2, -1, -1)):
        step = -1 if indexes.step == 1 else 1
        for i in indexes:
            if keep[i + step] and not keep[i]:
                first, second = (runs[i - 1], runs[i]) if step == -1 else (runs[i], runs[i + 1])
                keep[i] = (
                    second.left - first.left - first.length <= BRIDGE
                    and second.right - first.right - first.length <= BRIDGE
                )
    return [r for r, kept in zip(runs, keep, strict=True) if kept]
