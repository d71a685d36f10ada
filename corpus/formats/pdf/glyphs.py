"""The drawn characters of a page: where each stands and how it is set."""

from __future__ import annotations

import ctypes
import re
from collections import deque
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from corpus.formats.pdf import pdfium

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]

BOLD = 1
ITALIC = 2
RAISED = 4

_BOLD_NAME = re.compile(r"bold|black|heavy|demi(?!sans)|(?<![a-z])bd(?![a-z])|gras|fett", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"(?i:ital|obli|slant|kursiv|-it\b)|(?<=[a-z])It\b")
_FLAG_ITALIC = 1 << 6
_FLAG_FORCE_BOLD = 1 << 18
_SPACES = np.array(
    [9, 10, 11, 12, 13, 32, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF],
    dtype=np.int32,
)
# Bullets and signs that symbol fonts keep in the private use area.
_SYMBOLS = {
    0xF0B7: 0x2022,
    0xF0A7: 0x25AA,
    0xF0A8: 0x25AA,
    0xF02D: 0x2D,
    0xF0D8: 0x2022,
    0xF0FC: 0x2713,
    0xF06F: 0x2022,
}
_HYPHENS = np.array([0x02, 0xFFFE, 0x2010, 0x2011], dtype=np.int32)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


_ARRAYS = ("code", "x0", "x1", "base", "size", "style", "turn", "spaced")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Hold the drawn characters of one page, in the order of the content stream, spaces left out.

    Coordinates are points from the top left corner of the page as it is shown; `base` is the base line. `spaced` says
    whether white space stands before the character; `turn` is the direction of writing in quarter turns (0 to 3), 4
    for any other angle. `style` holds BOLD and ITALIC bits.
    """

    code: Ints
    x0: Floats
    x1: Floats
    base: Floats
    size: Floats
    style: NDArray[np.uint8]
    turn: NDArray[np.uint8]
    spaced: Bools

    def __len__(self) -> int:
        return len(self.code)


@dataclass(slots=True)
class FontBook:
    """Remember what each font of a document looks like, by the address pdfium gives it."""

    styles: dict[int, int] = field(default_factory=dict)

    def style(self, font: int, text_page: int, index: int) -> int:
        """Return the style bits of a font, asking pdfium about the character at `index` the first time."""
        known = self.styles.get(font)
        if known is None:
            buffer = ctypes.create_string_buffer(256)
            flags = ctypes.c_int(0)
            pdfium.char_font(text_page, index, ctypes.addressof(buffer), 256, ctypes.addressof(flags))
            name = buffer.value.decode("utf-8", "replace")
            known = _named_style(name, flags.value, pdfium.char_weight(text_page, index))
            self.styles[font] = known
        return known


@lru_cache(maxsize=512)
def _named_style(name: str, flags: int, weight: int) -> int:
    """Return the style bits that a font's name, flags and weight speak for."""
    bare = name.split("+", 1)[-1]
    bold = bool(_BOLD_NAME.search(bare)) or bool(flags & _FLAG_FORCE_BOLD) or 600 <= weight <= 1000
    italic = bool(_ITALIC_NAME.search(bare)) or bool(flags & _FLAG_ITALIC)
    return (BOLD if bold else 0) | (ITALIC if italic else 0)


@dataclass(frozen=True, slots=True)
class View:
    """Carry a page from its own coordinates to those of the page as shown (crop box and rotation applied)."""

    width: float
    height: float
    ax: float
    bx: float
    cx: float
    ay: float
    by: float
    cy: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page's own coordinates is shown."""
        return self.ax * x + self.bx * y + self.cx, self.ay * x + self.by * y + self.cy

    def turned(self, turn: int) -> View:
        """Return the view in which writing that runs in this direction (quarter turns, 0 to 3) lies upright."""
        w, h = self.width, self.height
        if turn == 1:  # upwards
            return View(h, w, -self.ay, -self.by, h - self.cy, self.ax, self.bx, self.cx)
        if turn == 2:  # upside down
            return View(w, h, -self.ax, -self.bx, w - self.cx, -self.ay, -self.by, h - self.cy)
        if turn == 3:  # downwards
            return View(h, w, self.ay, self.by, self.cy, -self.ax, -self.bx, w - self.cx)
        return self


def view_of(page: int) -> View:
    """Return how a page (a pdfium handle) is shown."""
    width, height = float(pdfium.page_width(page)), float(pdfium.page_height(page))
    scale = 1000 if max(width, height) < 1e6 else 1
    corners = []
    for x, y in ((0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)):
        dx, dy = ctypes.c_int(0), ctypes.c_int(0)
        size = (int(width * scale), int(height * scale))
        pdfium.page_to_device(page, 0, 0, *size, 0, x, y, ctypes.addressof(dx), ctypes.addressof(dy))
        corners.append((dx.value / scale, dy.value / scale))
    (ox, oy), (rx, ry), (ux, uy) = corners
    return View(
        width, height, (rx - ox) / 1000, (ux - ox) / 1000, ox, (ry - oy) / 1000, (uy - oy) / 1000, oy
    )  # fmt: skip


def _codes(text_page: int, count: int) -> Ints:
    """Return the Unicode value of each character; surrogate pairs are asked for one by one."""
    buffer = (ctypes.c_uint16 * (count + 1))()
    written = pdfium.text(text_page, 0, count, ctypes.addressof(buffer))
    codes: Ints = np.frombuffer(memoryview(buffer), dtype=np.uint16, count=count).astype(np.int32)
    if written - 1 != count or bool(((codes >= 0xD800) & (codes < 0xE000)).any()):
        wide = np.fromiter(map(pdfium.unicode_of, repeat(text_page), range(count)), dtype=np.int64, count=count)
        codes = np.where(wide > 0x10FFFF, 0xFFFD, wide).astype(np.int32)
    return codes


def read_glyphs(page: int, view: View, fonts: FontBook) -> tuple[Glyphs | None, int]:
    """Return the drawn characters of a page (a pdfium handle), None when it has none, and the turn of the page.

    A page that is mostly written sideways is turned: its characters are placed as in `view.turned(turn)`.
    """
    text_page = pdfium.load_text(page)
    if not text_page:
        return None, 0
    try:
        count = pdfium.count_chars(text_page)
        glyphs = _drawn(text_page, count, view, fonts) if count > 0 else None
        turn = _main_turn(glyphs) if glyphs else 0
        return (_drawn(text_page, count, view.turned(turn), fonts), turn) if turn else (glyphs, 0)
    finally:
        pdfium.close_text(text_page)


def _main_turn(glyphs: Glyphs) -> int:
    counts = np.bincount(glyphs.turn, minlength=5)[:4]
    main = int(counts.argmax())
    return main if counts[main] > 0.6 * len(glyphs) else 0


def _drawn(text_page: int, count: int, view: View, fonts: FontBook) -> Glyphs | None:
    codes = _codes(text_page, count)
    space = np.isin(codes, _SPACES)
    kept = np.flatnonzero(~space & ((codes > 32) | (codes == 2)))
    if not len(kept):
        return None
    rects = (raw.FS_RECTF * count)()
    base = ctypes.addressof(rects)
    deque(map(pdfium.loose_box, repeat(text_page), range(count), range(base, base + 16 * count, 16)), maxlen=0)
    boxes = np.frombuffer(memoryview(rects), dtype=np.float32).reshape(count, 4)[kept]
    objects = np.fromiter(map(pdfium.text_object, repeat(text_page), kept.tolist()), dtype=np.uint64, count=len(kept))
    change = np.flatnonzero(objects[1:] != objects[:-1]) + 1
    firsts = np.concatenate(([0], change))
    lengths = np.diff(np.concatenate((firsts, [len(kept)])))
    sizes, bases, styles, turns = (
        np.repeat(a, lengths) for a in _settings(text_page, kept[firsts], objects[firsts], view, fonts)
    )
    left, top, right, bottom = (boxes[:, k] for k in range(4))
    xs = (view.ax * left + view.bx * bottom + view.cx, view.ax * right + view.bx * top + view.cx)
    blanks = np.cumsum(space & (codes != 10) & (codes != 13))[kept]  # pdfium adds line ends of its own
    glyphs = Glyphs(
        code=np.where(np.isin(codes[kept], _HYPHENS), 0x2D, codes[kept]).astype(np.int32),
        x0=np.minimum(*xs).astype(np.float32),
        x1=np.maximum(*xs).astype(np.float32),
        base=bases.astype(np.float32),
        size=sizes.astype(np.float32),
        style=styles.astype(np.uint8),
        turn=turns.astype(np.uint8),
        spaced=np.concatenate(([False], np.diff(blanks) > 0)),
    )
    return _plain(_without_soft(glyphs))


def _without_soft(glyphs: Glyphs) -> Glyphs:
    """Return the glyphs without soft hyphens inside a line.

    Some writers encode every hyphen as a soft one: where a page has no other hyphen, they are real. At the end of a
    line a soft hyphen is kept, for the paragraph to join the word.
    """
    soft = glyphs.code == 0xAD
    if not soft.any() or not (glyphs.code == 0x2D).any():
        return glyphs
    inside = np.concatenate((np.abs(np.diff(glyphs.base)) < 0.5 * glyphs.size[1:], [False])) & soft
    if not inside.any():
        return glyphs
    return Glyphs(*(getattr(glyphs, name)[~inside] for name in _ARRAYS))


def _settings(
    text_page: int, indices: NDArray[np.int64], objects: NDArray[np.uint64], view: View, fonts: FontBook
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """Return size, base line, style bits and direction of the text objects whose first characters are given."""
    where = indices.tolist()
    n = len(where)
    matrices = (ctypes.c_float * (6 * n))()
    m = ctypes.addressof(matrices)
    deque(map(pdfium.char_matrix, repeat(text_page), where, range(m, m + 24 * n, 24)), maxlen=0)
    matrix = np.frombuffer(memoryview(matrices), dtype=np.float32).reshape(n, 6).astype(np.float64)
    nominal = np.fromiter(map(pdfium.char_size, repeat(text_page), where), dtype=np.float64, count=n)
    size = np.abs(nominal) * np.hypot(matrix[:, 2], matrix[:, 3])
    size = np.where(np.isfinite(size) & (size > 0.1), np.minimum(size, 2000.0), 1.0)
    base = view.ay * matrix[:, 4] + view.by * matrix[:, 5] + view.cy  # the matrix ends with the object's origin
    base = np.where(np.isfinite(base), base, 0.0)
    # A character that pdfium made up has no object; it is never kept. Objects of one font share a handle.
    handles = np.fromiter(map(pdfium.object_font, objects.tolist()), dtype=np.uint64, count=n)
    known, first, which = np.unique(handles, return_index=True, return_inverse=True)
    looks = [fonts.style(int(h), text_page, where[k]) for h, k in zip(known.tolist(), first.tolist(), strict=True)]
    styles = np.array(looks, dtype=np.int64)[which]
    dx = view.ax * matrix[:, 0] + view.bx * matrix[:, 1]
    dy = view.ay * matrix[:, 0] + view.by * matrix[:, 1]
    angle = np.degrees(np.arctan2(-dy, dx)) % 360
    quarter = np.rint(angle / 90)
    turn = np.where(np.abs(angle - quarter * 90) < 3, quarter % 4, 4).astype(np.int64)
    skew = (turn == 0) & (matrix[:, 2] > 0.12 * np.abs(matrix[:, 3]))
    return size, base, styles | np.where(skew, ITALIC, 0), turn


def _plain(glyphs: Glyphs) -> Glyphs:
    """Return the glyphs with each ligature written as its letters, and known symbols as Unicode has them."""
    codes = glyphs.code
    for private in np.unique(codes[(codes >= 0xF020) & (codes <= 0xF0FF)]).tolist():
        codes[codes == private] = _SYMBOLS.get(private, private)
    found = np.flatnonzero((codes >= 0xFB00) & (codes <= 0xFB06))
    if not len(found):
        return glyphs
    times = np.ones(len(codes), dtype=np.int64)
    for i in found.tolist():
        times[i] = len(_LIGATURES[int(codes[i])])
    wide = {name: np.repeat(getattr(glyphs, name), times) for name in _ARRAYS}
    starts = np.cumsum(times) - times
    for i in found.tolist():
        letters, at = _LIGATURES[int(codes[i])], int(starts[i])
        x0, x1 = float(glyphs.x0[i]), float(glyphs.x1[i])
        for k, letter in enumerate(letters):
            wide["code"][at + k] = ord(letter)
            wide["x0"][at + k] = x0 + (x1 - x0) * k / len(letters)
            wide["x1"][at + k] = x0 + (x1 - x0) * (k + 1) / len(letters)
            wide["spaced"][at + k] = k == 0 and bool(glyphs.spaced[i])
    return Glyphs(**wide)
