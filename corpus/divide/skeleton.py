"""Take the sections the source sets out itself: Markdown headings, or blocks that each begin with a numbered title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from corpus.divide.page_text import Page
from corpus.profile import Profile

Line = tuple[int, int, str]  # where the number begins and ends, and the number

# Fewer set-out sections than this prove nothing; a share of the blocks below this one is chance.
LEAST: Final = 3
SHARE: Final = 0.6
_NUMBER: Final = (
    r"(?:[LRDA]\.?\s?)?\d{1,5}(?:[-./‑]\d{1,3})*(?:\s?(?:bis|ter|quater|quinquies|sexies|septies|octies)\b)?"
    r"-?[A-Z]{0,3}(?![A-Za-z])|premier|1er|\d{1,4}[a-z](?![A-Za-z])"
)
_BLOCK = re.compile(rf"(?:\A|\n[ \t]*\n)[ \t]*(?P<num>{_NUMBER})\.(?=[ \t]|\n)(?P<title>[^\n]*)\n(?=[ \t]*\S)")
_PARAGRAPH = re.compile(r"(?:\A|\n[ \t]*\n)[ \t]*\S")


@lru_cache(maxsize=32)
def _heading(profile: Profile) -> re.Pattern[str]:
    words = "|".join(word for listed in profile.section_words.values() for word in listed)
    return re.compile(
        rf"^(?P<level>\#{{1,6}})[ \t*_]*(?P<word>(?:{words}|§{{1,2}})[ \t*_]*)?(?P<num>{_NUMBER})"
        rf"(?P<stop>[ \t]*[.:—–º°)*_]|[ \t]*$|[ \t]+(?=\S))",
        re.MULTILINE | re.IGNORECASE,
    )


_ANY_HEADING = re.compile(r"^(?P<level>#{1,6})[ \t]+\S", re.MULTILINE)


def skeleton(page: Page, profile: Profile) -> list[Line]:
    """Return the numbers of the sections the source sets out, in document order; none when it sets out none.

    A Markdown source gives all its sections headings of one level; the mirrors that carry official texts as records
    print each section as a block: number, full stop, title, a line break, the text.
    """
    lines = _headings(page, profile) or _blocks(page)
    return [line for i, line in enumerate(lines) if not i or _titled(page, line) != _titled(page, lines[i - 1])]


def _titled(page: Page, line: Line) -> str:
    """Return the line a number stands on; a source cut into pieces prints it again above every piece."""
    return " ".join(page.view[line[0] : page.line_end(line[0])].split())


def _headings(page: Page, profile: Profile) -> list[Line]:
    levels: dict[str, list[Line]] = defaultdict(list)
    for m in _heading(profile).finditer(page.text):
        if page.view[m.start("num") : m.end("num")].strip():
            start = m.start("word") if m["word"] else m.start("num")
            levels[m["level"]].append((start, m.end("num"), m["num"]))
    all_of: dict[str, int] = defaultdict(int)
    for m in _ANY_HEADING.finditer(page.text):
        all_of[m["level"]] += 1
    whole = [(len(lines), level) for level, lines in levels.items() if len(lines) >= SHARE * all_of[level]]
    count, level = max(whole, default=(0, ""))
    return levels[level] if count >= LEAST else []


def _blocks(page: Page) -> list[Line]:
    found = list(_block_lines(page))
    # The numbered paragraphs of articles, in a text of fixed line width, look the same and begin again in each article.
    if len(found) < LEAST or len({num for _, _, num in found}) < 0.9 * len(found):
        return []
    paragraphs = sum(1 for m in _PARAGRAPH.finditer(page.text) if page.view[m.end() - 1] != " ")
    return found if len(found) >= SHARE * paragraphs else []


def _block_lines(page: Page) -> Iterator[Line]:
    for m in _BLOCK.finditer(page.text):
        if page.view[m.start("num") : m.end("num")].strip():
            yield m.start("num"), m.end("num"), m["num"]
