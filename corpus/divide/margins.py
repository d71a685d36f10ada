"""Divide what stands before the first section and after the last one: long title, preamble, signatures."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.divide.page_text import Page
from corpus.divide.unit import Unit
from corpus.instrument import ProvisionKind
from corpus.profile import Profile

LONG_TITLE = "Long title"


@lru_cache(maxsize=32)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words) or '(?!)'})(?!\w)", re.IGNORECASE)


def fill_gaps(page: Page, profile: Profile, roots: list[Unit]) -> list[Unit]:
    """Return the top-level units with units for visible text that none of them holds."""
    filled: list[Unit] = []
    at = 0
    for unit in [*roots, None]:
        stop = unit.start if unit is not None else len(page.text)
        start, end = _visible(page, at, stop)
        if start < end and not filled:
            filled += _opening(page, profile, start, end)
        elif start < end:
            filled.append(Unit("conclusion" if unit is None else "heading", "", start, end))
        if unit is not None:
            filled.append(unit)
            at = max(at, unit.end)
    return filled


def _opening(page: Page, profile: Profile, start: int, end: int) -> list[Unit]:
    """Return the preface, the long title and the preamble of the words before the first section."""
    cuts: list[tuple[int, ProvisionKind, str]] = [(start, "preface", "")]
    preamble = _first(page, profile.preamble, start, end)
    title = _first(page, profile.long_title, start, preamble if preamble >= 0 else end)
    if title >= 0:
        cuts.append((title, "preface", LONG_TITLE))
    if preamble >= 0:
        cuts.append((preamble, "preamble", ""))
    units = []
    for (at, kind, label), (after, *_) in zip(cuts, [*cuts[1:], (end, "", "")], strict=True):
        run = page.trim(at, after)
        if run[0] < run[1]:
            units.append(Unit(kind, "", *run, label=label))
    return units


def is_law(page: Page, profile: Profile, first: int) -> bool:
    """Say whether the words before the first section enact a law or agree a treaty."""
    words = (*profile.long_title, *profile.preamble, *profile.enacting)
    return _first(page, words, 0, first) >= 0


def _first(page: Page, words: tuple[str, ...], start: int, end: int) -> int:
    """Return where one of the words first begins a line, or a sentence of running text; -1 when none does."""
    for m in _pattern(words).finditer(page.view, start, end):
        before = page.before(m.start())
        if page.at_line_start(m.start()) or before < start or (page.view[before] in ".]" and m[0][0].isupper()):
            return m.start()
    return -1


def closing_start(page: Page, profile: Profile, start: int, end: int) -> int:
    """Return where the signatures of a treaty or act begin after its last section, `end` when there are none."""
    for m in _pattern(profile.conclusion).finditer(page.view, start, end):
        before = page.before(m.start())
        if m[0][0].isupper() and before > start and (page.at_line_start(m.start()) or page.view[before] in ".;"):
            return m.start()
    return end


def _visible(page: Page, start: int, end: int) -> tuple[int, int]:
    """Return the run without the blanks, and the zones, at its ends."""
    while end > start and page.kept[end - 1].isspace():
        end -= 1
    while start < end and page.kept[start].isspace():
        start += 1
    return start, end
