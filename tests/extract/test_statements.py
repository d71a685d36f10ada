"""Statements: what they rest on, and one a sentence."""

from __future__ import annotations

from corpus.metadata import Meta
from corpus.read import read_bytes
from extract.features import feature_kinds
from extract.pack import load_pack
from extract.statements import find_statements, statement_kinds


def _statements(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    instrument = read_bytes(text.encode(), "x.txt", meta=Meta(language=language))[0]
    pack = load_pack(language)
    assert pack is not None
    found = find_statements(instrument, pack)
    assert all(s.place.of(instrument.text) for s in found)
    return [(s.family, s.name, s.citation) for s in found]


def test_every_statement_rests_on_described_features() -> None:
    for name, kind in statement_kinds().items():
        assert kind.features, name
        assert set(kind.features) <= set(feature_kinds()), name


def test_diversion_is_a_measure_with_its_citation() -> None:
    text = "1. This is an Act.\n2. (1) A child shall be considered for diversion.\n(2) A child who consents is considered for diversion.\n"
    found = _statements(text)
    assert ("measure", "diversion", "2(1)") in found
    assert ("measure", "diversion", "2(2)") in found


def test_two_words_for_one_thing_in_a_sentence_are_one_statement() -> None:
    text = "2. Diversion of a child and other extrajudicial measures shall be considered.\n"
    assert [s for s in _statements(text) if s[1] == "diversion"] == [("measure", "diversion", "2")]


def test_a_text_without_them_has_none() -> None:
    assert [s for s in _statements("2. A person who parks here is liable to a fine.\n") if s[0] == "measure"] == []


def test_french_says_it_too() -> None:
    text = "Article 2\nLe mineur poursuivi peut bénéficier d'une mesure alternative aux poursuites.\n"
    assert ("measure", "diversion", "2") in _statements(text, "fr")
