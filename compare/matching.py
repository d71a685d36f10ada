"""Which provision of a new version is which provision of the old one: by content and by number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from compare.wording import Wording, wording
from corpus.instrument import SECTION_KINDS, Instrument, Provision

_ALIKE = 0.5  # a provision that kept its number is the same one when half of its words are the same
_SHINGLE = 3
_MOVED = 0.3  # share of the shorter one's runs of three words that shows a provision under another number


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold one section, article or other outermost unit with its words."""

    provision: Provision
    number: str
    heading: str
    words: Wording


def units_of(instrument: Instrument) -> tuple[Unit, ...]:
    """Return the sections and articles, and what stands outside them, in order; each character in one unit at most."""
    found: list[Unit] = []
    end = 0
    for p in instrument.provisions:
        if p.start < end or not (p.kind in SECTION_KINDS or not _holds_sections(instrument, p)):
            continue
        end = p.end
        heading = instrument.heading(p)
        found.append(Unit(p, p.num.casefold(), heading.casefold(), wording(instrument.reading, p.start, p.end)))
    return tuple(found)


def _holds_sections(instrument: Instrument, provision: Provision) -> bool:
    children = instrument.children(provision.eid)
    return any(c.kind in SECTION_KINDS or _holds_sections(instrument, c) for c in children)


def matched(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """Return which unit of the new version each unit of the old one became, as indexes; what is gone is left out.

    Tried in turn: the same words under the same number, the same words elsewhere, the same number with like words or
    the same heading, like words under another number.
    """
    pairs: dict[int, int] = {}
    for step in (_same, _same_words, _same_number, _moved):
        free_old = [i for i in range(len(old)) if i not in pairs]
        taken = set(pairs.values())
        free_new = [j for j in range(len(new)) if j not in taken]
        for i, j in step(old, new, free_old, free_new):
            if i not in pairs and j not in taken:
                pairs[i] = j
                taken.add(j)
    return pairs


Step = Iterator[tuple[int, int]]


def _same(old: Sequence[Unit], new: Sequence[Unit], free_old: Sequence[int], free_new: Sequence[int]) -> Step:
    at: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for j in free_new:
        at[new[j].number, new[j].words.keys].append(j)
    for i in free_old:
        yield from ((i, j) for j in at.get((old[i].number, old[i].words.keys), ()))


def _same_words(old: Sequence[Unit], new: Sequence[Unit], free_old: Sequence[int], free_new: Sequence[int]) -> Step:
    # The number that opens a unit is one of its words.
    at: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in free_new:
        at[new[j].words.keys[1:]].append(j)
    for i in free_old:
        if len(old[i].words) > _SHINGLE:
            yield from ((i, j) for j in at.get(old[i].words.keys[1:], ()))


def _same_number(old: Sequence[Unit], new: Sequence[Unit], free_old: Sequence[int], free_new: Sequence[int]) -> Step:
    at: dict[str, list[int]] = defaultdict(list)
    for j in free_new:
        at[new[j].number].append(j)
    for i in free_old:
        for j in at.get(old[i].number, ()):
            one, other = old[i], new[j]
            titled = one.heading == other.heading != ""
            if titled or Indel.normalized_similarity(one.words.keys, other.words.keys) >= _ALIKE:
                yield i, j


def _moved(old: Sequence[Unit], new: Sequence[Unit], free_old: Sequence[int], free_new: Sequence[int]) -> Step:
    """Yield pairs that share runs of words, the likest first; only units that share a run are ever compared."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes = {}
    for j in free_new:
        runs = _shingles(new[j].words)
        sizes[j] = len(runs)
        for run in runs:
            holders[run].append(j)
    found: list[tuple[float, int, int]] = []
    for i in free_old:
        runs = _shingles(old[i].words)
        shared: Counter[int] = Counter()
        for run in runs:
            # A run that stands in many units ("commits an offence and is liable") tells none from another.
            if len(holders.get(run, ())) <= 3:
                shared.update(holders.get(run, ()))
        for j, count in shared.items():
            share = count / max(1, min(len(runs), sizes[j]))
            if share >= _MOVED:
                found.append((-share, i, j))
    yield from ((i, j) for _, i, j in sorted(found))


def _shingles(words: Wording) -> frozenset[tuple[str, ...]]:
    keys = words.keys
    return frozenset(keys[k : k + _SHINGLE] for k in range(len(keys) - _SHINGLE + 1))
