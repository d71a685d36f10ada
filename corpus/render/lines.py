"""Lines of justified text: words broken at spaces, at hyphens and at listed hyphenation points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth

from corpus.render.inline import Span

RAISED_SIZE = 0.62
_BREAK_AFTER = re.compile(r"(?<=\w\w[-\u2013\u2014])(?=\w)")
_EDGE = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Type:
    """Hold a typeface family (regular, bold, italic, bold italic font names) and a size in points."""

    fonts: tuple[str, str, str, str]
    size: float

    def font(self, span: Span) -> str:
        """Name the font of a span."""
        return self.fonts[(1 if span.bold else 0) + (2 if span.italic else 0)]

    def width(self, span: Span) -> float:
        """Measure a span in points."""
        size = self.size * RAISED_SIZE if span.raised else self.size
        return float(stringWidth(span.text, self.font(span), size))


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one set line: its spans, natural width and number of spaces; `last` ends a paragraph."""

    spans: tuple[Span, ...]
    width: float
    spaces: int
    last: bool


Word = tuple[Span, ...]


def read_hyphenation(path: Path) -> Mapping[str, tuple[int, ...]]:
    """Read words with hyphenation points, one a line (`ex-ploi-ta-tion`), as offsets into the bare word."""
    points: dict[str, tuple[int, ...]] = {}
    for word in path.read_text(encoding="utf-8").split():
        offsets, at = [], 0
        for syllable in word.split("-")[:-1]:
            at += len(syllable)
            offsets.append(at)
        points[word.replace("-", "")] = tuple(offsets)
    return points


def break_lines(
    spans: Sequence[Span],
    kind: Type,
    widths: tuple[float, float],
    hyphenation: Mapping[str, tuple[int, ...]],
) -> tuple[Line, ...]:
    """Break spans greedily into lines of the first and the following width, in points."""
    space = kind.width(Span(" "))
    queue = list(_words(spans))
    lines: list[Line] = []
    current: list[Word] = []
    used = 0.0
    while queue:
        room = widths[0] if not lines else widths[1]
        word = queue.pop(0)
        gap = space if current else 0.0
        size = sum(map(kind.width, word))
        if used + gap + size <= room:
            current.append(word)
            used += gap + size
            continue
        left = room - used - gap
        halves = _split(word, kind, left, hyphenation) if left > room * 0.045 or not current else None
        if halves is not None:
            current.append(halves[0])
            used += gap + sum(map(kind.width, halves[0]))
            queue.insert(0, halves[1])
        elif current:
            queue.insert(0, word)
        else:
            current.append(word)
            used = size
        lines.append(_line(current, used, last=False))
        current, used = [], 0.0
    if current:
        lines.append(_line(current, used, last=True))
    elif lines:
        final = lines.pop()
        lines.append(Line(final.spans, final.width, final.spaces, last=True))
    return tuple(lines)


def _words(spans: Sequence[Span]) -> Iterator[Word]:
    """Part spans at ordinary spaces; a no-break space stays inside its word."""
    word: list[Span] = []
    for span in spans:
        for index, part in enumerate(re.split(r"[ \n\t]+", span.text)):
            if index and word:
                yield tuple(word)
                word = []
            if part:
                word.append(span.with_text(part))
    if word:
        yield tuple(word)


def _split(word: Word, kind: Type, room: float, hyphenation: Mapping[str, tuple[int, ...]]) -> tuple[Word, Word] | None:
    """Split a word so that its first half, hyphen included, is as long as the room allows."""
    text = "".join(span.text for span in word)
    points = {match.start(): "" for match in _BREAK_AFTER.finditer(text)}
    edge = _EDGE.match(text)
    if edge is not None:
        start = len(edge[1])
        for offset in hyphenation.get(edge[2].lower(), ()):
            points.setdefault(start + offset, "-")
    for at in sorted(points, reverse=True):
        head, tail = _cut(word, at, points[at])
        if head and tail and sum(map(kind.width, head)) <= room:
            return head, tail
    return None


def _cut(word: Word, at: int, hyphen: str) -> tuple[Word, Word]:
    """Cut a word at an offset, putting the hyphen on the first half in its typeface."""
    head: list[Span] = []
    tail: list[Span] = []
    for span in word:
        first, second = span.text[: max(at, 0)], span.text[max(at, 0) :]
        if first:
            head.append(span.with_text(first))
        if second:
            tail.append(span.with_text(second))
        at -= len(span.text)
    if head and hyphen:
        head[-1] = head[-1].with_text(head[-1].text + hyphen)
    return tuple(head), tuple(tail)


def _line(words: Sequence[Word], width: float, *, last: bool) -> Line:
    """Join words by spaces, each space in the typeface of the word before it."""
    spans: list[Span] = []
    for index, word in enumerate(words):
        for place, span in enumerate(word):
            follows = place == len(word) - 1 and index < len(words) - 1
            if follows and span.raised:
                spans += [span, Span(" ")]
            else:
                spans.append(span.with_text(span.text + " ") if follows else span)
    return Line(tuple(_merged(spans)), width, len(words) - 1, last)


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """Join neighbouring spans of one typeface."""
    held: Span | None = None
    for span in spans:
        if held is not None and held.with_text("") == span.with_text("") and not span.raised:
            held = held.with_text(held.text + span.text)
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held
