"""Rows placed on pages: columns filled in order, footnotes at the foot of the column that calls them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.render.compose import Composer, Row, Stack
from corpus.render.layouts import Layout

_NOTE_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Hold a row and where it stands: column, and points from the top of the text to its baseline."""

    row: Row
    column: int
    top: float


@dataclass(slots=True)
class Page:
    """Hold the rows of one page, the rows of its footnotes, and the contents entries that begin on it."""

    rows: list[Placed] = field(default_factory=list)
    notes: list[Placed] = field(default_factory=list)
    note_rules: list[tuple[int, float]] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)


class Paginator:
    """Fill pages with stacks in order."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self.layout: Layout = composer.layout
        self.pages = [Page()]
        self.column = 0
        self.used = 0.0
        self.margin_used = 0.0
        self.noted: list[Row] = []

    def fill(self, stacks: Iterable[Stack]) -> list[Page]:
        """Place all stacks; stacks tied to their follower move with it."""
        tied: list[Stack] = []
        for stack in stacks:
            tied.append(stack)
            if not stack.keep:
                self._place(tied)
                tied = []
        self._place(tied)
        self._close_column()
        return self.pages

    def _place(self, tied: list[Stack]) -> None:
        """Place a chain of tied stacks, starting a new column when the chain's opening does not fit."""
        if not tied:
            return
        rows = [row for stack in tied for row in stack.rows]
        opening = rows[: len(rows) - len(tied[-1].rows) + 2]
        need = sum(stack.before for stack in tied) + sum(row.height for row in opening)
        need = max([need, *(row.depth_below + tied[0].before for row in opening)])
        if self.used and self._left() < min(need, self.layout.height / 2):
            self._next_column()
        for stack in tied:
            if stack.page_break:
                self._next_page()
            self.used += stack.before if self.used else 0.0
            if stack.rows and stack.rows[0].depth_below:
                self.used = max(self.used, self.margin_used)
            for index, row in enumerate(stack.rows):
                if index and index == len(stack.rows) - 2 and self._left() < row.height * 2:
                    self._next_column()
                self._put(row)
                if not index and stack.entry:
                    self.pages[-1].entries.append(stack.entry)

    def _put(self, row: Row) -> None:
        """Put one row at the foot of the column's text, with room for the footnotes it calls."""
        notes = self._notes(row)
        wanted = row.height + sum(note.height for note in notes)
        wanted += _NOTE_GAP if notes and not self.noted else 0.0
        if self.used and self._left() < wanted:
            self._next_column()
        self.used += row.height
        self.noted += notes
        if row.depth_below:
            self.margin_used = self.used - row.height + row.depth_below + 4
        self.pages[-1].rows.append(Placed(row, self.column, self.used))

    def _notes(self, row: Row) -> list[Row]:
        """Set the footnotes called on a row."""
        width = self.layout.column_width
        return [note for label in row.calls for note in self.composer.footnote(label, width)]

    def _left(self) -> float:
        """Give the height still free in the column."""
        taken = sum(row.height for row in self.noted) + (_NOTE_GAP if self.noted else 0.0)
        return self.layout.height - self.used - taken

    def _close_column(self) -> None:
        """Set the footnotes of the column at its foot."""
        if not self.noted:
            return
        top = self.layout.height - sum(row.height for row in self.noted)
        self.pages[-1].note_rules.append((self.column, top - 2))
        for row in self.noted:
            top += row.height
            self.pages[-1].notes.append(Placed(row, self.column, top))
        self.noted = []

    def _next_column(self) -> None:
        """Go on in the next column or on the next page."""
        self._close_column()
        self.used = self.margin_used = 0.0
        self.column += 1
        if self.column >= self.layout.columns:
            self.column = 0
            self.pages.append(Page())

    def _next_page(self) -> None:
        """Go on at the head of the next page."""
        if self.used or self.column:
            self._close_column()
            self.used, self.margin_used, self.column = 0.0, 0.0, 0
            self.pages.append(Page())


def paginate(composer: Composer, first_page: int) -> list[Page]:
    """Place a source twice: once to learn the pages of its sections, once with those pages in the contents."""
    numbers: dict[str, int] = {}
    pages = Paginator(composer).fill(composer.stacks(numbers))
    for at, page in enumerate(pages):
        for entry in page.entries:
            numbers.setdefault(entry, first_page + at)
    return Paginator(composer).fill(composer.stacks(numbers))
