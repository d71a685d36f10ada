"""Paragraphs: which printed lines continue one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.sheet import BOLD

Role = Literal["text", "footnote", "note"]
_MARKER = re.compile(
    r"""(?:
        [(\[]\s?(?:\d{1,3}[A-Za-z]{0,2}|[A-Za-z]{1,2}|[ivxlcdmIVXLCDM]{1,7})\s?[)\]]   # (1) (a) (iv)
      | \d{1,4}[A-Z]{0,3}(?:[.\-]\d{1,3})*\s?[.)°º](?=\s|[—–\-(“"]|$)                    # 1. 12A. 3) 1°
      | \d{1,4}[A-Z]{0,3}(?:\.\d{1,3})*\s(?=[(“"A-ZÀ-Ý])                                 # 12 The
      | [A-Za-z]\s?[.)](?=\s)                                                            # a) A.
      | [ivxIVX]{1,6}\s?[.)](?=\s)
      | [•●▪■◦‣·*–—-](?=\s)
      | §\s?\d | (?:F?\d{1,3})?\[\s?(?:[(\d])
    )""",
    re.VERBOSE,
)
_DIVISION_WORD = re.compile(
    r"(?:(?:sub)?section|article|art\.|part|chapter|schedule|division|title|annex|appendix|rule|regulation|clause"
    r"|partie|titre|livre|chapitre|annexe|artículo|artigo|capítulo|título|ingingo|umutwe|icyiciro)\s",
    re.IGNORECASE,
)
_END = (".", ";", ":", "—", "–", "!", "?", ".”", ";”", '."', ".)", "]", "-", ":-")
_LINKED = re.compile(r"[;,]\s\w{1,4}$")  # "; and", ", or", "; ou"
_LEADER_END = re.compile(r"(?:(?:\.\s?){4,}|…{1,}\.*)\s*(?:\d{1,4}|[ivxlc]{1,7})$")
_OPEN_QUOTE = ("“", '"', "‘", "«", "„")
# "Ingingo ya 46:", "Artículo 5.-": a capital, at most three words, and a number that a stop follows.
_NUMBERED_WORD = re.compile(r"[^\W\d_]{3,}(?:\s\w{1,4}){0,2}\s(?:\d{1,4}|[IVXLC]{1,6})\s?[:.—–]")
_NUMBER_AFTER = re.compile(r"^[\s(\[]*[\dIVXLCivxlc(]")


@dataclass(slots=True)
class Paragraph:
    """Hold the lines of one paragraph, in order; `notes` are paragraphs to be placed before it."""

    lines: list[Line]
    role: Role = "text"
    heading: bool = False


@dataclass(slots=True)
class Habit:
    """Remember how a document is set: the usual size of letters, and the distance between lines for each size."""

    size: float
    leading: dict[int, float] = field(default_factory=dict)

    def pitch(self, size: float) -> float:
        """Return the usual distance from line to line for letters of a size."""
        return self.leading.get(round(size * 2), 1.2 * size)


def habit_of(flow: Sequence[Line]) -> Habit:
    """Return the usual letter size (weighed by characters) and line distances of a flow of lines."""
    sizes: Counter[int] = Counter()
    steps: dict[int, Counter[int]] = {}
    for a, b in pairwise(flow):
        key = round(a.size * 2)
        sizes[key] += len(a.text)
        step = b.base - a.base
        near = a.page == b.page and round(b.size * 2) == key and 0.8 * a.size < step < 2.2 * a.size
        # Only lines that fill the column say how far apart the lines of one paragraph stand.
        if near and a.x1 > a.right - 3 * a.size:
            steps.setdefault(key, Counter())[round(step * 4)] += 1
    size = sizes.most_common(1)[0][0] / 2 if sizes else (flow[0].size if flow else 10.0)
    leading: dict[int, float] = {}
    for key, counted in steps.items():
        best = max(counted.items(), key=lambda kv: (kv[1], -kv[0]))[0]
        leading[key] = best / 4
    return Habit(size, leading)


def build_paragraphs(flow: Sequence[Line], habit: Habit, cut: frozenset[int] = frozenset()) -> list[Paragraph]:
    """Return the paragraphs of a flow of lines.

    Neighbouring lines are one paragraph unless something says otherwise: more white between them than between the
    lines of a paragraph, an end of line that left room for the next word, a list marker, another indent, another
    size or weight of letters. `cut` names the lines after which a footnote was taken out.
    """
    paragraphs: list[Paragraph] = []
    rights = _right_edges(flow)
    for k, line in enumerate(flow):
        if paragraphs and _continues(paragraphs[-1].lines, line, habit, rights[k - 1], k - 1 in cut):
            paragraphs[-1].lines.append(line)
        else:
            paragraphs.append(Paragraph([line]))
    return paragraphs


def _right_edges(flow: Sequence[Line]) -> list[float]:
    """Return for each line the right edge of the block it stands in.

    Lines of a block that is set narrower than its column end together, short of the column's edge; where neighbours
    do so twice within a point and a half, that is the edge.
    """
    edges: list[float] = []
    for k, line in enumerate(flow):
        edge = line.right
        if line.x1 < line.right - 1.5 * line.size:
            near = [
                o.x1 for o in flow[max(0, k - 4) : k + 5]
                if o.page == line.page and abs(o.size - line.size) < 0.3 and o.left == line.left
            ]  # fmt: skip
            top = max(near)
            if sum(1 for x in near if abs(x - top) < 1.5) >= 3 and top < line.right:
                edge = top
        edges.append(edge)
    return edges


def _continues(paragraph: Sequence[Line], line: Line, habit: Habit, right: float, cut: bool) -> bool:
    last, first = paragraph[-1], paragraph[0]
    if last.cell or line.cell:
        return bool(last.cell and line.cell and last.cell[:2] == line.cell[:2] and last.page == line.page)
    same_page = last.page == line.page and last.left == line.left and line.base > last.base
    if same_page and _parted(paragraph, line, habit) and not (cut and _runs_on(last, line)):
        return False
    if _broken_word(last, line):
        return True
    if abs(last.size - line.size) > 0.08 * max(last.size, line.size):
        return False
    if _weight_changes(paragraph, line, right):
        return False
    if _heading_ends(paragraph, line, right):
        return False
    room = right - last.x1
    if _title_goes_on(last, line, habit):
        return True
    if last.centred and line.centred:
        if last.bold != line.bold or _starts_division(line.text):
            return False
        room = (last.right - last.left) - (last.x1 - last.x0)
    if len(paragraph) == 1 and _set_right(last) and line.x0 - line.left < last.x0 - last.left - 3 * line.size:
        return False
    if _LEADER_END.search(last.text):
        return False
    if not _full(last, line, room) and not (_runs_on(last, line) and (cut or _ragged(paragraph, line, room))):
        return False
    return not _new_item(paragraph, line) and not _new_indent(paragraph, line, first)


def _heading_ends(paragraph: Sequence[Line], line: Line, right: float) -> bool:
    """Return whether a short centred heading is followed by a line that is not centred."""
    last = paragraph[-1]
    apart = last.centred and not line.centred and (last.bold or line.bold or last.text.isupper())
    return apart and len(paragraph) < 3 and last.x1 < right - 2 * last.size


def _set_right(line: Line) -> bool:
    """Return whether a line is set against the right edge (a date of assent, the name of a minister)."""
    return line.x0 - line.left > 0.4 * (line.right - line.left) and line.right - line.x1 < line.size


def _title_goes_on(last: Line, line: Line, habit: Habit) -> bool:
    """Return whether two lines in large letters, close together, are one title that was broken for balance."""
    if last.size < 1.15 * habit.size or last.bold != line.bold or last.page != line.page:
        return False
    wide = last.x1 - last.x0 > 0.4 * (last.right - last.left)
    return wide and line.base - last.base < 1.4 * last.size and not _starts_division(line.text + " ")


def _parted(paragraph: Sequence[Line], line: Line, habit: Habit) -> bool:
    """Return whether more white stands between two lines than between the lines of a paragraph.

    A sentence that plainly runs on (no stop before, a small letter after) may be set wider than the document.
    """
    last = paragraph[-1]
    pitch = habit.pitch(last.size)
    if len(paragraph) > 1 and paragraph[-2].page == last.page:
        pitch = max(pitch, last.base - paragraph[-2].base)
    step = line.base - last.base
    return step > (1.7 * pitch if _runs_on(last, line) else pitch + max(0.9, 0.08 * pitch))


def _weight_changes(paragraph: Sequence[Line], line: Line, right: float) -> bool:
    """Return whether a bold heading ends, or begins, between two lines."""
    last = paragraph[-1]
    if last.bold == line.bold:
        return False
    if last.bold and all(p.bold for p in paragraph):
        return not (line.text[:1].islower() and last.x1 > right - 4 * last.size and not line.bold)
    plain = not last.sheet.style[last.spans[-1].end - 1] & BOLD
    return line.bold and (last.text.endswith((")", "]", *_END)) or (plain and line.text[:1].isupper()))


def _opens_bold(line: Line) -> bool:
    """Return whether a line begins with bold words and goes on in plain ones: a defined term, a run-in heading."""
    first = line.spans[0]
    return not line.bold and bool(line.sheet.style[first.start] & BOLD)


def _starts_division(text: str) -> bool:
    if text[:1].isupper() and _NUMBERED_WORD.match(text):
        return True
    word = _DIVISION_WORD.match(text)
    return word is not None and text[:1].isupper() and bool(_NUMBER_AFTER.match(text[word.end() :]))


def _ended(text: str) -> bool:
    return text.rstrip().endswith(_END)


def _broken_word(last: Line, line: Line) -> bool:
    """Return whether a word is divided between two lines of the same letters."""
    if not (last.text.endswith(("-", "\xad")) and last.text[-2:-1].isalpha() and line.text[:1].islower()):
        return False
    return abs(last.size - line.size) < 0.1 * last.size


def _full(last: Line, line: Line, room: float) -> bool:
    """Return whether the last line was full: the first word of the next would not have found room on it."""
    first = line.spans[0]
    length = min(len(line.text.split(" ", 1)[0]), first.end - first.start)
    width = float(line.sheet.x1[first.start + length - 1]) - first.x0
    return room < width + 0.15 * last.size


def _ragged(paragraph: Sequence[Line], line: Line, room: float) -> bool:
    """Return whether a line that left room may still go on below: a little room, and no step back to the left."""
    last = paragraph[-1]
    indented = len(paragraph) == 1 and not _MARKER.match(last.text)
    return room < 0.12 * (last.right - last.left) and (indented or line.x0 - line.left > last.x0 - last.left - 1)


def _runs_on(last: Line, line: Line) -> bool:
    """Return whether a sentence plainly goes on from line to line: no stop before, a small letter after."""
    return line.text[:1].islower() and not _ended(last.text) and not _MARKER.match(line.text)


def _new_item(paragraph: Sequence[Line], line: Line) -> bool:
    """Return whether a line opens a list item or provision rather than continuing with a reference in brackets."""
    text = line.text
    if _opens_bold(line) and paragraph[-1].text.endswith((")", "]", *_END)):
        return True
    last = paragraph[-1]
    division = _starts_division(text)
    if not (_MARKER.match(text) or division):
        return text.startswith(_OPEN_QUOTE) and _ended(last.text) and line.x0 - last.x0 > -1
    if _ended(last.text) or _LINKED.search(last.text) or last.text.isupper():
        return True
    # No stop before it: a reference ("under\nsubsection (1)"), unless the line is set where no line of the
    # paragraph is.
    if division or abs(line.x0 - line.left - (_hanging(paragraph[0]) - paragraph[0].left)) < 1.5:
        return False
    shift = (line.x0 - line.left) - (last.x0 - last.left)
    return shift > 0.5 * line.size or (len(paragraph) > 1 and shift < -0.5 * line.size)


def _hanging(first: Line) -> float:
    """Return where the words after a paragraph's list marker begin, the start of its line when it has none."""
    marker = _MARKER.match(first.text)
    if not marker:
        return first.x0
    at = marker.end() + len(first.text[marker.end() :]) - len(first.text[marker.end() :].lstrip())
    for span in first.spans:
        if at < span.end - span.start:
            return float(first.sheet.x0[span.start + at])
        at -= span.end - span.start
        at -= 1 if at > 0 else 0
    return first.x0


def _new_indent(paragraph: Sequence[Line], line: Line, first: Line) -> bool:
    last = paragraph[-1]
    shift = (line.x0 - line.left) - (last.x0 - last.left)
    tolerance = 0.6 * line.size
    if len(paragraph) == 1:
        if abs(shift) <= tolerance or shift < 0:
            return shift < -tolerance and _ended(last.text) and bool(_MARKER.match(last.text))
        return not _MARKER.match(last.text) and _ended(last.text)
    return abs(shift) > tolerance
