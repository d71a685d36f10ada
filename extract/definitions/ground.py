"""What the definition readers stand on: one instrument's units, marked runs, item starts and pattern hits."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from corpus.instrument import GROUP_KINDS, SECTION_KINDS, Instrument, Provision
from extract.definitions.rules import DefinitionRules
from extract.pack import Pack
from extract.token_rules import Hit

UNIT_KINDS = SECTION_KINDS | GROUP_KINDS | {"subsection", "alinea", "preface", "preamble", "conclusion"}
# A label that opens an item: (a), (iv), 1., 2°, a), (da), *.
LABEL = (
    r"(?:\(\s*(?:[ivxl]{1,5}|[a-zA-Z]{1,2}|\d{1,3}[A-Za-z]?(?:\.\d{1,2})?)\s*\)"
    r"|(?<!\w\s)(?<!\w,\s)\b(?:[ivx]{1,5}|[a-z]|\d{1,3})\s?[).](?:\s?[-—](?=\s))?|\b\d{1,3}\s?[°º](?:\s?[-—](?=\s))?|\b[IVXivx]{1,5}\s[-—]\s|•)"
)
_OWN_NUMBER = re.compile(
    r"\s*(?:(?:art(?:icle|igo|[ií]culo)?|section|sec|s|§+)\b\.?\s*)?(?:(?:[A-Z]\.?\s?)?\d+[\w.]*(?:-\d+)*\s*(?:bis|ter|quater)?\s*[.—º°-]*)?"
    r"\s*(?:\(\s*\w{1,5}\s*\)\s*)?[—.-]*\s*",
    re.IGNORECASE,
)


WORD = re.compile(r"[^\W_](?:[\w'-]*[^\W_])?")
_LONGEST_OPENING = 600
_SEPARATOR = re.compile(r"[:\]—]|[.;](?!\w)|(?<=[^\W\d]{3})[.;](?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Unit:
    """Bound a passage that is read on its own: a subsection, or a section's words outside its subsections.

    `body` is where its words start, after heading and number; `listed` says it is a list of definitions; `opening`
    is where the words stand that open the list of which it is one item ("on entend par :"), its own start otherwise.
    """

    start: int
    end: int
    body: int
    heading: str
    listed: bool
    opening: int

    @property
    def item(self) -> bool:
        return self.opening < self.start


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Bound words that the print sets apart (bold, italic, quotation marks left out)."""

    start: int
    end: int
    kind: str


def _heads_paragraphs(reading: str, start: int, end: int) -> bool:
    """Return whether a run that the print sets alone on its line is a term with its paragraph (a) below, or that."""
    first = re.compile(r"\s*(?:\(a\)|a\))")
    return first.match(reading, end) is not None or first.match(reading, start, end) is not None


class Ground:
    """Hold an instrument with everything the readers look up in it."""

    def __init__(self, instrument: Instrument, pack: Pack) -> None:
        self.instrument = instrument
        self.pack = pack
        self.rules = pack.decode("definitions", DefinitionRules)
        self.reading = instrument.reading
        self._hits: dict[str, list[Hit]] = {}
        self._items: dict[int, list[int]] = {}
        for hit in pack.matcher("definitions").find(self.reading):
            if not self.set_aside(hit.start):
                self._hits.setdefault(hit.name, []).append(hit)

    def set_aside(self, offset: int) -> bool:
        """Return whether the character is no law: in a zone or in a heading."""
        zone = self.instrument.in_zone(offset)
        if zone is not None and zone.kind != "table":
            return True
        i = bisect_right(self._headings, (offset, len(self.reading))) - 1
        return i >= 0 and offset < self._headings[i][1]

    @cached_property
    def _headings(self) -> list[tuple[int, int]]:
        found = {(p.heading_start, p.heading_end) for p in self.instrument.provisions if p.heading_end}
        for mark in self.instrument.marks:
            if mark.kind in ("heading", "marginal-note") and not _heads_paragraphs(self.reading, mark.start, mark.end):
                found.add((mark.start, mark.end))
        return sorted(found)

    def heading_in(self, start: int, end: int) -> int | None:
        """Return where the first heading that starts inside a run starts, None when there is none."""
        i = bisect_left(self._headings, (start, 0))
        return self._headings[i][0] if i < len(self._headings) and self._headings[i][0] < end else None

    def hits(self, name: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Return the hits of one pattern that start in a run, in order."""
        found = self._hits.get(name, [])
        i = bisect_left(found, start, key=lambda h: h.start)
        j = len(found) if end is None else bisect_left(found, end, key=lambda h: h.start)
        return found[i:j]

    @cached_property
    def units(self) -> list[Unit]:
        """Return the units of the instrument in order; they cover every provision."""
        cuts = {0, len(self.reading)}
        for p in self.instrument.provisions:
            if p.kind in UNIT_KINDS:
                cuts.update((p.start, p.end))
        edges = sorted(cuts)
        return [u for i, j in pairwise(edges) if (u := self._unit(i, j)) is not None]

    def _unit(self, start: int, end: int) -> Unit | None:
        if self.reading[start:end].isspace():
            return None
        owner = self.instrument.subsection_of(start)
        heading = self.instrument.heading(owner) if owner else ""
        section = self.instrument.section_of(start)
        if section is not None and section is not owner:
            heading = f"{self.instrument.heading(section)} {heading}".strip()
        body = start
        inside = bisect_left(self._headings, (start, 0))
        while inside < len(self._headings) and self._headings[inside][0] < min(end, body + 40):
            body = max(body, min(end, self._headings[inside][1]))
            inside += 1
        above = bisect_left(self._headings, (start, 0)) - 1
        if above >= 0 and not self.reading[self._headings[above][1] : start].strip():
            heading = f"{heading} {self.reading[slice(*self._headings[above])]}".strip()
        number = _OWN_NUMBER.match(self.reading, body, end)
        body = number.end() if number else body
        opening = self._opening(owner) if owner is not None and owner is not section else None
        listed = opening is not None or self._listed(body, end, heading)
        return Unit(start, end, body, heading, listed, start if opening is None else opening)

    def _opening(self, owner: Provision) -> int | None:
        """Return where the words that open a list of definitions stand of which a unit is one item, None without."""
        if owner.parent is None:
            return None
        parent = self.instrument.provision(owner.parent)
        first = self.instrument.children(parent.eid)[0].start
        start = max(parent.start, first - _LONGEST_OPENING)
        colon = self.last_mark(first, start) in (":", "—")
        return start if colon and self.hits("list", start, first) else None

    def _listed(self, body: int, end: int, heading: str) -> bool:
        if self.hits("list", body, min(end, body + 400)):
            return True
        words = heading.lower()
        return any(re.search(rf"\b{re.escape(h)}\b", words) for h in self.rules.headings)

    def unit_at(self, offset: int) -> Unit:
        """Return the unit that holds an offset."""
        i = bisect_right(self._unit_starts, offset) - 1
        return self.units[max(i, 0)]

    @cached_property
    def words(self) -> list[str]:
        """Return the words of the whole reading in lower case, in order."""
        return [w[0].lower() for w in WORD.finditer(self.reading)]

    @cached_property
    def word_places(self) -> dict[str, list[int]]:
        """Return where each word stands in `words`."""
        found: dict[str, list[int]] = {}
        for i, word in enumerate(self.words):
            found.setdefault(word, []).append(i)
        return found

    @cached_property
    def _unit_starts(self) -> list[int]:
        return [u.start for u in self.units]

    @cached_property
    def bold(self) -> list[Run]:
        """Return the bold (or tagged) runs of the body, pieces joined over white space, headings left out."""
        return list(self._marked({"bold", "term"}))

    @cached_property
    def italic(self) -> list[Run]:
        """Return the italic runs of the body, pieces joined over white space."""
        return list(self._marked({"italic"}))

    def _marked(self, kinds: set[str]) -> Iterator[Run]:
        held: Run | None = None
        for mark in self.instrument.marks:
            if mark.kind not in kinds or self.set_aside(mark.start):
                continue
            start, end = self.trim(mark.start, mark.end)
            if start >= end:
                continue
            if held and start - held.end < 4 and not self.reading[held.end : start].strip():
                held = Run(held.start, max(held.end, end), mark.kind)
                continue
            if held:
                yield held
            held = Run(start, end, mark.kind)
        if held:
            yield held

    def trim(self, start: int, end: int, also: str = " ,;:.\"'—-") -> tuple[int, int]:
        """Return the run without white space and marks at its edges."""
        while start < end and self.reading[start] in also:
            start += 1
        while end > start and self.reading[end - 1] in also:
            end -= 1
        return start, end

    @cached_property
    def _openings(self) -> tuple[re.Pattern[str], ...]:
        """Return what may stand between the end of one item and the words of the next, in order."""
        words = "|".join(sorted(j for j in self.rules.joiners if j.isalpha()))
        return (
            re.compile(r"[\"']?\s*"),
            re.compile(r"\(\s*[^()\d]{2,160}(?:\([^()]{1,40}\))?[^()\d]{0,20}\)\s*[.;]?\s*"),
            re.compile(rf"(?:{words})\s+", re.IGNORECASE),
            re.compile(r"\d{0,2}\[\s*"),
            re.compile(rf"{LABEL}\s*", re.IGNORECASE),
            re.compile(rf"{LABEL}\s*", re.IGNORECASE),
        )

    def items(self, unit: Unit) -> list[int]:
        """Return where items or sentences of a unit may start, its own start and the ends of scope phrases included."""
        if unit.start not in self._items:
            self._items[unit.start] = self._find_items(unit)
        return self._items[unit.start]

    def items_before(self, unit: Unit, offset: int) -> Iterator[int]:
        """Yield the item starts of a unit at or before an offset, the nearest first."""
        items = self.items(unit)
        i = bisect_right(items, offset)
        while i > 0:
            i -= 1
            yield items[i]

    def last_mark(self, offset: int, floor: int) -> str:
        """Return the last character that is no white space before an offset, "" when there is none after `floor`."""
        while offset > floor:
            offset -= 1
            if not self.reading[offset].isspace():
                return self.reading[offset]
        return ""

    def _find_items(self, unit: Unit) -> list[int]:
        starts = {unit.body}
        labelled = re.compile(rf"\s*(?:{LABEL}\s*){{0,2}}").match(self.reading, unit.body, unit.end)
        if labelled:
            starts.add(labelled.end())
        for mark in _SEPARATOR.finditer(self.reading, unit.body, unit.end):
            at = mark.end()
            for opening in self._openings:
                found = opening.match(self.reading, at, unit.end)
                at = found.end() if found else at
                starts.add(at)
        for name in ("scope", "list"):
            for hit in self.hits(name, unit.start, unit.end):
                end = hit.end
                while end < unit.end and self.reading[end] in " ,:—-":
                    end += 1
                label = self._openings[-1].match(self.reading, end, unit.end)
                starts.update((end, label.end() if label else end))
        return sorted(starts)
