"""Where things stand in the report: names of pages and anchors, relative to its folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from corpus.instrument import Instrument
from corpus.place import Place

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONG = 80


class Links:
    """Name the pages of the instruments of one report; two instruments never share a page."""

    def __init__(self, instruments: Sequence[Instrument]) -> None:
        self._slugs: dict[str, str] = {}
        taken: set[str] = set()
        for i in sorted(instruments, key=lambda i: i.id):
            base = _NOT_SLUG.sub("-", i.id.casefold()).strip("-")[:_LONG] or "instrument"
            slug, number = base, 2
            while slug in taken:
                slug, number = f"{base}-{number}", number + 1
            taken.add(slug)
            self._slugs[i.id] = slug

    def slug(self, instrument: str) -> str:
        """Return the file name stem of an instrument's pages, by the instrument's id."""
        return self._slugs[instrument]

    def instrument(self, instrument: str, anchor: str = "") -> str:
        """Return the page of an instrument."""
        return f"instruments/{self._slugs[instrument]}.html" + (f"#{quote(anchor)}" if anchor else "")

    def reading(self, instrument: str) -> str:
        """Return the reading view of an instrument."""
        return f"reading/{self._slugs[instrument]}.html"

    def words(self, instrument: str, place: Place) -> str:
        """Return the words of a place in the reading view."""
        return f"{self.reading(instrument)}#{anchor_of(place.start, place.end)}"

    def criterion(self, criterion: str) -> str:
        """Return the page of a criterion."""
        return f"criteria/{quote(criterion, safe='')}.html"

    def profile(self, number: int, country: str) -> str:
        """Return the Word profile of the country with this number in the matrix, counting from 0."""
        return f"profiles/{number + 1:03}-{_NOT_SLUG.sub('-', country.casefold()).strip('-')[:_LONG]}.docx"


def anchor_of(start: int, end: int) -> str:
    """Return the anchor of a run of the text in the reading view."""
    return f"w{start}-{end}"
