"""Write a text out block by block, keeping where its marks, zones and provisions lie."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from corpus.document import Document, Mark, MarkKind, Node, Zone, ZoneKind
from corpus.problem import Problem, Severity

# XML and HTML fold these; a no-break space is a character of the law.
_FOLDED: Final = re.compile(r"[ \t\r\n\f]+")
Gap = Literal["", " ", "\t", "\n"]


@dataclass(slots=True)
class Span:
    """Hold a run that is being written; `start` is -1 until its first visible character."""

    what: Literal["mark", "zone", "heading", "node", "plain"]
    kind: str = ""
    value: str = ""
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class Draft:
    """Hold a provision that is being written."""

    span: Span
    kind: str
    num: str
    eid: str
    host: str
    inserted: bool
    label: str
    level: int
    depth: int
    heading: tuple[int, int] = (0, 0)
    kept: bool = True


class Roll:
    """Collect the text of one document; white space folds, and a block begins on a line of its own.

    Runs may be opened before their first word is written: they begin at the first visible character and end at the
    last, so that no mark, zone or provision holds the white space around it.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.exact = False
        self._pieces: list[str] = []
        self._length = 0
        self._gap: Gap = ""
        self._held: Gap | None = None
        self._waiting: list[Span] = []
        self._marks: set[Mark] = set()
        self._zones: list[Zone] = []
        self._zone_depth = 0
        self._drafts: list[Draft] = []
        self._open: list[Draft] = []
        self._next_heading: Span | None = None

    @property
    def length(self) -> int:
        """Return the number of characters written."""
        return self._length

    def write(self, words: str) -> None:
        """Add words to the line, white space folded to single spaces."""
        if not words:
            return
        if self.exact:
            self._lines(words)
            return
        folded = _FOLDED.sub(" ", words)
        if folded[0] == " " and self._gap == "":
            self._gap = " "
        body = folded.strip(" ")
        if body:
            self._put(body)
            self._gap = " " if folded[-1] == " " else ""

    def _lines(self, words: str) -> None:
        """Add preformatted words: their line ends stand, empty lines at the edges of the block do not."""
        for i, line in enumerate(words.replace("\r\n", "\n").split("\n")):
            if i:
                self._gap = "\n"
            if line.strip():
                self._put(line)

    def write_exactly(self, words: str) -> None:
        """Add words with their own spaces and line ends."""
        if words:
            self._put(words)

    def _put(self, body: str) -> None:
        gap = self._gap if self._held is None else self._held
        if self._length and gap:
            self._pieces.append(gap)
            self._length += 1
        self._gap = ""
        self._held = None
        for span in self._waiting:
            if span.start < 0:
                span.start = self._length
        self._waiting.clear()
        self._pieces.append(body)
        self._length += len(body)

    def line(self) -> None:
        """Begin a new line with the next words."""
        self._gap = "\n"

    def join(self) -> None:
        """Set the next words right after the last ones, whatever block they are in."""
        self._gap = ""

    def hold(self, gap: Gap | None) -> None:
        """Put this gap before the next words, even if they begin a block (None: no longer)."""
        self._held = gap

    def open(self, what: Literal["mark", "zone", "heading", "plain"], kind: str = "", value: str = "") -> Span:
        """Open a run at the next visible character."""
        span = Span(what, kind, value)
        self._waiting.append(span)
        if what == "zone":
            self._zone_depth += 1
        return span

    def close(self, span: Span) -> bool:
        """Close a run after the last visible character; say whether it holds any."""
        if span.what == "zone":
            self._zone_depth -= 1
        if not self._end(span):
            return False
        if span.what == "mark":
            self._marks.add(Mark(span.start, span.end, _mark_kind(span.kind), span.value))
        elif span.what == "zone" and not self._zone_depth:
            self._zones.append(Zone(span.start, span.end, _zone_kind(span.kind)))
        return True

    def _end(self, span: Span) -> bool:
        if span.start < 0:
            self._waiting = [s for s in self._waiting if s is not span]
            return False
        span.end = self._length
        return span.end > span.start

    def words(self, start: int, end: int) -> str:
        """Return written words, in time that grows with what was written since `start`."""
        found: list[str] = []
        at = self._length
        for piece in reversed(self._pieces):
            at -= len(piece)
            found.append(piece)
            if at <= start:
                break
        return "".join(reversed(found))[start - at : end - at] if found else ""

    def heading(self, span: Span) -> None:
        """Close a heading and give it to the provision around it."""
        if self.close(span):
            self._marks.add(Mark(span.start, span.end, "heading"))
            if self._open and self._open[-1].heading == (0, 0):
                self._open[-1].heading = (span.start, span.end)

    def next_heading(self, span: Span) -> None:
        """Close a heading and keep it for the next provision, which then begins with it."""
        if self.close(span):
            self._marks.add(Mark(span.start, span.end, "heading"))
            self._next_heading = span

    def provision(
        self, kind: str, *, num: str = "", eid: str = "", host: str = "", inserted: bool = False, label: str = "",
        level: int = 0,
    ) -> int:  # fmt: skip
        """Open a provision and return the depth to close it to; a `level` first closes open groups of its level."""
        if level:
            while self._open and self._open[-1].level >= level:
                self.provision_ends(len(self._open) - 1)
        depth = len(self._open)
        span = Span("node")
        draft = Draft(span, kind, num, eid, host, inserted, label, level, depth, kept=self._zone_depth == 0)
        heading = self._next_heading
        if heading is not None and not level:
            self._next_heading = None
            if not self._open or heading.start >= self._open[-1].span.start >= 0:
                span.start, draft.heading = heading.start, (heading.start, heading.end)
        if span.start < 0:
            self._waiting.append(span)
        self._drafts.append(draft)
        self._open.append(draft)
        return depth

    @property
    def depth(self) -> int:
        """Return how many provisions are open."""
        return len(self._open)

    def provision_ends(self, depth: int) -> None:
        """Close the open provisions down to a depth."""
        while len(self._open) > depth:
            self._end(self._open.pop().span)

    def numbered(self, num: str) -> None:
        """Give the innermost open provision its number, unless it has one."""
        if self._open and not self._open[-1].num:
            self._open[-1].num = num

    def deleted(self, words: str) -> None:
        """Record words that an amendment deletes: they are not part of the text as it now stands."""
        shown = words if len(words) <= 80 else f"{words[:77]}..."
        self.problems.append(
            Problem(
                "deletion-left-out", f"deleted words left out: {shown}", Severity.NOTE,
                "", self._length, self._length,
            )
        )  # fmt: skip

    def document(self) -> Document:
        """Return what was written; nodes are None when no provision was."""
        self.provision_ends(0)
        text = "".join(self._pieces)
        nodes = tuple(_node(d) for d in self._drafts if d.kept and d.span.end > d.span.start >= 0)
        return Document(
            text=text,
            marks=_joined(text, sorted(self._marks)),
            zones=tuple(sorted(self._zones)),
            problems=tuple(self.problems),
            nodes=nodes or None,
        )


def _node(d: Draft) -> Node:
    node = Node(
        kind=d.kind, num=d.num, start=d.span.start, end=d.span.end, depth=d.depth, eid=d.eid,
        heading_start=d.heading[0], heading_end=d.heading[1], host=d.host, inserted=d.inserted, label=d.label,
    )  # fmt: skip
    if not node.start <= node.heading_start < node.heading_end <= node.end:
        return replace(node, heading_start=0, heading_end=0)
    return node


_RUNS: Final = frozenset({"bold", "italic", "superscript", "insertion"})


def _joined(text: str, marks: list[Mark]) -> tuple[Mark, ...]:
    """Return the marks in order, those of one kind of type joined over the spaces between them (Word cuts runs)."""
    kept: list[Mark] = []
    last: dict[str, int] = {}
    for mark in marks:
        i = last.get(mark.kind, -1)
        if mark.kind in _RUNS and i >= 0 and kept[i].value == mark.value and mark.start >= kept[i].start:
            between = text[kept[i].end : mark.start]
            if not between.strip(" \u00a0"):
                kept[i] = replace(kept[i], end=max(kept[i].end, mark.end))
                continue
        last[mark.kind] = len(kept)
        kept.append(mark)
    return tuple(sorted(kept))


def _mark_kind(kind: str) -> MarkKind:
    return kind  # type: ignore[return-value]


def _zone_kind(kind: str) -> ZoneKind:
    return kind  # type: ignore[return-value]
