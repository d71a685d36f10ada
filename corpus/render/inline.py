"""Spans of one typeface, read from `**bold**`, `*italic*` and `[^1]` marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"(\*\*|\*|\[\^\w+\])")


@dataclass(frozen=True, slots=True)
class Span:
    """Hold a run of text in one typeface; a raised span is a footnote mark and its text is the label."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False

    def with_text(self, text: str) -> Span:
        """Return the same typeface on other text."""
        return Span(text, self.bold, self.italic, self.raised)


def read_spans(marked: str, *, bold: bool = False, italic: bool = False) -> tuple[Span, ...]:
    """Read inline marks, starting in the given typeface.

    A mark that is never closed runs to the end of the text, so that no input is refused.

    >>> [(s.text, s.bold) for s in read_spans("the **child** is")]
    [('the ', False), ('child', True), (' is', False)]
    """
    spans: list[Span] = []
    for part in _MARK.split(marked):
        if part == "**":
            bold = not bold
        elif part == "*":
            italic = not italic
        elif part.startswith("[^") and part.endswith("]"):
            spans.append(Span(part[2:-1], bold=False, italic=False, raised=True))
        elif part:
            spans.append(Span(part, bold, italic))
    return tuple(spans)


def plain(marked: str) -> str:
    """Return the text without its inline marks and footnote labels."""
    return "".join(span.text for span in read_spans(marked) if not span.raised)
