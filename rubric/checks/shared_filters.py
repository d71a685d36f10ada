"""Filters that the checks over facts have in common: features a passage must, or must not, hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from extract.spotting import Spot
from rubric.case import Case, Span

Names = str | tuple[str, ...]


def names(value: Names) -> tuple[str, ...]:
    """Return one name or several as a tuple; "a|b" is two."""
    listed = (value,) if isinstance(value, str) else value
    return tuple(part for name in listed for part in name.split("|"))


class Filter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ask a passage for features: `feature` one of, `with` each of ("a|b" one of), `without` none of."""

    feature: Names = ()
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    without: Names = ()

    def spots(self, case: Case, start: int, end: int) -> list[Spot] | None:
        """Return the features that satisfy the filter in a range ([] when none is asked for), None when it fails."""
        if self.without and case.spots(names(self.without), start, end):
            return None
        found: list[Spot] = []
        if self.feature:
            found = case.spots(names(self.feature), start, end)
            if not found:
                return None
        for part in self.with_:
            more = case.spots(names(part), start, end)
            if not more:
                return None
            found.append(more[0])
        return found

    @property
    def feature_names(self) -> tuple[str, ...]:
        """Return every feature the filter speaks of."""
        return (*names(self.feature), *names(self.with_), *names(self.without))


def spans_of(spots: Iterable[Spot], low: int, high: int) -> list[Span]:
    """Return spans for features found in one unit."""
    return [Span(s.start, s.end, low, high) for s in spots]


def opening(case: Case, start: int, end: int) -> Span:
    """Return the span of a passage's first words, for a fact quoted as such."""
    reading = case.instrument.reading
    at = start
    while at < end - 1 and not reading[at].isalnum():
        at += 1
    stop = at
    for _ in range(4):
        while stop < end and not reading[stop].isspace():
            stop += 1
        while stop < end and reading[stop].isspace():
            stop += 1
    return Span(at, max(at + 1, min(stop, end)), start, end)


def covered(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges without those that lie inside another."""
    kept: list[tuple[int, int]] = []
    for low, high in sorted(set(ranges), key=lambda r: (r[0], -r[1])):
        if not kept or high > kept[-1][1]:
            kept.append((low, high))
    return kept
