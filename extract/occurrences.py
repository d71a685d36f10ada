"""Where the pieces of patterns stand in a run of tokens, worked out for all places at once.

A mask is an integer whose bit i stands for token i (or for the place before token i); one shift and one conjunction
move every match of a pattern a word on. Texts are cut into runs of bounded length by the caller, so that a mask stays
small enough to be cheap and the work grows with the text only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.pattern_notation import MARKS, Piece

Spans = tuple[tuple[int, int], ...]  # (number of tokens, mask of the places where a match of so many starts)


@dataclass(frozen=True, slots=True)
class _Part:
    """Hold a piece whose words and phrases are numbers of the lexicon; `kind` is -1 when it has no words of its own."""

    gap: int
    kind: int
    phrases: tuple[Run, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Hold pieces that follow each other, and the kinds of word that must all stand in the text."""

    parts: tuple[int, ...]
    needed: frozenset[int]
    longest: int


class Lexicon:
    """Number the pieces of many patterns and the kinds of word they ask for, each once."""

    def __init__(self) -> None:
        self.parts: list[_Part] = []
        self._numbers: dict[Piece, int] = {}
        self._kinds: dict[tuple[frozenset[str], tuple[str, ...]], int] = {}
        self._exact: dict[str, list[int]] = {}
        self._prefix: dict[str, list[int]] = {}
        self._longest_prefix = 0
        self._longest: list[int] = []

    def run(self, pieces: Iterable[Piece]) -> Run:
        """Return pieces as numbers."""
        parts = tuple(self._number(piece) for piece in pieces)
        needed = frozenset(
            part.kind
            for part in (self.parts[p] for p in parts)
            if part.kind >= 0 and not part.optional and not part.phrases
        )
        return Run(parts, needed, sum(self._longest[p] for p in parts))

    def _number(self, piece: Piece) -> int:
        number = self._numbers.get(piece)
        if number is None:
            kind = self._kind(piece.exact, piece.prefixes) if piece.exact or piece.prefixes else -1
            phrases = tuple(self.run(phrase) for phrase in piece.phrases)
            number = self._numbers[piece] = len(self.parts)
            self.parts.append(_Part(piece.gap, kind, phrases, piece.optional))
            self._longest.append(piece.gap or max([int(kind >= 0), *(p.longest for p in phrases)]))
        return number

    def _kind(self, exact: frozenset[str], prefixes: tuple[str, ...]) -> int:
        number = self._kinds.get((exact, prefixes))
        if number is None:
            number = self._kinds[exact, prefixes] = len(self._kinds)
            for word in exact:
                self._exact.setdefault(word, []).append(number)
            for prefix in prefixes:
                self._prefix.setdefault(prefix, []).append(number)
                self._longest_prefix = max(self._longest_prefix, len(prefix))
        return number

    def kinds_of(self, word: str) -> tuple[int, ...]:
        """Return the kinds a word (in lower case) is of."""
        found = set(self._exact.get(word, ()))
        for length in range(min(len(word), self._longest_prefix) + 1):
            found.update(self._prefix.get(word[:length], ()))
        return tuple(sorted(found))


class Occurrences:
    """Answer where the pieces of a lexicon stand in one run of `length` tokens.

    `places` are the tokens at which each word of the run stands, `kinds` the kinds of each of these words.
    """

    def __init__(
        self, lexicon: Lexicon, places: Mapping[str, Sequence[int]], length: int, kinds: Mapping[str, Sequence[int]]
    ) -> None:
        self._lexicon = lexicon
        self.everywhere = (1 << (length + 1)) - 1  # the place behind the last token included
        self._of_kind: dict[int, int] = {}
        for word, at in places.items():
            if its := kinds[word]:
                mask = _mask(at, length)
                for kind in its:
                    self._of_kind[kind] = self._of_kind.get(kind, 0) | mask
        marks = 0
        for mark in MARKS:
            marks |= _mask(places.get(mark, ()), length)
        self._between = ((1 << length) - 1) & ~marks  # tokens that a gap may span
        self._present = frozenset(self._of_kind)
        self._spans: dict[int, Spans] = {}

    def possible(self, run: Run) -> bool:
        """Return whether the text has all words that must stand in the run."""
        return run.needed <= self._present

    def ends(self, run: Run, starts: int) -> int:
        """Return the places at which matches of the run that start at one of these places can end."""
        for number in run.parts:
            gap = self._lexicon.parts[number].gap
            if gap:
                for _ in range(gap):
                    grown = starts | ((starts & self._between) << 1)
                    if grown == starts:
                        break
                    starts = grown
                continue
            at, starts = starts, 0
            for length, mask in self._at(number):
                starts |= (at & mask) << length
            if not starts:
                break
        return starts

    def starts(self, run: Run, ends: int) -> int:
        """Return the places at which matches of the run that end at one of these places can start."""
        for number in reversed(run.parts):
            gap = self._lexicon.parts[number].gap
            if gap:
                for _ in range(gap):
                    grown = ends | ((ends >> 1) & self._between)
                    if grown == ends:
                        break
                    ends = grown
                continue
            at, ends = ends, 0
            for length, mask in self._at(number):
                ends |= mask & (at >> length)
            if not ends:
                break
        return ends

    def nearest_end(self, run: Run, at: int) -> int:
        """Return the nearest place at which a match of the run that starts here ends; one must be known to."""
        width = (1 << (run.longest + 1)) - 1
        reached = 1  # places from `at` on
        for number in run.parts:
            if gap := self._lexicon.parts[number].gap:
                between = (self._between >> at) & width
                for _ in range(gap):
                    reached |= (reached & between) << 1
                continue
            here, reached = reached, 0
            for length, mask in self._at(number):
                reached |= (here & (mask >> at)) << length
        return at + (reached & -reached).bit_length() - 1

    def nearest_start(self, run: Run, at: int) -> int:
        """Return the nearest place at which a match of the run that ends here starts; one must be known to."""
        base = max(0, at - run.longest)
        width = (2 << (at - base)) - 1
        reached = 1 << (at - base)  # places from `base` on
        for number in reversed(run.parts):
            if gap := self._lexicon.parts[number].gap:
                between = (self._between >> base) & width
                for _ in range(gap):
                    reached |= (reached >> 1) & between
                continue
            here, reached = reached, 0
            for length, mask in self._at(number):
                reached |= (here >> length) & (mask >> base)
        return base + reached.bit_length() - 1

    def spans(self, run: Run, starts: int) -> Spans:
        """Return the lengths of the matches that start at one of these places, each with where it does, in order."""
        state = {0: starts}
        for number in run.parts:
            grown: dict[int, int] = {}
            for length, mask in state.items():
                for more, where in self._at(number):
                    if both := mask & (where >> length):
                        grown[length + more] = grown.get(length + more, 0) | both
            state = grown
            if not state:
                break
        return tuple(sorted(state.items()))

    def _at(self, number: int) -> Spans:
        """Return the lengths of all matches of a piece, each with the places where it starts."""
        known = self._spans.get(number)
        if known is None:
            known = self._spans[number] = tuple(sorted(self._find(self._lexicon.parts[number]).items()))
        return known

    def _find(self, part: _Part) -> dict[int, int]:
        found: dict[int, int] = {}
        if part.gap:
            where = self.everywhere
            for length in range(part.gap + 1):
                found[length] = where
                where &= self._between >> length
            return found
        if part.optional:
            found[0] = self.everywhere
        if part.kind in self._present:
            found[1] = found.get(1, 0) | self._of_kind[part.kind]
        for phrase in part.phrases:
            if self.possible(phrase):
                for length, mask in self.spans(phrase, self.everywhere):
                    found[length] = found.get(length, 0) | mask
        return found


def _mask(places: Sequence[int], length: int) -> int:
    """Return the mask of some tokens of a run of this many."""
    if len(places) < 4:
        return sum(1 << i for i in places)
    bits = bytearray(length // 8 + 1)
    for i in places:
        bits[i >> 3] |= 1 << (i & 7)
    return int.from_bytes(bits, "little")


def places_in(mask: int) -> Iterator[int]:
    """Yield the places of a mask, in order.

    >>> list(places_in(0b1101))
    [0, 2, 3]
    """
    base = 0
    while mask:
        at = (mask & -mask).bit_length() - 1
        yield base + at
        base += at + 1
        mask >>= at + 1
