"""Find the heading of a section: after its number, on the line before it, or in the margin."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final

from corpus.divide.candidate import Candidate
from corpus.divide.page_text import Page
from corpus.profile import Profile

LONGEST: Final = 200
_DASHED = re.compile(r"\s*(?P<h>[A-ZÀ-Þ\"'\[(][^;:]{2,200}?)\s?\.\s?—")
_SENTENCE = re.compile(r"(?:;|[^\W\d_]{4}\.)\s|[—:][\"“]|—\s?[“\"]|[.;]['\"”’]\Z")
_MARKS = re.compile(r"\A\[[¹²³⁰-⁹]{1,3}\s*|\]?[¹²³⁰-⁹]{1,3}\Z")
_ABBREVIATED: Final = (" etc.", ",etc.")
_BEFORE_LIST = re.compile(r"(?P<h>[A-ZÀ-Þ][^.;:—()\"]{2,120})\s\(1\)\s?(?=[A-ZÀ-Þ\"])")
_LIST = re.compile(r"\s*(?:\(\s?(?:\d{1,2}|[a-zA-Z]{1,3})\s?\)|[a-z]\)|1\.\s|—|\.)")


@lru_cache(maxsize=32)
def _verb(profile: Profile) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(profile.verbs)})(?!\w)", re.IGNORECASE)


def heading_before(page: Page, start: int, floor: int) -> int:
    """Return where the heading line that stands above a number begins, or `start` when there is none.

    It is a short line that begins with a capital or a bracket, does not end like a clause, and follows one that does.
    """
    if not page.at_line_start(start):
        return start
    line_end = page.before(start) + 1
    if line_end <= floor:
        return start
    begin = page.line_start(line_end - 1)
    if begin < floor:
        return start
    line = page.text[begin:line_end].strip().lstrip("#*_ ")  # "#### Title" above "##### 48"
    if in_margin(page, page.after(begin), line_end):
        return page.after(begin)
    if not titles(line):
        return start
    above = page.before(begin)
    if above >= floor and page.text[above] not in '.;:—–)]”"»-,' and not __titles_above(page, above, floor):
        return start
    if above >= floor and page.text[above] == ",":
        return start
    return page.after(begin)


_NOTE = re.compile(r"[.)\]]\s+(?P<note>[A-ZÀ-Þ][^.;:()\[\]]{2,100})\s\Z")


def note_before(page: Page, profile: Profile, start: int, floor: int) -> int:
    """Return where the marginal note of a subsection begins, on the line above or in running text before its number."""
    if page.at_line_start(start):
        return heading_before(page, start, floor)
    if m := _NOTE.search(page.view, max(floor, start - 110), start):
        words = m["note"].split()
        if len(words) > 1 and not _verb(profile).search(m["note"]):
            return m.start("note")
    return start


def in_margin(page: Page, start: int, end: int) -> bool:
    """Say whether the source prints the run in the margin."""
    marks = page.document.marks
    i = bisect_right(marks, start, key=lambda m: m.start)
    return any(m.kind == "marginal-note" and m.end >= end for m in marks[max(0, i - 4) : i] if m.start <= start)


def titles(line: str) -> bool:
    """Say whether a line looks like a title: short, with a capital first and no stop at its end."""
    line = _MARKS.sub("", line)
    line = line[:-1] if line.endswith(_ABBREVIATED) else line
    if not 2 <= len(line) <= LONGEST or not any(c.isalpha() for c in line):
        return False
    if _SENTENCE.search(line):
        return False
    if line[0] == "[":
        return line[-1] == "]"
    return (line[0].isupper() or (line[0] in "“\"«'‘*0123456789" and not line[0].isdigit())) and line[
        -1
    ] not in ".;:,—–-"


def __titles_above(page: Page, above: int, floor: int) -> bool:
    """Say whether the line above a heading is a heading too, or the text begins there."""
    begin = max(page.line_start(above), floor)
    return titles(page.text[begin : above + 1].strip()) or begin <= floor


def heading_after(page: Page, head: Candidate, end: int, profile: Profile) -> tuple[int, int]:
    """Return the run of the heading that follows a section's number, empty at the number's end when there is none."""
    start = head.end
    none = (start, start)
    m = _DASHED.match(page.view, start, min(end, start + LONGEST + 10))
    if m and not re.search(r"\.\s+[A-Z]", m["h"]):
        return page.trim(m.start("h"), m.end("h"))
    begin = page.after(start)
    while begin < end and page.view[begin] in ".:—-– ":
        begin += 1
    if begin >= end or _LIST.match(page.view, begin):
        return none
    if (m := _BEFORE_LIST.match(page.view, begin, min(end, begin + LONGEST))) and not _verb(profile).search(m["h"]):
        return page.trim(*m.span("h"))
    line_end = min(end, page.line_end(begin))
    line = page.view[begin:line_end].strip()
    rest = page.view[line_end:end].strip()
    if not rest and head.style != "bare" and titles(line) and not _verb(profile).search(line):
        return page.trim(begin, line_end)
    if not line or not rest:
        return none
    if begin > page.line_end(start) and not _stands_alone(page, line_end, rest):
        return none
    if len(line) > LONGEST or line[-1] in ";:,—" or line[0].islower():
        return none
    if _verb(profile).search(line) and (line[-1] == "." or head.style != "dot"):
        return none
    if head.style == "bare" and _LIST.match(rest):
        return none
    if line[-1] == "." and (". " in line[:-1] or head.style == "word"):
        return none
    return page.trim(begin, line_end)


def _stands_alone(page: Page, line_end: int, rest: str) -> bool:
    """Say whether a line under a number is a title: the text after it begins anew."""
    return rest[:1].isupper() or rest[:1] in '("1'
