"""The text of a document with its marks, zones and geometry, put together from its paragraphs."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from corpus.document import Mark, MarkKind
from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.paragraphs import Paragraph
from corpus.formats.pdf.sheet import BOLD, ITALIC, RAISED, apart
from corpus.geometry import PageGeometry

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TAIL = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\xad]$")
_HEAD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60]")  # writing without spaces between words
_TABLE = Path(__file__).resolve().parents[2] / "hyphenated.yaml"
_KINDS: tuple[tuple[int, MarkKind], ...] = ((BOLD, "bold"), (ITALIC, "italic"), (RAISED, "superscript"))


class Hyphenated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """List the parts of words that are written with a hyphen: first parts, and second parts."""

    before: frozenset[str]
    after: frozenset[str]


@cache
def hyphenated() -> Hyphenated:
    """Return the parts of hyphenated words, as kept in `corpus/hyphenated.yaml`."""
    return msgspec.yaml.decode(_TABLE.read_bytes(), type=Hyphenated)


@dataclass(slots=True)
class Composed:
    """Hold a composed text: `spans` gives for each paragraph where it stands in the text."""

    text: str
    marks: list[Mark]
    geometry: PageGeometry
    spans: list[tuple[int, int]]


@dataclass(slots=True)
class _Galley:
    """Collect the text piece by piece, with the arrays that run beside it."""

    parts: list[str] = field(default_factory=list)
    xs: list[np.ndarray[tuple[int], np.dtype[np.float32]]] = field(default_factory=list)
    styles: list[np.ndarray[tuple[int], np.dtype[np.uint8]]] = field(default_factory=list)
    length: int = 0
    starts: array[int] = field(default_factory=lambda: array("I"))
    pages: array[int] = field(default_factory=lambda: array("I"))
    tops: array[float] = field(default_factory=lambda: array("f"))
    bottoms: array[float] = field(default_factory=lambda: array("f"))
    rights: array[float] = field(default_factory=lambda: array("f"))
    lefts: array[float] = field(default_factory=lambda: array("f"))

    def open_line(self, line: Line) -> None:
        """Begin a printed line."""
        self.starts.append(self.length)
        self.pages.append(line.page)
        self.tops.append(min(s.base - 0.8 * s.size for s in line.spans))
        self.bottoms.append(max(s.base + 0.22 * s.size for s in line.spans))
        self.rights.append(line.x1)
        self.lefts.append(line.left)

    def add_line(self, line: Line, drop: int) -> None:
        """Add a line's spans, without the last `drop` characters."""
        self.open_line(line)
        sheet = line.sheet
        last = None
        for k, span in enumerate(line.spans):
            if last is not None and apart(last, span):
                self.add_gap(" ", last.x1)
            end = span.end - (drop if k == len(line.spans) - 1 else 0)
            self.parts.append(sheet.chars[span.start : end])
            self.xs.append(sheet.x0[span.start : end])
            self.styles.append(sheet.style[span.start : end])
            self.length += end - span.start
            last = span

    def add_gap(self, char: str, x: float) -> None:
        """Add a space or newline that stands at the end of what precedes it; 128 marks it as having no style."""
        self.parts.append(char)
        self.xs.append(np.array([x], dtype=np.float32))
        self.styles.append(np.array([128 if char == " " else 0], dtype=np.uint8))
        self.length += 1


def compose(paragraphs: Sequence[Paragraph], pages: int) -> Composed:
    """Return the text of the paragraphs, a newline between them and a tab between the cells of a table.

    The words of the document decide whether a hyphen at the end of a line is kept or dropped.
    """
    galley = _Galley()
    words = words_of(line for p in paragraphs for line in p.lines)
    spans: list[tuple[int, int]] = []
    for n, paragraph in enumerate(paragraphs):
        if n:
            galley.add_gap("\n", paragraphs[n - 1].lines[-1].x1)
        start = galley.length
        lines = paragraph.lines
        for k, line in enumerate(lines):
            following = lines[k + 1] if k + 1 < len(lines) else None
            same = following is not None and following.cell == line.cell
            drop, glue = _seam(line.text, following.text, words) if following and same else (0, False)
            galley.add_line(line, drop)
            if following and line.cell != following.cell:
                galley.add_gap("\t", line.x1)
            elif following and not glue:
                galley.add_gap(" ", line.x1)
        spans.append((start, galley.length))
    text = "".join(galley.parts).replace("\xad", "-")
    style = np.concatenate(galley.styles) if galley.styles else np.zeros(0, dtype=np.uint8)
    xs = np.concatenate(galley.xs) if galley.xs else np.zeros(0, dtype=np.float32)
    geometry = PageGeometry(
        pages, galley.starts, galley.pages, galley.tops, galley.bottoms, galley.rights, galley.lefts,
        array("f", xs.astype(np.float32).tobytes()), _turns(paragraphs),
    )  # fmt: skip
    return Composed(text, _marks(text, style), geometry, spans)


def _turns(paragraphs: Sequence[Paragraph]) -> array[float]:
    """Return page, turn, width and height of every page that was turned to be read."""
    sheets = {line.page: line.sheet for p in paragraphs for line in p.lines if line.sheet.turn}
    return array("f", [x for n in sorted(sheets) for x in (n, sheets[n].turn, sheets[n].width, sheets[n].height)])


def words_of(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words of the lines in lower case, without those broken at the end of a line."""
    found: set[str] = set()
    broken = False
    for line in lines:
        text = line.text.lower()
        if broken:
            text = text[text.find(" ") + 1 :] if " " in text else ""
        broken = text.endswith(("-", "\xad"))
        if broken:
            text = text[: text.rfind(" ") + 1]
        found.update(_WORD.findall(text))
    return frozenset(found)


def _seam(text: str, following: str, words: frozenset[str]) -> tuple[int, bool]:
    """Return how many characters to drop at the end of a line, and whether the next line is joined without a space."""
    if not text.endswith(("-", "\xad")):
        return 0, bool(_UNSPACED.match(text[-1:]) and _UNSPACED.match(following))
    tail = _TAIL.search(text[-60:])
    if not tail:
        return 0, text[-2:-1].isalnum()
    head = _HEAD.match(following)
    if not head or not following[0].islower():
        return 0, True
    before, after = tail[1].lower(), head[0].lower()
    if text.endswith("\xad") or before + after in words:
        return 1, True
    if f"{before}-{after}" in words:
        return 0, True
    last = before.rsplit("-", 1)[-1]
    known = hyphenated()
    own = last in known.before or after in known.after
    whole = last in words and after in words and len(after) > 2 and len(last) > 2
    return (0, True) if own or whole else (1, True)


def _marks(text: str, style: np.ndarray[tuple[int], np.dtype[np.uint8]]) -> list[Mark]:
    """Return the runs of bold, italic and raised characters; a space between two of a run belongs to it."""
    marks: list[Mark] = []
    filled = style.copy()
    gaps = np.flatnonzero(style == 128)
    inner = gaps[(gaps > 0) & (gaps < len(style) - 1)]
    filled[gaps] = 0
    filled[inner] = filled[inner - 1] & filled[inner + 1]
    for bit, kind in _KINDS:
        on = np.concatenate(([0], (filled & bit) > 0, [0])).astype(np.int8)
        change = np.diff(on)
        for start, end in zip(np.flatnonzero(change == 1).tolist(), np.flatnonzero(change == -1).tolist(), strict=True):
            run = text[start:end]
            a, b = start + len(run) - len(run.lstrip()), start + len(run.rstrip())
            if a < b:
                marks.append(Mark(a, b, kind))
    return marks
