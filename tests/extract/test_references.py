"""References point at the provision they name, or say which other act they are to."""

from __future__ import annotations

from corpus.metadata import Meta
from corpus.read import read_bytes
from extract.pack import load_pack
from extract.references import find_references


def _references(text: str, language: str = "en") -> list[tuple[str, str, str, bool]]:
    instrument = read_bytes(text.encode(), "x.txt", meta=Meta(language=language))[0]
    pack = load_pack(language)
    assert pack is not None
    found = find_references(instrument, pack)
    assert all(r.place.of(instrument.text) for r in found)
    return [(r.citation, r.target, r.act, r.to is not None) for r in found]


def test_inside_and_to_another_act() -> None:
    text = (
        "1. This is an Act.\n"
        "2. A person charged under section 1 is tried.\n"
        '3. "Image" has the meaning assigned to it in section 5(1) of the Images Act.\n'
    )
    assert _references(text) == [("2", "1", "", True), ("3", "5(1)", "the Images Act", False)]


def test_french() -> None:
    text = "Article 1\nLe vol est puni.\nArticle 2\nLes faits prévus à l'article 1 sont punis.\n"
    assert ("2", "1", "", True) in _references(text, "fr")
