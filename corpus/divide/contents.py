"""Find the arrangement of sections (table of contents), so that its lines are not taken for provisions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Final

from corpus.divide.candidate import Candidate
from corpus.divide.page_text import Page
from corpus.document import Zone
from corpus.profile import Profile

# "1.2 Target audience ........ 9": a leader of dots is printed nowhere but in lists of contents and in forms.
_LEADER = re.compile(
    r"^[^\n]*?(?:\.{4,}|(?:\. ){4,}|…{2,})\s*(?:<[^>\n]{1,8}>|\s)*(?:\d{1,4}|[ivxl]{1,6})(?:<[^>\n]{1,8}>)*[ \t]*$",
    re.MULTILINE,
)
_DOTS: Final = re.compile(r"\s*(?:\.{4,}|(?:\. ){4,}|…{2,}).*")
_LEADERS: Final = 3
_ABOVE: Final = 600
_HEADINGS: Final = 20
# Entries of a list of contents follow each other closely; sections with a text do not.
_ENTRY_GAP: Final = 1200


def leader_zone(page: Page) -> Zone | None:
    """Return the zone of a list of contents told by its leaders of dots: three lines or more, close together."""
    first = last = -1
    count = 0
    for m in _LEADER.finditer(page.text):
        if count and m.start() - last > 600:
            if count >= _LEADERS:
                break
            count = 0
        if not count:
            first = m.start()
        count += 1
        last = m.end()
    return Zone(first, last, "contents") if count >= _LEADERS else None


def _known(page: Page) -> Zone | None:
    """Return the list of contents that the reader set aside, its pages joined."""
    zones = [z for z in page.document.zones if z.kind == "contents"]
    if not zones:
        return None
    end = zones[0].end
    for zone in zones[1:]:
        if zone.start - end > _ABOVE:
            break
        end = zone.end
    return Zone(zones[0].start, end, "contents")


def _above(page: Page, profile: Profile, start: int) -> int:
    """Return where the heading of a list of contents begins that stands above its first entry."""
    heading = re.compile(rf"(?<!\w)(?:{'|'.join(profile.contents)})(?!\w)", re.IGNORECASE)
    above = [m.start() for m in heading.finditer(page.text, max(0, start - _ABOVE), start)]
    return page.line_start(above[-1]) if above else start


def contents_zone(page: Page, profile: Profile, found: Sequence[Candidate]) -> Zone | None:
    """Return the zone of the table of contents, None when there is none.

    It begins with its own heading ("ARRANGEMENT OF SECTIONS") and ends where a number already listed comes again, or
    where the enacting words begin.
    """
    known = _known(page) or leader_zone(page)
    own = _headed(page, profile, found)
    if known is not None:
        whole = Zone(_above(page, profile, known.start), known.end, "contents")
        if own is not None and own.start <= whole.end and whole.start <= own.end:
            whole = Zone(min(whole.start, own.start), max(whole.end, own.end), "contents")
        own = whole
    if own is None:
        return None
    rest = _rest(page, own)
    return Zone(own.start, rest.end if rest else own.end, "contents")


def _headed(page: Page, profile: Profile, found: Sequence[Candidate]) -> Zone | None:
    """Return the list under a heading of its own whose numbers come again."""
    heading = re.compile(rf"(?<!\w)(?:{'|'.join(profile.contents)})(?!\w)", re.IGNORECASE)
    for m in islice(heading.finditer(page.view), _HEADINGS):
        alone = page.at_line_start(m.start()) and len(page.view[m.end() : page.line_end(m.end())].strip()) <= 40
        if not alone and not page.view[m.start() : m.end()].isupper():
            continue
        listed = [c for c in found if c.start > m.end()]
        end = _restart(page, profile, listed, m.end())
        if end is None and listed and listed[0].line:
            last = _last_listed(page, m.end(), listed[0].start)
            end = _before_enacting(page, profile, last, listed[0].start) if last >= 0 else None
        if end is not None:
            return Zone(m.start(), end, "contents")
    return None


_ENTRY = re.compile(r"\d{1,4}[A-Z]{0,3}\.?\s|(?:Schedule|SCHEDULE|Annex|ANNEX|Appendix|Annexe|Anexo|Anlage)\b")


def _rest(page: Page, known: Zone) -> Zone | None:
    """Return the lines of a list of contents that its reader left outside: those before its first entry comes again."""
    lines = [_DOTS.sub("", line).strip() for line in page.text[known.start : known.end].splitlines()]
    first = next((line for line in lines if line[:1].isdigit() and len(line) > 4), None)
    again = page.text.find(f"\n{first}", known.end, known.end + 1500) if first else -1
    if again < 0:
        return None
    end, at = known.end, known.end
    while at < again:
        stop = page.line_end(at)
        if _ENTRY.match(page.text[at:stop].strip()):
            end = stop
        at = stop + 1
    return Zone(known.end, end, "contents") if end > known.end and page.text[known.end : end].strip() else None


_LISTED = re.compile(r"(?<![\w.])(?P<num>\d{1,4})[A-Z]{0,3}(?P<stop>\.?)\s+[A-ZÀ-Þ]")


def _last_listed(page: Page, start: int, end: int) -> int:
    """Return where the last entry's number ends in a run of numbers that count up with little between them, else -1."""
    found = list(_LISTED.finditer(page.view, start, end))
    stopped = [m for m in found if m["stop"]]
    found = stopped if len(stopped) > _LEADERS else found
    numbers = [int(m["num"]) for m in found]
    steps = sum(b == a + 1 for a, b in pairwise(numbers))
    listed = len(numbers) > _LEADERS and steps * 5 > len(numbers) * 3 and end - start < len(numbers) * _ENTRY_GAP
    return found[-1].end() if listed else -1


def _restart(page: Page, profile: Profile, listed: Sequence[Candidate], start: int) -> int | None:
    seen: set[tuple[float, ...]] = set()
    last = start
    for c in listed:
        if c.key in seen and len(seen) > 1:
            return _before_enacting(page, profile, last, c.start)
        if c.start - last > _ENTRY_GAP:
            return None
        seen.add(c.key)
        last = c.end
    return None


def _before_enacting(page: Page, profile: Profile, last: int, restart: int) -> int:
    """Return where the list ends: at the enacting words, else after the last entry's line, else at the restart."""
    enacting = re.compile(rf"(?<!\w)(?:{'|'.join(profile.enacting)})(?!\w)", re.IGNORECASE)
    if m := enacting.search(page.view, last, restart):
        return page.trim(last, m.start())[1]
    line = page.line_end(last)
    return line if line < restart else page.trim(last, restart)[1]
