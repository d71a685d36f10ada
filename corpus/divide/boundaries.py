"""Find where a list is over: at the next definition, and at closing words that belong to the whole list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from corpus.divide.markers import Marker
from corpus.divide.page_text import Page, hard_wrapped
from corpus.profile import Profile

_TERM: Final = 160
_REACH: Final = 200
_INTRO: Final = 300
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
    """Yield where definitions of their own begin, in order: a term in quotation marks or in bold, and a defining verb.

    The term follows a stop or a dash, or begins a line.
    """
    found = {*_quoted_terms(page, profile, start, end), *_bold_terms(page, profile, start, end)}
    found.update(_bare_terms(page, profile, start, end))
    yield from sorted(found)


@lru_cache(maxsize=32)
def _bare(profile: Profile) -> tuple[re.Pattern[str], re.Pattern[str]]:
    intro = re.compile("|".join(profile.definition_intros) or "(?!)", re.IGNORECASE)
    verbs = "|".join(profile.defining)
    line = re.compile(rf"\n[ \t]*(?P<term>[^\W\d_][^\n.;:()\"“”«»]{{1,100}}?)\s(?:{verbs})(?!\w)", re.IGNORECASE)
    return intro, line


def _bare_terms(page: Page, profile: Profile, start: int, end: int) -> Iterator[int]:
    """Yield the lines that begin with an unmarked term and a defining verb, in a section that announces definitions."""
    intro, line = _bare(profile)
    if hard_wrapped(page) or not intro.search(page.view, start, min(end, start + _INTRO)):
        return
    for m in line.finditer(page.text, start, end):
        yield m.start("term")


def _bold_terms(page: Page, profile: Profile, start: int, end: int) -> Iterator[int]:
    marks = page.document.marks
    verbs = re.compile(rf"[^.;]{{0,{_REACH}}}?(?<!\w)(?:{'|'.join(profile.defining)})", re.IGNORECASE)
    for i in range(bisect_left(marks, start, key=lambda m: m.start), len(marks)):
        mark = marks[i]
        if mark.start >= end:
            return
        if mark.kind not in ("bold", "term", "italic") or mark.end - mark.start > _TERM or mark.end > end:
            continue
        if not any(c.isalpha() for c in page.view[mark.start : mark.end]):
            continue
        if not page.view[mark.end : page.line_end(mark.end)].strip():
            continue  # a line of its own is a heading or a marginal note
        if page.at_line_start(mark.start) and verbs.match(page.view, mark.end, end):
            yield mark.start


def _quoted_terms(page: Page, profile: Profile, start: int, end: int) -> Iterator[int]:
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
    verb = _closers(profile).search(page.view, start, end)
    return verb.start("words") if verb else -1
