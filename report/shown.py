"""The words of a text as a page prints them: without the marks of Markdown that a web copy put around them."""

from __future__ import annotations

import re

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


# What may stand before a passage that begins a sentence, an item or a definition, and after one that ends it.
_BEGINS = re.compile(
    r"(?:^|[.;:?!—–\])»”\"-]|(?:\(|\b)[0-9a-zA-Zºª]{1,4}[.)]|\b(?:and|or|et|ou|und|oder|y|o|e)\s)\s*[\"'«“‘(]*$"
)
_ENDS = re.compile(r"^[\s\"'»”’)\]]*(?:$|[.;?!])")
_ENDED = re.compile(r"[.;?!][\s\"'»”’)]*(?:\[[^\]]*\]\s*)*$")
_NEAR = 12
_TAIL = 80  # room for an editor's note in brackets after the last stop


def goes_on(instrument: Instrument, place: Place) -> tuple[bool, bool]:
    """Return whether the sentence began before a place, and whether it goes on after it.

    A place that begins or ends with a provision is whole there.
    """
    reading = instrument.reading
    unit = instrument.at(place.start)
    floor = max(place.start - _NEAR, 0)
    begun = unit is not None and (
        unit.start >= place.start
        or (unit.heading_end > 0 and not reading[unit.heading_end : place.start].strip(" .—–-"))
    )
    before = not begun and not _BEGINS.search(reading[floor : place.start])
    last = instrument.at(place.end - 1) if place.end else None
    ended = last is not None and not reading[place.end : last.end].strip(" .;:,")
    ended = ended or bool(_ENDED.search(reading[max(place.start, place.end - _TAIL) : place.end]))
    after = not ended and not _ENDS.search(reading[place.end : place.end + _NEAR])
    return bool(before), bool(after)
