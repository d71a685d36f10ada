"""Blocks set into rows: every row is a height and the pieces of text that stand on or hang from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.render.fonts import family
from corpus.render.inline import Span, plain, read_spans
from corpus.render.layouts import Layout
from corpus.render.lines import Line, Type, break_lines
from corpus.render.source import Block, Head, Source

_LABEL = re.compile(
    r"^(?:\(\w{1,6}\)|[0-9]{1,3}(?:\.[0-9]+)+|[0-9]{1,2}[°.)]|[a-z]\)|\u2013|\u2022)(?=\s)", re.IGNORECASE
)
_NUMBER = re.compile(r"^[\u201c\"]?(\d+[A-Z]*)\.?(?=\s|\u2014|\u2013|\()")


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold spans set from `x` (points from the column's left), `drop` points below the row's baseline."""

    x: float
    spans: tuple[Span, ...]
    type: Type
    stretch: float = 0.0
    drop: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row: its height, its pieces, the footnote labels called on it, and a rule drawn above it."""

    height: float
    pieces: tuple[Piece, ...] = ()
    calls: tuple[str, ...] = ()
    rule: float = 0.0
    depth_below: float = 0.0


@dataclass(frozen=True, slots=True)
class Stack:
    """Hold the rows of one block; `keep` ties it to the next one, `entry` names its line in the contents."""

    rows: tuple[Row, ...]
    before: float = 0.0
    keep: bool = False
    entry: str = ""
    page_break: bool = False


Setter = Callable[[Block, float], tuple[Row, ...]]


class Composer:
    """Set the blocks of one source in one layout."""

    def __init__(self, source: Source, layout: Layout, hyphenation: Mapping[str, tuple[int, ...]]) -> None:
        self.head: Head = source.head
        self.layout = layout
        self.hyphenation = hyphenation
        self.blocks = tuple(block for block in source.blocks if block.kind != "footnote")
        self.footnotes = {block.label: block for block in source.blocks if block.kind == "footnote"}
        self.type = Type(family(layout.family), layout.size)

    def stacks(self, pages: Mapping[str, int]) -> Iterator[Stack]:
        """Yield the stacks of the whole source; `pages` gives the printed page of each contents entry."""
        note: Block | None = None
        for block in self.blocks:
            if block.kind == "note":
                if note is not None:
                    yield self._lone_heading(note)
                note = block
                continue
            if block.kind == "contents":
                yield from self._contents(pages)
                continue
            yield from self._with_note(block, note)
            note = None

    def footnote(self, label: str, width: float) -> tuple[Row, ...]:
        """Set one footnote, its label raised."""
        small = Type(self.type.fonts, self.layout.size * 0.8)
        spans = (Span(label, raised=True), Span(" "), *read_spans(self.footnotes[label].text))
        return self._rows(spans, small, width, leading=self.layout.leading * 0.82)

    def _with_note(self, block: Block, note: Block | None) -> Iterator[Stack]:
        """Set a block with the note before it: above, run in, or in the margin of its first row."""
        if note is None:
            yield self._stack(block)
            return
        entry = _entry(note, block)
        if self.layout.notes == "run-in":
            yield replace(self._stack(_run_in(block, note)), entry=entry, before=self.layout.paragraph_gap * 2)
        elif self.layout.notes == "above":
            yield replace(self._lone_heading(note), entry=entry)
            yield self._stack(block)
        else:
            yield replace(self._beside_margin(block, note), entry=entry)

    def _lone_heading(self, note: Block) -> Stack:
        """Set a note as a heading tied to what follows it."""
        rows = self._both(note, self._heading)
        return Stack(rows, self.layout.leading * 0.9, keep=True, entry=_entry(note, note))

    def _heading(self, note: Block, width: float) -> tuple[Row, ...]:
        """Set a note as a bold heading of its own."""
        return self._rows(read_spans(note.text, bold=True), self.type, width, justify=False)

    def _beside_margin(self, block: Block, note: Block) -> Stack:
        """Hang the note, in small type, from the block's first row."""
        layout = self.layout
        small = Type(self.type.fonts, layout.note_size)
        leading = layout.note_size * 1.18
        x = -layout.note_width - 12 if layout.notes == "left" else layout.column_width + 12
        spans = read_spans(note.text, bold=layout.note_bold)
        lines = break_lines(spans, small, (layout.note_width, layout.note_width), {})
        hung = tuple(Piece(x, line.spans, small, 0.0, leading * at) for at, line in enumerate(lines))
        stack = self._stack(block)
        first = replace(stack.rows[0], pieces=stack.rows[0].pieces + hung, depth_below=leading * len(hung))
        return replace(stack, rows=(first, *stack.rows[1:]), before=layout.paragraph_gap * 2)

    def _stack(self, block: Block) -> Stack:
        """Set one block by its kind."""
        layout = self.layout
        if block.kind == "break":
            return Stack((), page_break=True)
        if block.kind == "rule":
            return Stack((Row(layout.leading, rule=layout.column_width / 3),), layout.paragraph_gap)
        if block.kind == "table":
            return Stack(self._table(block), 0.0 if block.label != "first" else layout.paragraph_gap)
        gap = {"title": 10, "part": 12, "subheading": 8}.get(block.kind, layout.paragraph_gap)
        heading = block.kind in ("title", "part", "subheading", "centred")
        entry = plain(block.text) if block.kind == "part" else ""
        return Stack(self._both(block, self._side), gap, keep=heading or _leads(block), entry=entry)

    def _both(self, block: Block, setter: Setter) -> tuple[Row, ...]:
        """Set a block, or its two languages side by side on shared baselines."""
        width = self.layout.column_width
        if block.beside is None:
            return setter(block, width)
        half = (width - self.layout.gutter) / 2
        left = setter(replace(block, beside=None), half)
        right = _shifted(setter(block.beside, half), half + self.layout.gutter)
        empty = Row(self.layout.leading)
        return tuple(
            Row(max(one.height, two.height), one.pieces + two.pieces, one.calls + two.calls)
            for one, two in zip_longest(left, right, fillvalue=empty)
        )

    def _side(self, block: Block, width: float) -> tuple[Row, ...]:
        """Set one language of a block in the width given."""
        layout = self.layout
        sizes = {"title": 1.35, "part": 1.05}
        kind = Type(self.type.fonts, layout.size * sizes.get(block.kind, 1.0))
        spans = read_spans(block.text, bold=block.kind == "title", italic=block.kind == "subheading")
        if block.kind == "right":
            return self._rows(spans, kind, width, justify=False, align=1.0)
        if block.kind != "text":
            return self._rows(spans, kind, width, leading=kind.size * 1.25, justify=False, align=0.5)
        return self._paragraph(block, spans, width)

    def _paragraph(self, block: Block, spans: tuple[Span, ...], width: float) -> tuple[Row, ...]:
        """Set running text at its depth; a leading label hangs to the left of the text."""
        step = self.layout.indent
        left = block.depth * step
        label = _LABEL.match(block.text) if block.depth else None
        if label is None:
            first = self.layout.first_indent if block.depth == 0 and not _NUMBER.match(block.text) else 0.0
            return self._rows(spans, self.type, width - left, x=left, first=first)
        rest = (spans[0].with_text(spans[0].text[label.end() :].lstrip()), *spans[1:])
        hang = max(step, self.type.width(Span(label[0])) + 5)
        rows = self._rows(rest, self.type, width - left - hang, x=left + hang)
        tag = Piece(left, (Span(label[0] + " "),), self.type)
        return (replace(rows[0], pieces=(tag, *rows[0].pieces)), *rows[1:])

    def _rows(
        self,
        spans: Sequence[Span],
        kind: Type,
        width: float,
        *,
        x: float = 0.0,
        first: float = 0.0,
        leading: float | None = None,
        justify: bool | None = None,
        align: float = 0.0,
    ) -> tuple[Row, ...]:
        """Break spans into rows; `align` is 0 for left, 0.5 for centre, 1 for right."""
        full = self.layout.justify if justify is None else justify
        points = self.hyphenation if full else {}
        lines = break_lines(spans, kind, (width - first, width), points)
        rows = []
        for at, line in enumerate(lines):
            room = width - (0.0 if at else first)
            stretch = (room - line.width) / line.spaces if full and line.spaces and not line.last else 0.0
            start = x + (0.0 if at else first) + (room - line.width) * align
            piece = Piece(start, line.spans, kind, stretch)
            rows.append(Row(leading or self.layout.leading, (piece,), _calls(line)))
        return tuple(rows)

    def _table(self, block: Block) -> tuple[Row, ...]:
        """Set one table row: cells of equal width except the first, which is a fifth of the whole."""
        cells = [cell.strip() for cell in block.text.split("|")]
        total = self.layout.column_width
        widths = [total * 0.2, *([total * 0.8 / max(len(cells) - 1, 1)] * (len(cells) - 1))]
        rows: tuple[Row, ...] = ()
        x = 0.0
        for cell, width in zip(cells, widths, strict=True):
            made = self._rows(read_spans(cell), self.type, width - 8, x=x + 2, justify=False)
            rows = tuple(
                Row(self.layout.leading, one.pieces + two.pieces, one.calls + two.calls)
                for one, two in zip_longest(rows, made, fillvalue=Row(self.layout.leading))
            )
            x += width
        foot = (Row(self.layout.paragraph_gap + 2, rule=total),) if block.label == "last" else ()
        return (replace(rows[0], rule=total), *rows[1:], *foot)

    def _contents(self, pages: Mapping[str, int]) -> Iterator[Stack]:
        """Set the arrangement of sections: plain, or with dot leaders and page numbers."""
        width = self.layout.column_width
        note: Block | None = None
        for block in self.blocks:
            if block.kind == "part":
                rows = self._rows(read_spans(block.text), self.type, width, justify=False, align=0.5)
                yield Stack(rows, self.layout.paragraph_gap, keep=True)
            if note is not None and block.kind == "note":
                yield Stack(self._contents_rows(_entry(note, note), pages), 0.5)
            elif note is not None and _listed(note, block):
                yield Stack(self._contents_rows(_entry(note, block), pages), 0.5)
            note = block if block.kind == "note" else None

    def _contents_rows(self, entry: str, pages: Mapping[str, int]) -> tuple[Row, ...]:
        """Set one entry of the arrangement; a long title turns over under itself."""
        width = self.layout.column_width
        dotted = self.layout.contents == "dotted"
        number, _, title = entry.partition("\t")
        hang = 30.0 if number else 0.0
        rows = list(self._rows((Span(title),), self.type, width - hang - 40, x=hang, justify=False))
        if number:
            tag = Piece(4.0, (Span(f"{number}. "),), self.type)
            rows[0] = replace(rows[0], pieces=(tag, *rows[0].pieces))
        if dotted:
            page = str(pages.get(entry, 0))
            last = rows[-1].pieces[-1]
            start = last.x + sum(map(self.type.width, last.spans))
            dots = int((width - start - 26) / self.type.width(Span(" ."))) * " ."
            right = width - self.type.width(Span(page))
            leader = Piece(start, (Span(dots + " "),), self.type)
            rows[-1] = replace(rows[-1], pieces=(*rows[-1].pieces, leader, Piece(right, (Span(page),), self.type)))
        return tuple(rows)


def _entry(note: Block, block: Block) -> str:
    """Name a section in the contents: its number, a tab, and its note; a lone note is named by itself."""
    number = None if block is note else _NUMBER.match(plain(block.text))
    return f"{number[1] if number else ''}\t{plain(note.text).rstrip('.')}"


def _listed(note: Block, block: Block) -> bool:
    """Tell whether a note is listed in the contents: it or its section is numbered."""
    return bool(_NUMBER.match(plain(block.text)) or re.search(r"\d", note.text))


def _run_in(block: Block, note: Block) -> Block:
    """Set the note in bold after the section's number: `3. Interpretation.—(1) ...`."""
    number = _NUMBER.match(block.text)
    if number is None:
        return replace(block, text=f"**{note.text}**\u2014{block.text}")
    rest = block.text[number.end() :].lstrip(" .\u2014")
    return replace(block, text=f"**{number[1]}. {note.text}**\u2014{rest}")


def _leads(block: Block) -> bool:
    """Tell whether a paragraph opens a list or is a bold heading, to be kept with what follows."""
    return block.text.rstrip().endswith(("\u2014", ":", "\u2013", "**"))


def _calls(line: Line) -> tuple[str, ...]:
    """List the footnotes called on a line."""
    return tuple(span.text for span in line.spans if span.raised)


def _shifted(rows: Sequence[Row], by: float) -> tuple[Row, ...]:
    """Move rows to the right."""
    return tuple(replace(row, pieces=tuple(replace(piece, x=piece.x + by) for piece in row.pieces)) for row in rows)
