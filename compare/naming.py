"""How a comparison calls an instrument and the place in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from corpus.instrument import SECTION_KINDS, Instrument
from corpus.place import Place
from corpus.profile import profile_for
from extract.strict_yaml import decode_yaml_text

# How citation guides shorten the unit (OSCOLA 4th ed, 2.4 and 2.6); a sign ("§") is short already.
_UNIT = {"section": "s", "article": "art", "artículo": "art", "art.": "art", "artikel": "Art"}
# What a collector wrote before the title of a web copy: "Provenance: <where from> : <title>".
_PROVENANCE = re.compile(r"^(?:provenance|source)\s*:\s*\S+\s+:\s+(?=\S)", re.IGNORECASE)


@cache
def _countries() -> dict[str, str]:
    text = files("compare").joinpath("countries.yaml").read_text(encoding="utf-8")
    return decode_yaml_text(text, dict[str, str], "compare/countries.yaml")


def country_of(instrument: Instrument) -> str:
    """Return the country or organisation as a reader names it, the title when none is known."""
    named = instrument.country or instrument.jurisdiction
    return _countries().get(named.casefold(), named.upper() if len(named) < 4 else named) or title_of(instrument)


def title_of(instrument: Instrument) -> str:
    """Return the instrument's title, its file name when it has none."""
    return _PROVENANCE.sub("", " ".join(instrument.title.split())) or instrument.source


def short_name(instrument: Instrument) -> str:
    """Return country and title as one phrase, the country left out when the title already says it."""
    country, title = country_of(instrument), title_of(instrument)
    return title if country.casefold() in title.casefold() else f"{country}, {title}"


def marks_apart(instruments: Sequence[Instrument]) -> Mapping[str, str]:
    """Return, by id, what tells instruments of one country and title apart: the language, else the file's name.

    An instrument whose country and title no other has is not in it.
    """
    alike: dict[tuple[str, str], list[Instrument]] = defaultdict(list)
    for i in instruments:
        alike[country_of(i).casefold(), title_of(i).casefold()].append(i)
    marks: dict[str, str] = {}
    for group in alike.values():
        if len(group) > 1:
            languages = [i.language for i in group]
            for i in group:
                own = i.language if i.language and languages.count(i.language) == 1 else ""
                marks[i.id] = own or (
                    f"{i.source}, {i.language}" if languages.count(i.language) < len(group) else i.source
                )
    return marks


def cited(instrument: Instrument, place: Place, citation: str) -> str:
    """Return a citation with its unit ("s 163.1(1)(a)", "art 227-23", "§ 184b(1)"), bare where the unit is unknown."""
    if not citation or not citation[0].isdigit() or instrument.kind == "guidance":
        return citation
    section = instrument.section_of(place.start)
    if section is None or section.kind not in SECTION_KINDS:
        return citation
    profile = profile_for(instrument.language)
    word = profile.citation_word if section.kind == "section" else profile.article_word
    return f"{_UNIT.get(word.casefold(), word)} {citation}"
