"""How an offence is called, and the verbs of its conduct."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.instrument import Instrument
from extract.offences.conduct import ITEM
from extract.pack import Pack

if TYPE_CHECKING:
    from extract.offences.linking import Draft

_LEAD = re.compile(r"^[\s\W\d]*(?:\(?\w{1,3}[).]\s*)*", re.UNICODE)
_TITLE = re.compile(r"\W*\d[\w.\-]*[.)]\s+([^\W\d_a-z][^.;:()]{3,110})\.(?:\s|—)+(?=[A-Z(\"])")
_NOTE = re.compile(r"^\s*\([^)]{4,60}\)\s*")  # "(L. 16 July 2011)": the act that inserted the words
_ONLY_NUMBER = re.compile(r"^\W*(?:[^\W\d]+\.?\s*)?\d[\w.\-]*\W*$")
_NUMBER = re.compile(r"^\W*(?:(?i:article|artículo|artigo|art|section|§)\.?\s*)?\d[\w.\-]*[.)°ºª:]*\s+|^\W+")


def label_of(instrument: Instrument, pack: Pack, draft: Draft) -> str:
    """Return the heading of the offence's section, or a short phrase from its own words where it has none."""
    heading = heading_of(instrument, draft.unit.section_eid)
    if heading:
        return heading
    words = " ".join(instrument.reading[draft.unit.start : draft.unit.end].split())
    words = _LEAD.sub("", _NOTE.sub("", words))
    short = words[:90].rsplit(" ", 1)[0] if len(words) > 90 else words
    return short.strip(" ,;:—-")


def heading_of(instrument: Instrument, eid: str) -> str:
    """Return the heading of a provision without its number, "" when it has none but the number."""
    heading = instrument.heading(instrument.provision(eid)) or _title_sentence(instrument, eid)
    return "" if _ONLY_NUMBER.match(heading) else _NUMBER.sub("", heading).strip(" .—-:()")


def _title_sentence(instrument: Instrument, eid: str) -> str:
    """Return a section's first sentence when it is a title, as in Indian acts ("12. Punishment for fraud. Whoever")."""
    section = instrument.provision(eid)
    found = _TITLE.match(instrument.reading, section.start, min(section.end, section.start + 160))
    return found[1] if found and found.end() < section.end - 20 else ""


def verbs_of(instrument: Instrument, draft: Draft) -> tuple[str, ...]:
    """Return the verbs of the conduct: the first words of lettered items."""
    found: list[str] = []
    for start, end in draft.unit.spans:
        for m in ITEM.finditer(instrument.reading, start, end):
            word = re.match(r"\s*([^\W\d_]+)", instrument.reading[m.end() : m.end() + 40])
            if word and word[1].lower() not in found:
                found.append(word[1].lower())
    return tuple(found)
