"""A legal instrument: its text, and the tree of its provisions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from corpus.document import Furniture, Geometry, Mark, Zone
from corpus.place import Place
from corpus.problem import Problem, Severity

ProvisionKind = Literal[
    "preface", "preamble", "part", "chapter", "division", "title", "book", "heading", "schedule", "section",
    "article", "subsection", "alinea", "paragraph", "subparagraph", "clause", "item", "conclusion",
]  # fmt: skip
SECTION_KINDS = frozenset({"section", "article"})
GROUP_KINDS = frozenset({"part", "chapter", "division", "title", "book", "heading", "schedule"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """Delimit one unit of the law.

    `start..end` is the whole unit with its number, heading and children; children lie inside their parent and do not
    overlap. `num` is bare and a string ("163.1", "12A", "5 bis", "a"); `citation` is how the jurisdiction cites it,
    without the section word ("163.1(1)(a)"; `12[5(1)]` for law that section 12 inserts into another act). `parent`
    is the eid of the unit around it, None at the top. `host` names the act into which this text is inserted.
    """

    eid: str
    kind: ProvisionKind
    num: str
    citation: str
    start: int
    end: int
    parent: str | None = None
    heading_start: int = 0
    heading_end: int = 0
    host: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"provision {self.eid} needs 0 <= start < end, not {self.start}..{self.end}")


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """Hold one legal text as read: verbatim words, provisions in document order, and what could not be read.

    `reading` is `text` with its noise blanked, character for character (`corpus.reading_view`): rules match on
    `reading`, quotes come from `text`. `jurisdiction` is an ISO 3166 code in lower case or an organisation (un, coe,
    eu, au), "" when unknown; `language` is BCP 47; `date` is ISO 8601 or "". `source` is the file's name.
    """

    id: str
    source: str
    sha256: str
    title: str
    kind: str
    jurisdiction: str
    country: str
    language: str
    date: str
    text: str
    reading: str
    provisions: tuple[Provision, ...]
    marks: tuple[Mark, ...] = ()
    zones: tuple[Zone, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    geometry: Geometry | None = None
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        if len(self.reading) != len(self.text):
            raise ValueError(f"{self.source}: the reading view must be as long as the text")
        starts = [p.start for p in self.provisions]
        if starts != sorted(starts):
            raise ValueError(f"{self.source}: provisions must be in document order")
        if len(self._by_eid) != len(self.provisions):
            raise ValueError(f"{self.source}: two provisions share an eid")

    @property
    def fatal(self) -> Problem | None:
        """Return the problem that kept the whole file from being read, if there is one."""
        return next((p for p in self.problems if p.severity is Severity.FATAL), None)

    @property
    def unread(self) -> tuple[Problem, ...]:
        """Return the problems that leave a part of the text unread."""
        return tuple(p for p in self.problems if p.severity in (Severity.UNREAD, Severity.FATAL))

    @cached_property
    def _by_eid(self) -> dict[str, Provision]:
        return {p.eid: p for p in self.provisions}

    @cached_property
    def _starts(self) -> list[int]:
        return [p.start for p in self.provisions]

    @cached_property
    def _children(self) -> dict[str | None, tuple[Provision, ...]]:
        found: dict[str | None, list[Provision]] = {}
        for p in self.provisions:
            found.setdefault(p.parent, []).append(p)
        return {k: tuple(v) for k, v in found.items()}

    def provision(self, eid: str) -> Provision:
        """Return the provision with this eid; KeyError when there is none."""
        return self._by_eid[eid]

    def children(self, eid: str | None) -> tuple[Provision, ...]:
        """Return the provisions directly inside this one, in order (None: the top level)."""
        return self._children.get(eid, ())

    def parents(self, provision: Provision) -> Iterator[Provision]:
        """Yield the units around a provision, innermost first."""
        while provision.parent is not None:
            provision = self._by_eid[provision.parent]
            yield provision

    def at(self, offset: int) -> Provision | None:
        """Return the innermost provision that holds the character at this offset."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return None
        candidate: Provision | None = self.provisions[i]
        while candidate is not None and not candidate.start <= offset < candidate.end:
            candidate = self._by_eid[candidate.parent] if candidate.parent else None
        return candidate

    def section_of(self, offset: int) -> Provision | None:
        """Return the section or article that holds this offset (a schedule or preamble when there is none)."""
        here = self.at(offset)
        if here is None:
            return None
        chain = [here, *self.parents(here)]
        return next((p for p in chain if p.kind in SECTION_KINDS), chain[-1])

    def subsection_of(self, offset: int) -> Provision | None:
        """Return the subsection that holds this offset, or its section when that has no subsections."""
        here = self.at(offset)
        if here is None:
            return None
        chain = [here, *self.parents(here)]
        return next((p for p in chain if p.kind in ("subsection", "alinea")), self.section_of(offset))

    def sections(self) -> tuple[Provision, ...]:
        """Return all sections and articles, in order."""
        return tuple(p for p in self.provisions if p.kind in SECTION_KINDS)

    def heading(self, provision: Provision) -> str:
        """Return a provision's heading or marginal note, white space folded."""
        return " ".join(self.reading[provision.heading_start : provision.heading_end].split())

    def place(self, start: int, end: int) -> Place:
        """Return the place of a run of the text, naming the innermost provision at its start."""
        here = self.at(start)
        return Place(here.eid if here else "", start, end)

    def citation(self, place: Place) -> str:
        """Return the printed citation of the provision a place names, "" outside every provision."""
        return self._by_eid[place.eid].citation if place.eid in self._by_eid else ""

    def page(self, offset: int) -> int | None:
        """Return the page of a character, None when the source has no pages."""
        return self.geometry.page(offset) if self.geometry else None

    def in_zone(self, offset: int) -> Zone | None:
        """Return the set-aside zone that holds this offset, if any."""
        i = bisect_right(self.zones, offset, key=lambda z: z.start) - 1
        return self.zones[i] if i >= 0 and offset < self.zones[i].end else None
