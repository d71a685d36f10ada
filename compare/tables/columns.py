"""The columns every table shares: which instrument, and where in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.naming import cited, country_of, title_of
from compare.table import Field, Table, Value
from corpus.instrument import Instrument
from corpus.place import Place
from extract.facts import Facts

WHICH = (
    Field("country", "country or organisation whose law it is"),
    Field("jurisdiction", "ISO 3166 code, or un, coe, eu, au", for_machines=True),
    Field("instrument", "title of the instrument"),
    Field("source", "name of the file that was read", for_machines=True),
    Field("date", "date of the instrument, ISO 8601, empty when unknown"),
    Field("language", "language of the text, BCP 47", for_machines=True),
)
WHERE = (
    Field("citation", "provision, as the instrument numbers it"),
    Field("page", "page of the source, counting from 1, empty when it has no pages", "integer"),
    Field("eid", "Akoma Ntoso eId of the provision", for_machines=True),
    Field("start", "offset of the first character in the text that was read", "integer", for_machines=True),
    Field("end", "offset after the last character", "integer", for_machines=True),
    Field("text", "the words, verbatim, white space folded"),
)


def which(instrument: Instrument) -> tuple[Value, ...]:
    """Return the values of the columns WHICH."""
    i = instrument
    return (country_of(i), i.jurisdiction, title_of(i), i.source, i.date, i.language)


def where(instrument: Instrument, place: Place, citation: str) -> tuple[Value, ...]:
    """Return the values of the columns WHERE."""
    words = " ".join(place.of(instrument.text).split())
    printed = cited(instrument, place, citation)
    return (printed, instrument.page(place.start), place.eid, place.start, place.end, words)


def in_order(facts: Sequence[Facts]) -> list[Facts]:
    """Return the facts sorted by country, date and title, as every table lists them."""
    return sorted(
        facts,
        key=lambda f: (
            country_of(f.instrument).casefold(), f.instrument.date, title_of(f.instrument).casefold(), f.instrument.id,
        ),
    )  # fmt: skip


def many(values: Iterable[str]) -> str:
    """Return several short labels as one value, separated by a bar."""
    return " | ".join(dict.fromkeys(values))


def table(name: str, title: str, fields: Sequence[Field], rows: Iterable[tuple[Value, ...]]) -> Table:
    """Return a table whose rows begin with the columns WHICH."""
    return Table(name, title, (*WHICH, *fields), tuple(rows))
