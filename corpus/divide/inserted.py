"""Find law that an act inserts into another: quoted provisions after "is amended by inserting"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corpus.divide.page_text import Page
from corpus.profile import Profile

# After the opening mark: "(2A)", "5.—(1)", "4 Cyber centre", "Art. 5", "PART XXA", or a defined term in its own marks.
_LAW: Final = (
    r"(?:\(\s?\w{1,5}\s?\)|\d{1,4}[A-Z]{0,3}(?:[.-]\d+)*\s?(?:\.\s{0,4}[—(-]|\.\s|\s?\(\s?1\s?\)|\s+[A-ZÀ-Þ])"
    r"|(?:Art\.|Article|Artículo|Artigo|§|Section)\s?\d|(?:PART|CHAPTER|Part|Chapter)\s+[IVXLC\d]|[\"']\s?\w"
    r"|[A-ZÀ-Þ](?:[^\".;:]|\.(?=\s[a-z,])){2,120}\s\d{1,4}[A-Z]{0,3}\.\s{0,4}[—(A-Z])"
)
# Emphasis round the number leaves blanks: “**4A.** (1) A person who".
_OPENING = re.compile(rf"(?<!\w)\"\s{{0,4}}(?:(?P<law>(?={_LAW}))|(?=\w))")
_CLOSING = re.compile(r"(?<=[.;:,\])—])\"|\"(?=\s?(?:[.;)]|,\s|and\b|or\b|\n)|\s*\Z)")
_PAIRS: Final = {"“": "”", "„": "“", "«": "»"}
REACH: Final = 300
LONGEST: Final = 60_000


@dataclass(frozen=True, slots=True)
class Quoted:
    """Hold one run of quoted law, without its quotation marks; `host` is the name of the act it goes into."""

    start: int
    end: int
    host: str


@lru_cache(maxsize=32)
def _cue(profile: Profile) -> re.Pattern[str]:
    return re.compile("|".join(profile.amending) or "(?!)", re.IGNORECASE)


_HOST = re.compile(
    r"(?<!\w)(?:[Tt]he\s+)?((?:[A-ZÀ-Þ][\w'’()-]*\s+(?:(?:of|and|the|for|to|on|in|des|de|du|la|et)\s+)*){1,12}"
    r"(?:Act|Code|Law|Ordinance|Decree|Constitution)(?:,?\s+(?:of\s+)?\d{4})?)"
)


_BLOCK = re.compile(r"(?:^[ \t]*>[^\n]*(?:\n|\Z))+", re.MULTILINE)


def quoted_law(page: Page, profile: Profile, bounds: Sequence[int]) -> list[Quoted]:
    """Return the runs of quoted law of a page, in order, not overlapping.

    `bounds` are the offsets where the act's own sections seem to begin: a quotation without an end ends there.
    """
    blocks = _blocks(page, profile)
    marked = [q for q in _marked(page, profile, bounds) if not any(b.start < q.end and q.start < b.end for b in blocks)]
    return sorted([*blocks, *marked], key=lambda q: q.start)


def _blocks(page: Page, profile: Profile) -> list[Quoted]:
    """Return the block quotations of a Markdown text that words of amendment introduce: "after section 33 insert—"."""
    found: list[Quoted] = []
    for m in _BLOCK.finditer(page.text):
        head = page.view[max(0, m.start() - REACH) : m.start()]
        start, end = page.trim(*m.span())
        start = page.after(start)
        if start < end and head.rstrip()[-1:] in ("—", ":", "-") and _cue(profile).search(head):
            found.append(Quoted(start, end, host_in(head)))
    return found


def _marked(page: Page, profile: Profile, bounds: Sequence[int]) -> list[Quoted]:
    """Return the quotations of law inside quotation marks, in order."""
    found: list[Quoted] = []
    at = 0
    host = ""
    # A text of nothing but opening marks must not be searched anew from each of them.
    budget = 4 * len(page.view) + LONGEST
    while m := _OPENING.search(page.view, at):
        at = m.end()
        head = page.view[max(0, m.start() - REACH) : m.start()]
        i = bisect_right(bounds, m.start())
        bound = bounds[i] if i < len(bounds) else len(page.view)
        if page.view[m.end() : m.end() + 1] not in "\"'" and _lists_definitions(profile, head):
            start, end = page.trim(m.start(), _next_amendment(page, profile, m.end(), bound))
            host = host_in(head) or host
            found.append(Quoted(start, end, host))
            at = end
            continue
        if m["law"] is None:
            continue
        cues = list(_cue(profile).finditer(head))
        if not cues or not _introduced(head, page.view[m.end() : m.end() + 1], cues[-1].end()):
            continue
        closed = _close(page, m.start(), bound)
        if closed is None:
            budget -= LONGEST
            if budget < 0:
                break
            continue
        start, end = page.trim(m.end(), _before_next(page, profile, m.end(), closed))
        if start < end:
            host = host_in(head) or host
            found.append(Quoted(start, end, host))
            at = end
    return found


@lru_cache(maxsize=32)
def _definitions(profile: Profile) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(profile.new_definitions) or '(?!)'})[^\".;]{{0,80}}[—:-]\s*\Z", re.IGNORECASE)


def _lists_definitions(profile: Profile, head: str) -> bool:
    """Say whether the words before a mark insert definitions whose only marks are those of the terms."""
    return bool(_definitions(profile).search(head) and _cue(profile).search(head))


def _next_amendment(page: Page, profile: Profile, start: int, bound: int) -> int:
    """Return where inserted definitions end: before the next amendment of the same section, else at its end."""
    for m in _ITEM.finditer(page.view, start, bound):
        if _cue(profile).search(m["words"]):
            return m.start() + 1
    return bound


_ITEM = re.compile(r"[.;](?:\s*and)?\s+\(\s?\w{1,3}\s?\)\s+(?P<words>(?:[bB]y|[iI]n)\b[^.;]{0,200})")


# The amending act speaks again: "(2) The principal Act is amended by ... the following— "".
_RESUMES = re.compile(r"\(\s?\w{1,3}\s?\)\s+(?P<words>[A-Z][^\"]{10,300}?[—:])\s*\"")


def _before_next(page: Page, profile: Profile, start: int, end: int) -> int:
    """Return where a quotation ends whose closing mark is missing: before the next amendment, else `end`."""
    for m in _RESUMES.finditer(page.view, start, end):
        if len(_cue(profile).findall(m["words"])) > 1:
            return m.start()
    return end


def _introduced(head: str, first: str, cue: int) -> bool:
    """Say whether a quotation is inserted law: it follows a dash or colon, or directly the words of amendment."""
    tail = head.rstrip()
    if tail[-1:] in "—:-":
        return True
    return first not in "\"'" and len(tail) - cue < 80 and not tail.endswith((",", "of", "word", "words", "and", "or"))


def host_in(head: str) -> str:
    """Return the name of the act that words of amendment speak of last, "" when they name none."""
    names = [" ".join(m[1].split()).rsplit(" The ", 1)[-1] for m in _HOST.finditer(head)]
    names = [n for n in names if n.split()[0] not in ("This", "That", "Principal", "Said")]
    return names[-1] if names else ""


def _close(page: Page, opening: int, bound: int) -> int | None:
    """Return the offset of the mark that closes a quotation.

    Curly marks are paired; where every paragraph opens anew, and for straight marks, the quotation ends at a mark
    that follows a stop with all inner marks paired, or at the last mark after a stop before the act's next section.
    """
    limit = min(len(page.view), opening + LONGEST)
    mark = page.text[opening]
    if mark in _PAIRS:
        depth = 0
        for m in re.finditer(f"[{mark}{_PAIRS[mark]}]", page.text[opening:limit]):
            depth += 1 if m[0] == mark else -1
            if depth == 0:
                return opening + m.start()
        # A copy that lost the closing mark: the quotation ends with the section around it.
        return _last_of_paragraphs(page, opening, limit, mark) or page.before(min(limit, bound)) + 1
    limit = min(limit, bound)
    count, at, last = 0, opening + 1, -1
    for m in _CLOSING.finditer(page.view, at, limit):
        count += page.view.count('"', at, m.start())
        at = m.start() + 1
        if count % 2 == 0:
            return m.start()
        count += 1
        last = m.start() if page.view[m.start() - 1] in ".;" else last
    if last > 0:
        return last
    return page.before(limit) + 1 if limit == bound else None


def _last_of_paragraphs(page: Page, opening: int, limit: int, mark: str) -> int | None:
    """Return the closing mark of a quotation whose every paragraph begins with an opening one."""
    close = _PAIRS[mark]
    at = opening
    while True:
        end = page.line_end(at)
        after = page.text[end : end + 80].lstrip()
        if end >= limit or not after.startswith(mark):
            last = page.text.rfind(close, opening, min(end, limit))
            return last if last > opening else None
        at = page.text.index(mark, end)
