"""A quotation holds the words, stays short, and begins and ends where a clause does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.instrument import Instrument
from corpus.metadata import Meta
from corpus.read import read_bytes
from extract.spans import LONGEST, telling_span

_ACT = """\
2. (1) In this Act, "permit" means a document, in any form, that-
(a) allows a person to keep a gate, a fence or a wall;
(b) is issued by the Board under No. 4 of the Schedule; or
(c) has been created, altered or adapted by any means, and includes a copy, but does not include a draft.
(2) For the purposes of paragraph (a) of the definition of "permit", a wall is a fence.
3. A person who sells a permit, or who offers it for sale, commits an offence and is liable to a fine.
4. A person does not commit an offence under section 3 by keeping a permit of which he or she is the sole holder.
"""


def _act(text: str = _ACT) -> Instrument:
    return read_bytes(text.encode(), "a.txt", meta=Meta(language="en"))[0]


_READ = _act()


def _quote(words: str, instrument: Instrument = _READ) -> str:
    at = instrument.reading.index(words)
    start, end = telling_span(instrument, at, at + len(words), 0, len(instrument.text))
    return instrument.text[start:end]


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("by any means", "has been created, altered or adapted by any means, and includes a copy, but does not include a draft"),
        ("a fence or a wall", "allows a person to keep a gate, a fence or a wall"),
        ("of the definition", 'For the purposes of paragraph (a) of the definition of "permit", a wall is a fence'),
        ("the Board", "is issued by the Board under No. 4 of the Schedule"),
        ("does not commit", "A person does not commit an offence under section 3 by keeping a permit of which he or she is the sole holder"),
    ],
)  # fmt: skip
def test_a_quotation_is_the_clause_around_the_words(words: str, quote: str) -> None:
    assert " ".join(_quote(words).split()).rstrip(".") == quote


@given(st.data())
def test_any_words_are_quoted_from_edge_to_edge(data: st.DataObject) -> None:
    reading = _READ.reading
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\w+", reading)]
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, min(first + 5, len(tokens) - 1)))
    start, end = telling_span(_READ, tokens[first][0], tokens[last][1], 0, len(reading))
    assert start <= tokens[first][0]
    assert tokens[last][1] <= end
    assert end - start <= LONGEST
    behind, ahead = reading[:start].rstrip(), reading[end:].lstrip()
    assert not behind or behind[-1] in ".;:,-)" or re.search(r"\b(and|or)$", behind) or reading[start] in "(0123456789"
    assert not ahead or ahead[0] in '.;:,-("' or reading[:end].rstrip()[-1] in ".;:" or re.match(r"(and|or|\d)", ahead)


@given(st.text(alphabet="ab ,;:.()1—\n", max_size=900), st.integers(0, 899), st.integers(1, 40))
def test_word_soup_never_breaks_it(text: str, at: int, length: int) -> None:
    instrument = _act("1. " + text + " end")
    start = min(at, len(instrument.text) - 1)
    end = min(start + length, len(instrument.text))
    a, b = telling_span(instrument, start, end, 0, len(instrument.text))
    assert 0 <= a <= b <= len(instrument.text)
    assert b - a <= LONGEST
    assert a <= start or not instrument.reading[start:a].strip(" \n,;:—*")
