"""What the comparison page loads of each text: its answers, definitions and offences, as a script of its own.

A page opened from disk may not fetch, but may load scripts; so each text is one, loaded when it is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from report.maximum import most_of
from report.outcomes import look_of
from report.templating import spoken
from report.view import Quote, View

if TYPE_CHECKING:
    from rubric.casework import Case

_QUOTES = 3  # passages under one answer; the instrument's page shows them all


class Words(msgspec.Struct, frozen=True):
    """Hold a quotation: its words with ellipses where it was cut out of a sentence, its place, its link."""

    words: str
    where: str
    href: str


class Given(msgspec.Struct, frozen=True):
    """Hold one answer; `key` is the look's, `more` counts the passages left out."""

    question: str
    key: str
    symbol: str
    word: str
    why: str
    quotes: tuple[Words, ...]
    more: int


class Meant(msgspec.Struct, frozen=True):
    """Hold one definition under one concept."""

    concept: str
    term: str
    quote: Words


class Punished(msgspec.Struct, frozen=True):
    """Hold one offence under one kind."""

    kind: str
    label: str
    age: str
    maximum: str
    quote: Words


class Text(msgspec.Struct, frozen=True):
    """Hold what the comparison shows of one text."""

    name: str
    language: str
    href: str
    answers: tuple[Given, ...]
    definitions: tuple[Meant, ...]
    offences: tuple[Punished, ...]


def text_script(view: View, case: Case) -> bytes:
    """Return the script that hands one text to the comparison page."""
    slug = view.links.slug(case.instrument.id)
    data = msgspec.json.encode(_text(view, case)).decode("utf-8")
    # JSON is JavaScript except for two separators that end a line there.
    data = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("<", "\\u003c")
    return f"lexgapText({msgspec.json.encode(slug).decode()}, {data});\n".encode("utf-8", "replace")


def _text(view: View, case: Case) -> Text:
    i = case.instrument
    answers = []
    for a in view.answers[i.id]:
        if a:
            look = look_of(a.finding)
            said = tuple(_words(q) for q in a.quotes[:_QUOTES])
            answers.append(
                Given(
                    question=a.question.id,
                    key=look.key,
                    symbol=look.symbol,
                    word=look.word,
                    why=a.finding.why or look.says,
                    quotes=said,
                    more=max(0, len(a.quotes) - _QUOTES),
                )
            )
    definitions = [
        Meant(spoken(c), " ".join(d.term.split()), _words(view.quote(i, d.place, d.citation)))
        for d in case.facts.definitions
        for c in d.concepts
    ]
    offences = [
        Punished(
            kind=spoken(c),
            label=" ".join(o.label.split()),
            age=str(o.victim_age) if o.victim_age is not None else "",
            maximum=most_of(o),
            quote=_words(view.quote(i, o.place, o.citation)),
        )
        for o in case.facts.offences
        for c in o.concepts
    ]
    return Text(
        name=view.name(i),
        language=i.language,
        href=view.links.instrument(i.id),
        answers=tuple(answers),
        definitions=tuple(definitions),
        offences=tuple(offences),
    )


def _words(quote: Quote) -> Words:
    where = quote.citation or "text"
    return Words(quote.whole, f"{where}, page {quote.page}" if quote.page else where, quote.href)
