"""Find law that an act inserts into another: quoted provisions after "is amended by inserting"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corpus.divide.page_text import Page
from corpus.profile import Profile

_OPENING = re.compile(
    r"\"\s?(?=(?:\(\s?\w{1,5}\s?\)|\d{1,4}[A-Z]{0,3}(?:\.\d+)?\s?(?:\.\s?[—(-]|\.\s|\s?\(\s?1\s?\))|"
    r"(?:Art\.|Article|Artículo|§)\s?\d))"
)
_CLOSING = re.compile(r"\"(?=\s?(?:[.;,)]|and\b|or\b|\Z)|\s*\Z)")
REACH: Final = 300
LONGEST: Final = 60_000


@dataclass(frozen=True, slots=True)
class Quoted:
    """Hold one run of quoted law, without its quotation marks."""

    start: int
    end: int
    host: str


@lru_cache(maxsize=32)
def _cue(profile: Profile) -> re.Pattern[str]:
    return re.compile("|".join(profile.amending) or "(?!)", re.IGNORECASE)


_HOST = re.compile(
    r"(?<!\w)(?:the\s+)?((?:[A-ZÀ-Þ][\w'’()-]*\s+(?:(?:of|and|the|for|to|on|in|des|de|du|la|et)\s+)*){0,12}"
    r"(?:Act|Code|Law|Ordinance|Decree|Loi|Constitution)(?:,?\s+(?:of\s+)?\d{4})?)"
)


def quoted_law(page: Page, profile: Profile) -> list[Quoted]:
    """Return the runs of quoted law of a page, in order, not overlapping."""
    found: list[Quoted] = []
    at = 0
    while m := _OPENING.search(page.view, at):
        at = m.end()
        head = page.view[max(0, m.start() - REACH) : m.start()]
        if not _cue(profile).search(head):
            continue
        end = _close(page, m.start())
        if end is None:
            continue
        start, end = page.trim(m.end(), end)
        if start < end:
            found.append(Quoted(start, end, _host(head)))
            at = end
    return found


def _host(head: str) -> str:
    names = [m[1] for m in _HOST.finditer(head) if m[1] not in ("Act", "Code", "Law")]
    return " ".join(names[-1].split()) if names else ""


def _close(page: Page, opening: int) -> int | None:
    """Return the offset of the mark that closes a quotation: curly marks are paired, straight ones ended by a stop."""
    limit = min(len(page.view), opening + LONGEST)
    if page.text[opening] in "“„«":
        pair = {"“": "”", "„": "“", "«": "»"}[page.text[opening]]
        depth = 0
        for m in re.finditer(f"[{page.text[opening]}{pair}]", page.text[opening:limit]):
            depth += 1 if m[0] == page.text[opening] else -1
            if depth == 0:
                return opening + m.start()
        return None
    for m in _CLOSING.finditer(page.view, opening + 1, limit):
        inner = page.view.count('"', opening + 1, m.start())
        if inner % 2 == 0:
            return m.start()
    return None
