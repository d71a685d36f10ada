"""Find what pack patterns name in a whole text, in one pass, each pattern at all its places at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from extract.occurrences import Lexicon, Occurrences, Run, places_in
from extract.pattern_notation import Pattern
from extract.words import RUN, Words, words_of

_MARGIN = 64  # words round a run, in steps of which the reach of a spotter is counted, so that spotters share runs
_KEPT_WORDS = 20_000  # words of earlier texts that a spotter remembers
_NOT_AN_END = frozenset(
    {"s", "ss", "sec", "art", "arts", "cap", "no", "nos", "nr", "n", "par", "para", "vs", "v", "al", "cf", "etc", "p"}
)


class Spot(NamedTuple):
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
        self.cut = words_of(reading)
        self.starts, self.ends, self.words, self.lower = self.cut.starts, self.cut.ends, self.cut.words, self.cut.lower
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
    """Hold a pattern cut before its anchor, the piece that must stand."""

    name: str
    before: Run
    since: Run  # from the anchor on
    loose_before: bool  # a gap stands before the anchor: the nearest start is the telling one
    loose_since: bool


class Spotter:
    """Run the compiled patterns of many names over tokens, all places at once."""

    def __init__(self, patterns: Mapping[str, Iterable[Pattern]]) -> None:
        self._lexicon = Lexicon()
        self._patterns: list[_Anchored] = []
        for name, its in patterns.items():
            for pattern in its:
                self._add(name, pattern)
        reach = max((p.before.longest + p.since.longest for p in self._patterns), default=0)
        self._margin = _MARGIN * (reach // _MARGIN + 1)
        self._kinds: dict[str, tuple[int, ...]] = {}

    def _add(self, name: str, pattern: Pattern) -> None:
        anchor = max(range(len(pattern)), key=lambda i: (pattern[i].rarity, -i))
        if not pattern[anchor].first_words:
            return
        before, since = pattern[:anchor], pattern[anchor:]
        runs = self._lexicon.run(before), self._lexicon.run(since)
        self._patterns.append(_Anchored(name, *runs, any(p.gap for p in before), any(p.gap for p in since)))

    def find(self, tokens: Tokens) -> list[Spot]:
        """Return what was found, in order; of overlapping finds of one name the first and longest stays."""
        found: dict[str, set[tuple[int, int]]] = {}
        for start in range(0, len(tokens.words), RUN):
            self._find_in(tokens.cut, start, min(start + RUN, len(tokens.words)), found)
        starts, ends = tokens.starts, tokens.ends
        spots = [(starts[i], ends[j - 1], name) for name, hits in found.items() for i, j in _without_overlap(hits)]
        return list(map(Spot._make, sorted(spots)))

    def _find_in(self, words: Words, start: int, end: int, found: dict[str, set[tuple[int, int]]]) -> None:
        """Add the first and last token of every match whose anchor is one of the words of a run, by name."""
        first, last = max(0, start - self._margin), min(end + self._margin, len(words.lower))
        here = Occurrences(self._lexicon, words.places(first, last), last - first, self._kinds_of(words))
        asked = ((1 << (end - first)) - 1) & ~((1 << (start - first)) - 1)
        for pattern in self._patterns:
            if not (here.possible(pattern.since) and here.possible(pattern.before)):
                continue
            anchors = here.starts(pattern.since, here.everywhere) & asked
            if anchors and pattern.before.parts:
                anchors &= here.ends(pattern.before, here.everywhere)
            if anchors:
                hits = _hits(pattern, anchors, here)
                found.setdefault(pattern.name, set()).update((first + i, first + j) for i, j in hits)

    def _kinds_of(self, words: Words) -> Mapping[str, tuple[int, ...]]:
        """Return the kinds of every word; what was looked up is kept, up to a bound, for the next text."""
        if len(self._kinds) > _KEPT_WORDS:
            self._kinds = {}
        for word in words.distinct.difference(self._kinds):
            self._kinds[word] = self._lexicon.kinds_of(word)
        return self._kinds


def _hits(pattern: _Anchored, anchors: int, here: Occurrences) -> Iterator[tuple[int, int]]:
    """Yield first and last token of the match round each anchor: the nearest across a gap, else the farthest."""
    places = list(places_in(anchors))
    if not pattern.before.parts:
        starts: Iterable[int] = places
    elif pattern.loose_before:
        starts = [here.nearest_start(pattern.before, at) for at in places]
    else:
        runs = here.spans(pattern.before, here.starts(pattern.before, anchors))
        starts = _moved(places, [(-n, mask << n) for n, mask in runs])
    if pattern.loose_since:
        ends: Iterable[int] = [here.nearest_end(pattern.since, at) for at in places]
    else:
        ends = _moved(places, here.spans(pattern.since, anchors))
    return zip(starts, ends, strict=True)


def _moved(places: Sequence[int], runs: Sequence[tuple[int, int]]) -> list[int]:
    """Return each place moved by the number of the last of the runs whose mask has it."""
    if len(runs) == 1:
        return [at + runs[0][0] for at in places]
    by = {at: n for n, mask in runs for at in places_in(mask)}
    return [at + by[at] for at in places]


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
