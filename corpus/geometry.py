"""From an offset in the text to its place on the page."""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Box

_MAGIC = b"lgx2"
_HEADER = struct.Struct("<4sIIII")


def as_printed(box: Box, turn: int, width: float, height: float) -> Box:
    """Return a box of a page that was turned to be read, as it stands on the page as shown.

    `turn` counts quarter turns (1: the words run upwards); `width` and `height` are those of the page when turned.
    """
    x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
    if turn == 1:
        return Box(box.page, top, width - x1, bottom, width - x0)
    if turn == 2:
        return Box(box.page, width - x1, height - bottom, width - x0, height - top)
    if turn == 3:
        return Box(box.page, height - bottom, x0, height - top, x1)
    return box


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """Place every character of a text on its page.

    The text is a sequence of printed lines. `starts` holds the offset at which each begins, `line_pages` its page,
    `tops` and `bottoms` its height, `rights` where it ends and `lefts` the left edge of its column. `xs` holds for
    every character where it begins; a character ends where the next of its line begins. `turns` holds page, turn,
    width and height of each page that was turned to be read.
    """

    pages: int
    starts: array[int]
    line_pages: array[int]
    tops: array[float]
    bottoms: array[float]
    rights: array[float]
    lefts: array[float]
    xs: array[float]
    turns: array[float]

    def _line(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)

    def page(self, offset: int) -> int:
        """Return the page of a character, counting from 1."""
        return self.line_pages[self._line(offset)] if len(self.starts) else 1

    def indent(self, offset: int) -> float:
        """Return the distance of the character's line from the left edge of its column, in points."""
        if not len(self.starts):
            return 0.0
        k = self._line(offset)
        return self.xs[self.starts[k]] - self.lefts[k]

    def boxes(self, start: int, end: int) -> Sequence[Box]:
        """Return one box for each printed line the run touches, no wider than its words on that line."""
        end = min(end, len(self.xs))
        found: list[Box] = []
        if start >= end:
            return found
        for k in range(self._line(start), len(self.starts)):
            first = self.starts[k]
            if first >= end:
                break
            limit = self.starts[k + 1] if k + 1 < len(self.starts) else len(self.xs)
            a, b = max(start, first), min(end, limit)
            x0 = self.xs[a]
            x1 = self.xs[b] if b < limit else self.rights[k]
            if x1 - x0 > 0.01:
                found.append(self._shown(Box(self.line_pages[k], x0, self.tops[k], x1, self.bottoms[k])))
        return found

    def _shown(self, box: Box) -> Box:
        for k in range(0, len(self.turns), 4):
            if self.turns[k] == box.page:
                return as_printed(box, int(self.turns[k + 1]), self.turns[k + 2], self.turns[k + 3])
        return box

    def to_bytes(self) -> bytes:
        """Return the geometry as compressed bytes, the same on every machine."""
        parts = [_HEADER.pack(_MAGIC, self.pages, len(self.starts), len(self.xs), len(self.turns))]
        places = (self.tops, self.bottoms, self.rights, self.lefts, self.xs, self.turns)
        for part in (self.starts, self.line_pages, *places):
            plain = part[:]
            if sys.byteorder == "big":
                plain.byteswap()
            parts.append(plain.tobytes())
        return zlib.compress(b"".join(parts), 6)

    @classmethod
    def from_bytes(cls, data: bytes) -> PageGeometry:
        """Return the geometry that `to_bytes` wrote; ValueError when the bytes are something else."""
        try:
            plain = zlib.decompress(data)
            magic, pages, lines, chars, turned = _HEADER.unpack_from(plain)
        except (zlib.error, struct.error) as error:
            raise ValueError("these bytes are not the geometry of a text") from error
        if magic != _MAGIC or len(plain) != _HEADER.size + 4 * (6 * lines + chars + turned):
            raise ValueError("these bytes are not the geometry of a text")
        body = memoryview(plain)[_HEADER.size :]
        ints: list[array[int]] = [array("I"), array("I")]
        floats: list[array[float]] = [array("f") for _ in range(6)]
        for k, whole in enumerate(ints):
            _fill(whole, body[4 * k * lines :], lines)
        for k, part in enumerate(floats):
            start = (k + 2) * lines if k < 5 else 6 * lines + chars
            _fill(part, body[4 * start :], lines if k < 4 else chars if k == 4 else turned)
        starts, line_pages = ints
        return cls(pages, starts, line_pages, *floats)


def _fill(part: array[int] | array[float], data: memoryview, count: int) -> None:
    part.frombytes(data[: 4 * count])
    if sys.byteorder == "big":
        part.byteswap()
