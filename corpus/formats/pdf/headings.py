"""Headings and marginal notes, told by how they are set."""

from __future__ import annotations

import re

from corpus.document import MarkKind
from corpus.formats.pdf.paragraphs import Habit, Paragraph

_LONGEST = 250  # characters of a heading
_LARGE = 1.12
_SMALL = 0.93
_PARAGRAPH = re.compile(r"\(?(?:[a-z]{1,4}|\d{1,2})\)")


def heading_mark(paragraph: Paragraph, habit: Habit) -> MarkKind | None:
    """Return "heading" or "marginal-note" for a paragraph that is one, else None.

    A heading is bold or large or stands centred. Bold words smaller than the text, at the left above a provision,
    are a marginal note moved into the column, as the acts of Canada are published today.
    """
    if paragraph.role == "note":
        return "marginal-note"
    lines = paragraph.lines
    text = " ".join(line.text for line in lines).strip()
    if len(text) > _LONGEST or text.endswith((";", ",")) or not any(c.isalpha() for c in text):
        return None
    centred = all(line.centred for line in lines)
    bold = all(line.bold for line in lines)
    if bold and not centred and max(line.size for line in lines) < _SMALL * habit.size:
        return "marginal-note"
    large = min(line.size for line in lines) > _LARGE * habit.size
    # A paragraph of a list that happens to leave even margins is no heading.
    return "heading" if bold or large or (centred and not _PARAGRAPH.match(text)) else None
