"""How a comparison calls an instrument and the place in it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from corpus.instrument import SECTION_KINDS, Instrument
from corpus.place import Place
from corpus.profile import profile_for
from extract.strict_yaml import decode_yaml_text

# How citation guides shorten the unit (OSCOLA 4th ed, 2.4 and 2.6); a sign ("§") is short already.
_UNIT = {"section": "s", "article": "art", "artículo": "art", "art.": "art", "artikel": "Art"}


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
    return " ".join(instrument.title.split()) or instrument.source


def short_name(instrument: Instrument) -> str:
    """Return country and title as one phrase, the country left out when the title already says it."""
    country, title = country_of(instrument), title_of(instrument)
    return title if country.casefold() in title.casefold() else f"{country}, {title}"


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
