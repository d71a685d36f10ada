"""The text as division reads it: the reading view with set-aside zones blanked, and where its lines begin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import Document, Zone
from corpus.reading_view import reading_view

_OPENING_MARKS = re.compile(r"(?P<marks>(?:(?:[A-Z]?\d{0,4}\[[¹²³⁰-⁹]{0,3}|[#*_]+)\s*)+)\Z")


@dataclass(frozen=True, slots=True)
class Page:
    """Hold the verbatim text beside the view that markers are sought in; both have the same length.

    `kept` is the text with only its zones blanked: what must belong to a provision.
    """

    text: str
    view: str
    document: Document
    kept: str

    def at_line_start(self, offset: int) -> bool:
        """Say whether only blanks and editorial marks stand between the character and the start of its line."""
        i = offset - 1
        while i >= 0 and self.view[i] in " \"'":
            if self.text[i] == "\n":
                return True
            i -= 1
        return i < 0

    def before(self, offset: int) -> int:
        """Return the offset of the last visible character before this one, -1 when there is none."""
        i = offset - 1
        while i >= 0 and self.view[i] == " ":
            i -= 1
        return i

    def after(self, offset: int) -> int:
        """Return the offset of the first visible character at or after this one, the length when there is none."""
        n = len(self.view)
        while offset < n and self.view[offset] == " ":
            offset += 1
        return offset

    def lead(self, offset: int) -> int:
        """Return where the editorial marks that open at a character begin ("F3[" or "#####" before a number)."""
        gap = self.text[max(0, self.before(offset) + 1, offset - 40) : offset]
        line = gap[gap.rfind("\n") + 1 :]
        m = _OPENING_MARKS.search(line)
        return offset - (len(line) - m.start("marks")) if m else offset

    def line_end(self, offset: int) -> int:
        """Return the offset of the newline that ends the character's line (the length on the last line)."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def line_start(self, offset: int) -> int:
        """Return the offset of the first character of the line."""
        return self.text.rfind("\n", 0, offset) + 1

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Return the run without the white space at its ends; empty runs come back empty at `start`."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        while start < end and self.text[start].isspace():
            start += 1
        return start, end


def blanked(view: str, zones: Iterable[Zone]) -> str:
    """Return the view with every zone overwritten by spaces."""
    pieces: list[str] = []
    at = 0
    for zone in sorted(zones):
        if zone.end <= at:
            continue
        start = max(at, zone.start)
        pieces += [view[at:start], " " * (zone.end - start)]
        at = zone.end
    return "".join([*pieces, view[at:]])


def page_of(document: Document, zones: Iterable[Zone] = ()) -> Page:
    """Return the document's page with these zones blanked."""
    zones = tuple(zones)
    text = document.text
    return Page(text, blanked(reading_view(text), zones), document, blanked(text, zones))


_WRAPPED = re.compile(r"^[^\n]{45,100}\n(?=[ \t]*[a-zà-ÿ])", re.MULTILINE)


@lru_cache(maxsize=4)
def _wraps(text: str) -> bool:
    sample = text[:60_000]
    return len(_WRAPPED.findall(sample)) * 4 > sample.count("\n") + 1


def hard_wrapped(page: Page) -> bool:
    """Say whether the lines of the text are broken at a fixed width, so that a line break means nothing."""
    return _wraps(page.text)
