"""Divide the law that a section inserts into another act, and place it in the tree."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from corpus.divide.candidate import Candidate
from corpus.divide.headings import heading_after, heading_before
from corpus.divide.inserted import Quoted
from corpus.divide.lists import list_units
from corpus.divide.page_text import Page
from corpus.divide.sections import candidates_in
from corpus.divide.sequence import chain
from corpus.divide.unit import Unit
from corpus.instrument import SECTION_KINDS
from corpus.profile import Profile

# The section that is amended, in the words before the quotation: "in section 5, by inserting after subsection (2)".
_TARGET = re.compile(
    r"(?:sections?|articles?|s\.|art\.|§|rule|regulation)\s+(?P<section>\d{1,4}[A-Z]{0,3}(?:[.-]\d+)*)"
    r"(?P<subsection>\s?\(\d{1,3}[A-Z]{0,2}\))?",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\s*(?:part|chapter)\s", re.IGNORECASE)
_GROUP_LEAD = 250
_FIRST = re.compile(r"(?<![\w.,/-])\d{1,4}[A-Z]{0,3}\.\s{0,4}(?=[A-Z(—])")
# A section number in brackets above its first subsection, as web copies set it: "(33A) (1) It is an offence".
_BRACKETED = re.compile(r"\(\s?(?P<num>\d{1,4}[A-Z]{0,3})\s?\)(?=\s+\(1\))")
REACH = 400


def insert_quoted(page: Page, profile: Profile, roots: Sequence[Unit], quoted: Sequence[Quoted]) -> None:
    """Put a unit for every run of quoted law into the innermost unit that holds it."""
    for quote in quoted:
        holder = _holder(roots, quote)
        if holder is None:
            continue
        siblings = holder.children
        at = bisect_right([u.start for u in siblings], quote.start)
        siblings[at:at] = _units(page, profile, quote, max(_around(roots, quote), quote.start - REACH))


def _around(roots: Sequence[Unit], quote: Quoted) -> int:
    """Return where the section around a quotation begins: its first words may name what its paragraphs amend."""
    at = 0
    units = roots
    while (i := bisect_right(units, quote.start, key=lambda u: u.start) - 1) >= 0 and units[i].end > quote.start:
        at = units[i].start
        if units[i].kind in SECTION_KINDS:
            break
        units = units[i].children
    return at


def _holder(roots: Sequence[Unit], quote: Quoted) -> Unit | None:
    """Return the innermost unit around a quotation; units that end inside it are made to hold it whole."""
    here: Unit | None = None
    units = roots
    while True:
        i = bisect_right(units, quote.start, key=lambda u: u.start) - 1
        if i < 0 or units[i].end <= quote.start:
            return here
        if units[i].end < quote.end:
            return here
        here = units[i]
        units = here.children


def _units(page: Page, profile: Profile, quote: Quoted, reach: int) -> list[Unit]:
    start = quote.start
    titled = _GROUP.match(page.view, start) or page.view[start].isupper()
    if titled and (m := _FIRST.search(page.view, start, min(quote.end, start + _GROUP_LEAD))):
        start = m.start()
    found = candidates_in(page, profile, start, quote.end)
    picked = [found[i] for i in chain(found)] if found and found[0].start - start < 4 else []
    if picked and found[0] is not picked[0]:
        picked = [found[0], *[c for c in picked if c.key > found[0].key]]
    if picked:
        return _sections(page, profile, quote, picked)
    bracketed = _BRACKETED.match(page.view, start, quote.end)
    target = bracketed["num"] if bracketed else target_of(page, quote, reach)
    unit = Unit("section", target, *page.trim(quote.start, quote.end), label=target, host=quote.host, inserted=True)
    unit.children = list_units(page, profile, bracketed.end() if bracketed else unit.start, unit.end, ())
    _hosted(unit.children, quote.host)
    return [unit]


def _sections(page: Page, profile: Profile, quote: Quoted, picked: Sequence[Candidate]) -> list[Unit]:
    """Return one unit for each section that a quotation holds, the first with whatever precedes its number."""
    starts = [heading_before(page, c.start, quote.start) for c in picked]
    starts[0] = quote.start
    units = []
    for c, begin, after in zip(picked, starts, [*starts[1:], quote.end], strict=True):
        start, end = page.trim(begin, after)
        unit = Unit(c.kind, c.num, start, end, label=c.num, host=quote.host, inserted=True)
        unit.heading_start, unit.heading_end = page.trim(start, c.start)
        if unit.heading_start == unit.heading_end:
            unit.heading_start, unit.heading_end = heading_after(page, c, end, profile)
        inner = max(c.end, unit.heading_end)
        if unit.heading_start >= unit.heading_end:
            unit.heading_start = unit.heading_end = 0
        unit.children = list_units(page, profile, min(inner, end), end, ())
        _hosted(unit.children, quote.host)
        units.append(unit)
    return units


def _hosted(units: Sequence[Unit], host: str) -> None:
    for unit in units:
        unit.host = host
        _hosted(unit.children, host)


def target_of(page: Page, quote: Quoted, reach: int) -> str:
    """Return the provision that is amended: with its subsection where a definition goes into that, else the section."""
    found = list(_TARGET.finditer(page.view, reach, quote.start))
    if not found:
        return ""
    into = found[-1]["subsection"] if page.view[quote.start] in "\"'" else ""
    return found[-1]["section"] + "".join((into or "").split())
