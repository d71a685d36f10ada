"""Find where a list is over: at the next definition, and at closing words that belong to the whole list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from corpus.divide.markers import Marker
from corpus.divide.page_text import Page, hard_wrapped
from corpus.profile import Profile

_TERM: Final = 160
_REACH: Final = 200
_PARAGRAPH = re.compile(r"\n[ \t]*\n[\s\"'\]]*(?=[^\W\d_])")
_LINE = re.compile(r"\n[\s\"'\]]*(?=[^\W\d_])")


@lru_cache(maxsize=32)
def _definition(profile: Profile) -> re.Pattern[str]:
    verbs = "|".join(profile.defining)
    return re.compile(rf"\"\s?[^\";]{{1,{_TERM}}}\"(?=[^.;]{{0,{_REACH}}}?(?<!\w)(?:{verbs}))", re.IGNORECASE)


@lru_cache(maxsize=32)
def _closers(profile: Profile) -> re.Pattern[str]:
    return re.compile(rf"[,;]\s+(?P<words>(?:{'|'.join(profile.closers) or '(?!)'}))", re.IGNORECASE)


def definitions(page: Page, profile: Profile, start: int, end: int) -> Iterator[int]:
    """Yield the offset of each quoted term that begins a definition of its own: after a stop, a dash or a new line."""
    for m in _definition(profile).finditer(page.view, start, end):
        before = page.before(m.start())
        if before < start or page.at_line_start(m.start()) or page.view[before] in ";:—.":
            yield m.start()


def closings(page: Page, profile: Profile, found: Sequence[Marker], end: int) -> list[int]:
    """Return for each marker where closing words begin between it and the next one, -1 where there are none.

    Closing words stand in a paragraph of their own that begins in lower case, or follow a comma with a verb that
    takes up the sentence before the list ("(b) sells it, commits an offence").
    """
    breaks = _PARAGRAPH if hard_wrapped(page) else _LINE
    edges = [*(m.start for m in found), end]
    closing: list[int] = []
    for marker, (_, stop) in zip(found, pairwise(edges), strict=True):
        closing.append(_closing(page, profile, breaks, marker.end, stop))
    return closing


def _closing(page: Page, profile: Profile, breaks: re.Pattern[str], start: int, end: int) -> int:
    for m in breaks.finditer(page.text, start, end):
        at = m.end()
        if page.view[at].islower() and page.view[start:at].strip() and page.view[at : at + 4].strip():
            return at
    m = _closers(profile).search(page.view, start, end)
    return m.start("words") if m else -1
