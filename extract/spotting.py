"""Find what pack patterns name in a whole text, in one pass, each pattern tried only where its rarest word stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from extract.pattern_notation import TOKEN, Pattern, backward, forward

_ENDS_SENTENCE = frozenset(".;")
_NOT_AN_END = frozenset(
    {"s", "ss", "sec", "art", "arts", "cap", "no", "nos", "nr", "n", "par", "para", "vs", "v", "al", "cf", "etc", "p"}
)


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Point at words that say something: offsets into the reading."""

    start: int
    end: int
    name: str


class Tokens:
    """Cut a reading into words and marks, once, and into sentences.

    A sentence ends at a full stop before a space and a capital, digit or bracket; `breaks` (starts of provisions
    that stand alone) end one too.
    """

    def __init__(self, reading: str, breaks: Iterable[int] = ()) -> None:
        self.reading = reading
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        for m in TOKEN.finditer(reading):
            self.starts.append(m.start())
            self.ends.append(m.end())
            self.words.append(m.group())
        self.lower = [w.lower() for w in self.words]
        self._breaks = sorted(set(breaks))

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Return the offsets at which sentences start, in order, 0 first."""
        found = {0, *self._breaks}
        for i, word in enumerate(self.lower[:-1]):
            if word == "." and self._ends(i):
                found.add(self.starts[i + 1])
        return sorted(found)

    def _ends(self, i: int) -> bool:
        after = self.words[i + 1]
        if self.starts[i + 1] == self.ends[i] or not (after[0].isupper() or after[0].isdigit() or after[0] in '("—-'):
            return False
        before = self.lower[i - 1] if i else ""
        return before not in _NOT_AN_END and not (len(before) == 1 and before.isalpha() and after[0].isupper())

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return start and end of the sentence that holds this offset, white space at the end included."""
        i = bisect_right(self.sentence_starts, offset) - 1
        following = self.sentence_starts[i + 1] if i + 1 < len(self.sentence_starts) else len(self.reading)
        return self.sentence_starts[i], following


@dataclass(frozen=True, slots=True, eq=False)
class _Anchored:
    """Hold a pattern with the piece that is looked for first."""

    name: str
    pattern: Pattern
    anchor: int
    loose_before: bool  # a gap stands before the anchor: the nearest start is the telling one
    loose_after: bool

    def match(self, words: list[str], i: int) -> tuple[int, int] | None:
        """Return first and last token of a match whose anchor starts at token `i`."""
        starts = backward(self.pattern[: self.anchor], words, i)
        if not starts:
            return None
        ends = forward(self.pattern[self.anchor :], words, i)
        if not ends:
            return None
        return (starts[0] if self.loose_before else starts[-1]), (ends[0] if self.loose_after else ends[-1])


class Spotter:
    """Run the compiled patterns of many names over tokens, each from its rarest word outwards."""

    def __init__(self, patterns: Mapping[str, Iterable[Pattern]]) -> None:
        self._exact: dict[str, list[_Anchored]] = {}
        self._prefix: dict[str, list[_Anchored]] = {}
        for name, its in patterns.items():
            for pattern in its:
                self._add(name, pattern)

    def _add(self, name: str, pattern: Pattern) -> None:
        anchor = max(range(len(pattern)), key=lambda i: (pattern[i].rarity, -i))
        before, after = pattern[:anchor], pattern[anchor + 1 :]
        anchored = _Anchored(name, pattern, anchor, any(p.gap for p in before), any(p.gap for p in after))
        for word in pattern[anchor].first_words:
            table = self._prefix if word.endswith("*") else self._exact
            table.setdefault(word.rstrip("*"), []).append(anchored)

    def _anchored(self, word: str) -> tuple[_Anchored, ...]:
        """Return the patterns that can have their anchor at this word."""
        found = list(self._exact.get(word, ()))
        for length in range(1, len(word) + 1):
            found += self._prefix.get(word[:length], ())
        return tuple(dict.fromkeys(found))

    def find(self, tokens: Tokens) -> list[Spot]:
        """Return what was found, in order; of overlapping finds of one name the first and longest stays."""
        known: dict[str, tuple[_Anchored, ...]] = {}
        found: dict[str, set[tuple[int, int]]] = {}
        words = tokens.lower
        for i, word in enumerate(words):
            patterns = known.get(word)
            if patterns is None:
                patterns = known[word] = self._anchored(word)
            for anchored in patterns:
                hit = anchored.match(words, i)
                if hit is not None and hit[1] > hit[0]:
                    found.setdefault(anchored.name, set()).add(hit)
        return sorted(
            Spot(tokens.starts[i], tokens.ends[j - 1], name)
            for name, hits in found.items()
            for i, j in _without_overlap(hits)
        )


def _without_overlap(hits: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the hits that do not overlap an earlier (then longer) one."""
    reached = -1
    for i, j in sorted(hits, key=lambda h: (h[0], -h[1])):
        if i >= reached:
            yield i, j
            reached = j


class SpotIndex:
    """Answer where a name was found, by range, in logarithmic time."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        self._by_name: dict[str, list[Spot]] = {}
        for spot in spots:
            self._by_name.setdefault(spot.name, []).append(spot)
        for its in self._by_name.values():
            its.sort()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names that were found at all, sorted."""
        return tuple(sorted(self._by_name))

    def within(self, name: str, start: int, end: int) -> list[Spot]:
        """Return the spots of a name that lie inside a range, in order."""
        its = self._by_name.get(name, [])
        first = bisect_left(its, start, key=lambda s: s.start)
        last = bisect_left(its, end, key=lambda s: s.start)
        return [s for s in its[first:last] if s.end <= end]
