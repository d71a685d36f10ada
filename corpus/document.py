"""What a reader of one file format hands over: text with its marks, before it is divided into provisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from corpus.problem import Problem

MarkKind = Literal["bold", "italic", "superscript", "term", "heading", "marginal-note", "quoted-law", "insertion"]
ZoneKind = Literal[
    "front-matter", "contents", "footnote", "boilerplate", "amendment-history", "line-number", "running-head",
    "page-number", "watermark", "other-language", "table",
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Mark a run of the text with how the source prints or tags it (`term`: the drafter tagged a defined term)."""

    start: int
    end: int
    kind: MarkKind
    value: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Zone:
    """Set a run of the text aside: it is kept, and is not law (contents list, licence line, amendment footnote)."""

    start: int
    end: int
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class Box:
    """Bound a run of one line on a page, in PDF points from the page's top left corner; pages count from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Furniture:
    """Keep what was left out of the text because it interrupts it (running head, page number, line number)."""

    kind: ZoneKind
    text: str
    box: Box


class Geometry(Protocol):
    """Map offsets of the text back to the page."""

    @property
    def pages(self) -> int:
        """Return the number of pages."""

    def page(self, offset: int) -> int:
        """Return the page of a character, counting from 1."""

    def boxes(self, start: int, end: int) -> Sequence[Box]:
        """Return one box for each line the run touches."""

    def indent(self, offset: int) -> float:
        """Return the distance of the character's line from the left edge of its column, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Carry a provision that the source itself delimits (legislative XML), for `divide` to keep as it is.

    `kind` is a provision kind; `num` is bare ("163.1", "a"); `eid` is the source's own id when it has one; `depth` is
    0 for the outermost. The heading, when there is one, is the run `heading_start..heading_end` inside start..end.
    `inserted` says that this unit begins law inserted into another act, `host` ("" when the source does not name it).
    `label` is how the unit is cited when neither its number nor its heading says so.
    """

    kind: str
    num: str
    start: int
    end: int
    depth: int
    eid: str = ""
    heading_start: int = 0
    heading_end: int = 0
    host: str = ""
    inserted: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Hold one language's text of one file, verbatim, with marks and zones that point into it.

    A newline in `text` is a line or paragraph break of the source; no rule of lexgap may hang on it. Marks and zones
    are sorted. `nodes` is None when the source has no structure of its own.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    zones: tuple[Zone, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    geometry: Geometry | None = None
    problems: tuple[Problem, ...] = ()
    nodes: tuple[Node, ...] | None = None
    language: str = ""
    title: str = ""
    date: str = ""
    jurisdiction: str = ""

    def __post_init__(self) -> None:
        parts: list[Mark | Zone] = [*self.marks, *self.zones]
        for part in parts:
            if not 0 <= part.start < part.end <= len(self.text):
                raise ValueError(f"{part} is outside a text of {len(self.text)} characters")
