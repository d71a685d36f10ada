"""A definition as a node of the overlap graph."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.elements import elements_of
from compare.naming import cited, country_of, marks_apart, short_name, title_of
from compare.wording import Wording, unsaid, wording
from corpus.instrument import Instrument
from extract.facts import Definition, Facts


@dataclass(frozen=True, slots=True)
class Node:
    """Hold one definition of one instrument, with the words that are compared.

    `id` is the instrument's id and the offset of the definition; `name` is who defines it ("Zambia, Cyber Crimes Act,
    2025", or the body a guidance text quotes); `features` are sorted
    names, `elements` those of them that its concepts are compared by; `unsaid` are words of the term that
    a definition quoted from another body does not take up.
    """

    id: str
    instrument: str
    source: str
    name: str
    title: str
    country: str
    jurisdiction: str
    language: str
    date: str
    term: str
    also: tuple[str, ...]
    kind: str
    citation: str
    text: str
    start: int
    end: int
    eid: str
    page: int | None
    concepts: tuple[str, ...]
    features: tuple[str, ...]
    elements: frozenset[str]
    age: int | None
    body: str
    words: Wording
    unsaid: tuple[str, ...]

    def said(self, first: int, last: int) -> str:
        """Return the verbatim text of the words `first..last` (end exclusive), white space folded."""
        if first >= last:
            return ""
        start, end = self.words.spans[first][0], self.words.spans[last - 1][1]
        return " ".join(self.text[start - self.start : end - self.start].split())

    def attributes(self) -> dict[str, str | int]:
        """Return what graph files carry of a node, as plain values."""
        return {
            "label": self.term,
            "term": self.term,
            "name": self.name,
            "source": self.source,
            "country": self.country,
            "jurisdiction": self.jurisdiction,
            "language": self.language,
            "date": self.date,
            "kind": self.kind,
            "citation": self.citation,
            "page": self.page or 0,
            "start": self.start,
            "end": self.end,
            "concepts": " ".join(self.concepts),
            "features": " ".join(self.features),
            "age": self.age if self.age is not None else -1,
            "body": self.body,
            "text": self.text,
        }


def nodes_of(facts: Sequence[Facts]) -> tuple[Node, ...]:
    """Return one node for each definition of each instrument, sorted by id."""
    nodes: dict[str, Node] = {}
    marks = marks_apart([f.instrument for f in facts])
    for each in facts:
        for definition in each.definitions:
            node = _node(each.instrument, definition, marks)
            nodes.setdefault(node.id, node)
    return tuple(sorted(nodes.values(), key=lambda n: (n.instrument, n.start, n.end)))


def _node(instrument: Instrument, d: Definition, marks: Mapping[str, str]) -> Node:
    mark = f" ({marks[instrument.id]})" if instrument.id in marks else ""
    start = _quoted(instrument, d) if d.kind == "attributed" else d.place.start
    words = wording(instrument.reading, start, d.place.end, without=(d.term_place.start, d.term_place.end))
    features = tuple(sorted({f.name for f in d.features}))
    return Node(
        id=f"{instrument.id}:{d.place.start}-{d.term_place.start}",
        instrument=instrument.id,
        source=instrument.source,
        name=d.body or short_name(instrument) + mark,
        title=title_of(instrument),
        country=country_of(instrument),
        jurisdiction=instrument.jurisdiction,
        language=instrument.language,
        date=instrument.date,
        term=d.term,
        also=d.also,
        kind=d.kind,
        citation=cited(instrument, d.place, d.citation),
        text=d.place.of(instrument.text),
        start=d.place.start,
        end=d.place.end,
        eid=d.place.eid,
        page=instrument.page(d.place.start),
        concepts=d.concepts,
        features=features,
        elements=elements_of(d.concepts, features),
        age=d.age,
        body=d.body,
        words=words,
        unsaid=unsaid(d.term, words) if d.kind == "attributed" else (),
    )


_OPENS = re.compile(r"(?<![\w\])])[\"'](?=[\w\[])")


def _quoted(instrument: Instrument, d: Definition) -> int:
    """Return where the body's own words begin: a guidance text says ‘X’ is defined as ‘...’ around them."""
    opening = _OPENS.search(instrument.reading, d.term_place.end, d.place.end)
    return opening.end() if opening else d.place.start
