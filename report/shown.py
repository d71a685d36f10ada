"""The words of a text as a page prints them: without the marks of Markdown that a web copy put around them."""

from __future__ import annotations

from corpus.instrument import Instrument
from corpus.place import Place

# Only these: the editor's brackets, which the reading view blanks as well, are something a lawyer wants to see.
_MARKS = "*#"
GONE = "\x00"  # stands for a character that is not printed, so that offsets hold


def shown(instrument: Instrument) -> str:
    """Return the text, of the same length, with marks of emphasis as GONE; a "*" that is part of the law stays."""
    text, reading = instrument.text.replace(GONE, "\ufffd"), instrument.reading
    if not any(m in text for m in _MARKS):
        return text
    return "".join(GONE if c in _MARKS and r == " " else c for c, r in zip(text, reading, strict=True))


def folded_words(instrument: Instrument, place: Place) -> str:
    """Return the words of a place on one line, marks of emphasis gone."""
    text, reading = place.of(instrument.text), place.of(instrument.reading)
    kept = (c for c, r in zip(text, reading, strict=True) if not (c in _MARKS and r == " "))
    return " ".join("".join(kept).split())
