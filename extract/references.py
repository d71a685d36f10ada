"""References: where a passage sends the reader, inside the instrument or to another act."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.instrument import Instrument
from extract.facts import Reference
from extract.offences.rules import ReferenceWords, rules_of
from extract.pack import Pack

_NUMBER = r"\d+[A-Za-z]{0,2}(?:[.\-]\d+[A-Z]{0,2})*(?:\s?\(\s?[0-9a-zA-Z.]{1,6}\s?\))*(?![\w])"
# An act's name: up to some ten words that begin with a capital or join such words, then the word for an act.
_JOINING = r"(?:of|the|and|to|on|in|for|de|du|des|la|le|les|et|à|sur|relative|relatif|del|los|las|y|e|da|do)"
_NAME = rf"(?:(?:the|la|le|du|del|da|do)\s+)?(?:(?:[A-ZÀ-Ý][\w'()-]*|{_JOINING})\s+){{0,10}}?"


def find_references(instrument: Instrument, pack: Pack) -> list[Reference]:
    """Return the references of an instrument in document order, those in set-aside zones left out."""
    if not pack.has("offences"):
        return []
    words = rules_of(pack).references
    by_number = {_bare(p.citation): p.eid for p in reversed(instrument.provisions) if p.citation}
    found = []
    for m in _pattern(words).finditer(instrument.reading):
        if instrument.in_zone(m.start()) is not None or _is_own_number(instrument, m.start()):
            continue
        act = " ".join((m["act"] or "").split())
        place = instrument.place(m.start(), m.end())
        target = " ".join(m["number"].split())
        found.append(
            Reference(
                citation=instrument.citation(place),
                place=place,
                target=target,
                act=act,
                to=None if act else by_number.get(_bare(target)),
            )
        )
    return found


def _pattern(words: ReferenceWords) -> re.Pattern[str]:
    def any_of(options: Iterable[str]) -> str:
        return "|".join(re.escape(w) for w in sorted(options, key=lambda w: (-len(w), w))) or r"(?!)"

    this = rf"(?!(?:{any_of(words.this)})\b)"
    act = rf"\s+(?:{any_of(words.of)})\s+{this}(?P<act>{_NAME}(?i:{any_of(words.foreign)})\b)"
    return re.compile(rf"(?<!\w)(?i:{any_of(words.section)})\s*(?P<number>{_NUMBER})(?:{act})?")


def _bare(citation: str) -> str:
    return re.sub(r"\s", "", citation).lower()


def _is_own_number(instrument: Instrument, offset: int) -> bool:
    """Return whether the words are the number that opens a provision ("Article 12"), not a reference to it."""
    here = instrument.at(offset)
    return here is not None and offset - here.start < 2
