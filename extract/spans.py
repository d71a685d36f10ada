"""The smallest run of words that tells a reader what a place says."""

from __future__ import annotations

import re

from corpus.instrument import Instrument

_LONGEST = 260
_OPENS = re.compile(
    r"(?:(?<=[;:—])\s*|(?<=\.)\s+)(?:and|or|et|ou|y|o)?\s*(?:\(?[0-9a-zA-Z]{1,5}\)|\d+[°.])?\s*|\s(?=\([0-9a-z]{1,4}\))"
)
_CLOSES = re.compile(r"[;:.](?=\s|$)|—|\s(?=\([a-z0-9]{1,4}\)\s*\w)")


def telling_span(instrument: Instrument, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Return start and end of the clause around words, inside `low..high`, at most some 260 characters long.

    The words themselves are always inside, even when they are longer.
    """
    reading = instrument.reading
    room = max(0, _LONGEST - (end - start))
    floor = max(low, start - room // 2 - 1)
    before = reading[floor:start]
    opened = [m.end() for m in _OPENS.finditer(before) if m.end() <= len(before)]
    left = floor + opened[-1] if opened else floor if floor == low else _word_start(reading, floor, start)
    ceiling = min(high, end + room - (start - left))
    closed = _CLOSES.search(reading, end, ceiling) if ceiling > end else None
    right = closed.start() if closed else _word_end(reading, ceiling, end, high)
    return _trim(reading, min(left, start), max(right, end))


def _word_start(reading: str, at: int, limit: int) -> int:
    while at < limit and at > 0 and not reading[at - 1].isspace():
        at += 1
    return at


def _word_end(reading: str, at: int, limit: int, high: int) -> int:
    if at >= high:
        return high
    while at > limit and not reading[at].isspace():
        at -= 1
    return at


def _trim(reading: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (reading[start].isspace() or reading[start] in ",;:—"):
        start += 1
    while end > start and (reading[end - 1].isspace() or reading[end - 1] in ",;:—"):
        end -= 1
    return start, end
