"""The smallest run of words that tells a reader what a place says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.instrument import Instrument

LONGEST = 400
# A full stop ends a sentence before a capital, a bracket or a number; a colon or dash opens a list and ends no clause.
_BREAK = re.compile(r"(?P<full>;(?=\s|$)|\.(?=\s+[\"“«(\[A-ZÀ-Þ0-9§]|\s*$))|(?P<opens>:(?=\s|$)|—)|(?P<weak>,(?=\s))")
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Za-z]|No|Nos|Arts?|arts?|ch|Cap|cap|ss|paras?|al|pp|Dr|Mrs?)|\d)$")
_LABEL = re.compile(
    r"\s*(?:(?:and|or|et|ou|y|o)\s+(?=\(?\s?\w{1,4}\s?\)))?"
    r"(?:(?:\(?[0-9]{1,3}[a-z]{0,2}\)|\(?[a-z]{1,4}\)|\d{1,3}[A-Z]{0,2}\.|\d+°|[-–—•])\s*){0,3}"
)
# Words that only lead in to what follows: "commits an offence if -". Their end tells a reader nothing yet.
_LEADS_IN = re.compile(r"[:—–-]\s*\Z")
_OPENS = re.compile(r"\s*[:—–](?=\s)")
# At the edge of a provision a number without a stop is its label: "9 No person shall ...".
_BARE_NUMBER = re.compile(r"\s*\d{1,3}[A-Z]{0,2}\s+(?=[\"“«(A-ZÀ-Þ])")
_ITEM_AHEAD = re.compile(r"\s*(?:(?:and|or|et|ou|y|o)\s+)?\(\s?(?:[a-z]{1,4}|\d{1,3})\s?\)\s")


def telling_span(instrument: Instrument, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Return start and end of the clause around words, inside `low..high`, at most `LONGEST` characters long.

    It starts behind a label, a mark or a heading and ends before a mark, unless no such place is near enough; a comma
    serves where nothing better does. The words themselves are always inside, even when they are longer.
    """
    reading = instrument.reading
    if end - start >= LONGEST:
        return _trim(reading, start, end)
    high = _behind_lead_in(reading, start, high)
    floor, ceiling = max(low, end - LONGEST), min(high, start + LONGEST)
    opens = sorted({*_openings(instrument, floor, start, low)})
    closes = sorted({*_closings(instrument, end, ceiling, high)})
    best: tuple[int, int, int] | None = None
    for left, left_rank in opens:
        for right, right_rank in closes:
            if right - left > LONGEST:
                continue
            # The nearest places of the best rank: a worse edge costs more than any length.
            cost = (left_rank + right_rank) * LONGEST + right - left
            if best is None or cost < best[0]:
                best = (cost, left, right)
    if best is None:
        return _trim(reading, start, end)
    return _trim(reading, min(best[1], start), max(best[2], end))


def _behind_lead_in(reading: str, start: int, high: int) -> int:
    """Return the end of the first clause a lead-in opens, if a quotation of the lead-in has room for it."""
    ahead = _OPENS.match(reading, high)
    if not ahead and not _LEADS_IN.search(reading, max(start, high - 8), high):
        return high
    for m in _BREAK.finditer(reading, ahead.end() if ahead else high, min(len(reading), start + LONGEST)):
        if m["full"] and not (m[0] == "." and _ABBREVIATED.search(reading[max(0, m.start() - 6) : m.start()])):
            return m.start()
    return high


def _openings(instrument: Instrument, floor: int, start: int, low: int) -> Iterator[tuple[int, int]]:
    """Yield where a quotation may begin, with 0 for a clause, 4 for a comma, 6 for any word."""
    reading = instrument.reading
    edges = [low] if floor == low else []
    here = instrument.at(start)
    while here is not None:
        edges += [e for e in (here.start, here.heading_end) if e is not None and floor <= e <= start]
        here = instrument.provision(here.parent) if here.parent is not None else None
    for edge in edges:
        number = _BARE_NUMBER.match(reading, edge)
        yield min(_behind_label(reading, number.end() if number else edge, start), start), 0
    for m in _BREAK.finditer(reading, floor, start):
        if m["full"] and m[0] == "." and _ABBREVIATED.search(reading[max(0, m.start() - 6) : m.start()]):
            continue
        at = _behind_label(reading, m.end(), start)
        item = m["weak"] and _ITEM_AHEAD.match(reading, m.end())
        yield at, 4 if m["weak"] and not item else 0
    word = floor
    while word < start and word > low and not reading[word - 1].isspace():
        word += 1
    yield word, 6


def _behind_label(reading: str, at: int, limit: int) -> int:
    label = _LABEL.match(reading, at)
    return label.end() if label and label.end() <= limit else at


def _closings(instrument: Instrument, end: int, ceiling: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield where a quotation may end, with 0 for a clause, 2 before a list, 4 for a comma, 6 for any word.

    A comma within a list that the quotation opens counts 1.
    """
    reading = instrument.reading
    edges = [high] if ceiling == high else []
    here = instrument.at(max(0, end - 1))
    while here is not None:
        edges += [here.end] if end <= here.end <= ceiling else []
        here = instrument.provision(here.parent) if here.parent is not None else None
    for edge in edges:
        yield edge, 0
    opened = False
    for m in _BREAK.finditer(reading, end, min(len(reading), ceiling + 1)):
        if m["full"] and m[0] == "." and _ABBREVIATED.search(reading[max(0, m.start() - 6) : m.start()]):
            continue
        item = m["weak"] and _ITEM_AHEAD.match(reading, m.end())
        opened = opened or bool(m["opens"])
        # A lead-in alone ("a person who -") says less than it does with the beginning of the list it opens.
        yield m.start(), 0 if m["full"] or item else 2 if m["opens"] else 1 if opened else 4
    word = ceiling
    while word > end and word < high and not reading[word].isspace():
        word -= 1
    yield word, 6


def _trim(reading: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (reading[start].isspace() or reading[start] in ",;:—*"):
        start += 1
    while end > start and (reading[end - 1].isspace() or reading[end - 1] in ",;:—"):
        end -= 1
    return start, end
