"""Recognise the headings that group sections: parts, chapters, divisions, schedules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corpus.divide.page_text import Page
from corpus.divide.sections import ROMANS
from corpus.instrument import ProvisionKind
from corpus.profile import Profile

_TITLE_LENGTH: Final = 160
_NUMBER: Final = (
    rf"(?:\d{{1,3}}[A-Z]{{0,2}}(?:\.\d{{1,2}})*|{ROMANS}(?:\.\d{{1,2}})?(?:[A-Z])?(?![a-z])|[A-Z](?![\w']))"
)
_KINDS: Final[dict[str, ProvisionKind]] = {
    "book": "book", "title": "title", "part": "part", "chapter": "chapter", "division": "division",
    "schedule": "schedule",
}  # fmt: skip
ORDER: Final = ("schedule", "book", "title", "part", "chapter", "division", "heading")


@dataclass(frozen=True, slots=True)
class GroupHead:
    """Hold the heading of a part, chapter or schedule: `start..end` with its title `heading_start..heading_end`."""

    start: int
    end: int
    kind: ProvisionKind
    num: str
    heading_start: int
    heading_end: int


@lru_cache(maxsize=32)
def _pattern(profile: Profile, sections: bool) -> re.Pattern[str]:
    ordinals = "|".join(profile.ordinals) or "zzz"
    parts = []
    more = profile.section_words.get("section", ()) if sections else ()
    for kind, own in profile.groups.items():
        words = (*own, *more) if kind == "division" else own
        either = "|".join(words)
        parts.append(
            rf"(?P<{kind}>(?i:(?:(?P<o{kind}>{ordinals})\s+(?:{either})(?!\w)|(?:{either})(?!\w))))"
            rf"(?:\s*\[?\s*(?P<n{kind}>{_NUMBER}|(?i:(?:{ordinals})(?!\w))))?"
        )
    # A heading begins with a capital: testing that first keeps the search cheap.
    return re.compile(rf"(?<!\w)(?=[A-ZÀ-Þ])(?:{'|'.join(parts)})")


def _title(page: Page, end: int) -> tuple[int, int]:
    """Return the title that follows a group's number on its line, or on the next short line without a full stop."""
    line_end = page.line_end(end)
    start = end
    while start < line_end and page.view[start] in " .:—-]":
        start += 1
    stop = min(line_end, start + _TITLE_LENGTH)
    if page.view[start:stop].strip():
        return page.trim(start, stop)
    begin = page.after(line_end)
    stop = page.line_end(begin)
    line = page.view[begin:stop].strip()
    if not line or len(line) > _TITLE_LENGTH or line[-1] in ".;:,—" or line[0] in '(["' or line[0].isdigit():
        return end, end
    return page.trim(begin, stop)


def group_heads(page: Page, profile: Profile, sections: bool = False) -> list[GroupHead]:
    """Return the group headings of a page in order; `sections` says that sections group the articles of this law.

    On a line of its own a heading needs only its word and number; in running text it must follow a full stop and
    be followed by a dash or capitals ("... Kenya. Part II – THE COMMITTEE").
    """
    found: list[GroupHead] = []
    for m in _pattern(profile, sections).finditer(page.view):
        kind = next(k for k in _KINDS if k in profile.groups and m[k])
        ordinal, number = m[f"o{kind}"], m[f"n{kind}"]
        line = page.at_line_start(m.start())
        rest = page.view[m.end() : page.line_end(m.end())].strip(" *_#.:—-")
        lone = kind == "schedule" and not rest and m[kind].lower() in _lone(profile)
        if not (number or ordinal or lone) or m[0][:1].islower():
            continue
        if line:
            if rest and (rest[0].islower() or rest[0] in "(,;" or (number and len(rest) > _TITLE_LENGTH)):
                continue
            if rest.endswith((";", ",")) or re.match(r"(?:of|to|and|or|shall|is|applies)\b", rest):
                continue
        elif not _runs_on(page, m):
            continue
        heading = _title(page, m.end()) if line else _run_title(page, m.end())
        end = max(m.end(), heading[1])
        found.append(GroupHead(m.start(), end, _KINDS[kind], number or ordinal or "", *heading))
    return found


def _lone(profile: Profile) -> frozenset[str]:
    return frozenset(w for words in profile.lone_groups.values() for w in words)


def _runs_on(page: Page, m: re.Match[str]) -> bool:
    before = page.before(m.start())
    tail = page.view[m.end() : m.end() + 30]
    if before >= 0 and page.view[before] not in ".;)]":
        return False
    return bool(re.match(r"\s*[—:-]\s*\S", tail)) or bool(re.match(r"\s+[A-Z]{3,}\s", tail) and m[0].isupper())


def _run_title(page: Page, end: int) -> tuple[int, int]:
    """Return the title of a group heading in running text: up to the line's end, or the capitals that follow."""
    line_end = page.line_end(end)
    start = end
    while start < line_end and page.view[start] in " .:—-":
        start += 1
    if line_end - start <= _TITLE_LENGTH:
        return page.trim(start, line_end)
    capitals = re.match(r"[A-Z0-9 ,'&-]+(?=\s[A-Z0-9(])", page.view[start : start + _TITLE_LENGTH])
    return page.trim(start, start + capitals.end()) if capitals else (end, end)
