"""Pages drawn to PDF bytes: invariant, undated and uncompressed, so that the same text gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from corpus.render.compose import Piece
from corpus.render.fonts import family
from corpus.render.inline import Span
from corpus.render.layouts import Layout
from corpus.render.lines import RAISED_SIZE, Type
from corpus.render.paginate import Page, Placed
from corpus.render.source import Head


def paint(pages: Sequence[Page], head: Head, layout: Layout) -> bytes:
    """Draw the pages of one instrument and return the PDF file."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=layout.paper, invariant=1, pageCompression=0, lang=head.language)
    canvas.setTitle(head.title)
    canvas.setAuthor("lexgap (fictional instrument)")
    for at, page in enumerate(pages):
        _Painter(canvas, head, layout, at).page(page)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class _Painter:
    """Draw one page."""

    def __init__(self, canvas: Canvas, head: Head, layout: Layout, at: int) -> None:
        self.canvas = canvas
        self.head = head
        self.layout = layout
        self.number = head.first_page + at
        self.first = at == 0
        self.even = self.number % 2 == 0
        left, _, right, _ = layout.margins
        self.left = right if self.even and layout.notes == "outer" else left

    def page(self, page: Page) -> None:
        """Draw running words, then text, footnotes and rules."""
        self._running()
        for placed in page.rows:
            self._row(placed)
        for placed in page.notes:
            self._row(placed)
        for column, top in page.note_rules:
            self._rule(self._x(column), top, 72)
        if self.layout.column_rule:
            x = self.left + self.layout.column_width + self.layout.gutter / 2
            top = self.layout.paper[1] - self.layout.margins[1]
            self.canvas.setLineWidth(0.4)
            self.canvas.line(x, top, x, self.layout.margins[3])
        if self.layout.line_numbers:
            self._line_numbers(page)

    def _x(self, column: int) -> float:
        """Give the left edge of a column."""
        return self.left + column * (self.layout.column_width + self.layout.gutter)

    def _y(self, top: float) -> float:
        """Turn points below the top of the text into points above the foot of the paper."""
        return self.layout.paper[1] - self.layout.margins[1] - top

    def _rule(self, x: float, top: float, width: float) -> None:
        """Draw a thin rule."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x, self._y(top), x + width, self._y(top))

    def _row(self, placed: Placed) -> None:
        """Draw the pieces of a row and the rule above it."""
        x = self._x(placed.column)
        row = placed.row
        if row.rule:
            middle = 0.0 if row.pieces else (self.layout.column_width - row.rule) / 2
            above = row.height - 3.4 if row.pieces else row.height * 0.5
            self._rule(x + middle, placed.top - above, row.rule)
        for piece in row.pieces:
            self._piece(self._mirrored(piece), x, self._y(placed.top))

    def _mirrored(self, piece: Piece) -> Piece:
        """Move a note of the outer margin to the left on an even page."""
        if not (self.layout.notes == "outer" and self.even and piece.x > self.layout.column_width):
            return piece
        return Piece(-self.layout.note_width - 12, piece.spans, piece.type, piece.stretch, piece.drop)

    def _piece(self, piece: Piece, x: float, y: float) -> None:
        """Draw spans one after another with the word space of a justified line."""
        text = self.canvas.beginText(x + piece.x, y - piece.drop)
        text.setWordSpace(piece.stretch)
        for span in piece.spans:
            size = piece.type.size
            text.setFont(piece.type.font(span), size * RAISED_SIZE if span.raised else size)
            text.setRise(size * 0.36 if span.raised else 0)
            text.textOut(span.text)
        text.setRise(0)
        self.canvas.drawText(text)

    def _running(self) -> None:
        """Draw the words at the head and foot of the page."""
        layout = self.layout
        words = {**self.head.running, "page": str(self.number), "title": self.head.title}
        if layout.head_on_first or not self.first:
            self._across([text.format(**words) for text in layout.heads[self.even]], layout.paper[1] - 44)
            if layout.head_rule:
                self.canvas.setLineWidth(0.6)
                self.canvas.line(self.left, layout.paper[1] - 49, self._end(), layout.paper[1] - 49)
        self._across([text.format(**words) for text in layout.feet[self.even]], 36)

    def _end(self) -> float:
        """Give the right edge of the text."""
        return self._x(self.layout.columns - 1) + self.layout.column_width

    def _across(self, words: Sequence[str], y: float) -> None:
        """Draw three texts at left, centre and right."""
        kind = Type(family(self.layout.family), self.layout.size * 0.88)
        for share, text in zip((0.0, 0.5, 1.0), words, strict=True):
            if text:
                span = Span(text, italic=share == 0.5)
                start = self.left + (self._end() - self.left - kind.width(span)) * share
                self._piece(Piece(start, (span,), kind), 0, y)

    def _line_numbers(self, page: Page) -> None:
        """Number every fifth printed line, or as the layout says, in the right margin."""
        kind = Type(family(self.layout.family), self.layout.size * 0.8)
        printed = [placed for placed in page.rows if placed.row.pieces]
        for count, placed in enumerate(printed, start=1):
            if count % self.layout.line_numbers == 0:
                self._piece(Piece(0, (Span(str(count)),), kind), self._end() + 16, self._y(placed.top))
