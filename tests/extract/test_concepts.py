"""What concept a definition or an offence is of, told from its words."""

from __future__ import annotations

import pytest

from corpus.metadata import Meta
from corpus.read import read_bytes
from extract.concepts import concept_kinds
from extract.features import feature_kinds
from extract.pipeline import facts_of


def _concepts(term: str, text: str, language: str = "en") -> tuple[str, ...]:
    body = (
        f'2. In this Act, "{term}" means {text}.\n'
        if language == "en"
        else f"Article 2\nAu sens de la présente loi, « {term} » désigne {text}.\n"
    )
    facts = facts_of(read_bytes(body.encode(), "x.txt", meta=Meta(language=language))[0])
    return facts.definitions[0].concepts


@pytest.mark.parametrize(
    ("term", "text", "concept"),
    [
        ("child abuse material", "a record of a child engaged in sexual activity", "csam"),
        ("child sexual exploitation material", "an image of a child", "csam"),
        ("prohibited image", "an image of a child engaged in sexual activity", "csam"),
        ("child", "a person under the age of eighteen years", "child"),
        ("grooming", "befriending a child for a sexual purpose", "grooming"),
        ("computer system", "a device that processes data", "computer-system"),
    ],
)
def test_a_term_tells_its_concept(term: str, text: str, concept: str) -> None:
    assert concept in _concepts(term, text)


@pytest.mark.parametrize(
    ("term", "text"),
    [("document", "a record in writing"), ("child care centre", "a place"), ("image", "a picture of a place")],
)
def test_a_near_miss_is_not_the_material_nor_the_child(term: str, text: str) -> None:
    assert not {"csam", "child"} & set(_concepts(term, text))


def test_french_terms_too() -> None:
    assert "csam" in _concepts("pornographie infantile", "l'image d'un enfant", "fr")


def test_an_offence_without_a_known_concept_is_told_from_its_words() -> None:
    text = "Article 3\nQuiconque montre de la pornographie à un mineur est puni de deux ans d'emprisonnement.\n"
    facts = facts_of(read_bytes(text.encode(), "x.txt", meta=Meta(language="fr"))[0])
    assert [o.concepts for o in facts.offences] == [("exposure-to-sexual-material",)]


def test_concepts_speak_of_described_features() -> None:
    for name, kind in concept_kinds().items():
        spoken = [*kind.term, *kind.not_term, *kind.beside, *(p for t in kind.text for p in t.split("|"))]
        assert set(spoken) <= set(feature_kinds()), name
