"""Terms that nothing sets apart, deeming sentences, and lists opened above their items are read; prose is not."""

from __future__ import annotations

import pytest

from corpus.read import read_bytes
from extract.definitions import find_definitions
from extract.facts import Definition
from extract.pack import load_pack


def found(text: str, language: str = "en") -> list[Definition]:
    (act,) = read_bytes(text.encode(), "act.txt", language=language)
    pack = load_pack(language)
    assert pack is not None
    return find_definitions(act, pack)


def terms(text: str, language: str = "en") -> list[str]:
    return [d.term for d in found(text, language)]


RUN_ON = (
    "2. Interpretation\nIn this Act, unless the context otherwise requires,— "
    "Bridge Board means the Board established by section 9 crossing has the same meaning as in section 2 of the Roads "
    "Act 1989 Harbour Master means the person appointed under section 80(1) licence means the licence given by the "
    "Minister of Internal Affairs objectionable has the meaning given to it in section 3 package includes anything in "
    "which goods may be packed toll road means a road on which a toll is paid by electronic means or otherwise\n\n"
    "3. Tolls\nThe owner of a toll road must mark the toll road and keep each toll road open.\n"
)


def test_a_list_without_quotation_marks_stops_or_line_breaks_is_cut_where_the_text_shows_it() -> None:
    assert terms(RUN_ON) == [
        "Bridge Board", "crossing", "Harbour Master", "licence", "objectionable", "package", "toll road",
    ]  # fmt: skip


def test_a_definition_of_a_run_on_list_ends_before_the_next_term() -> None:
    (act,) = read_bytes(RUN_ON.encode(), "act.txt", language="en")
    crossing = next(d for d in found(RUN_ON) if d.term == "crossing")
    words = "crossing has the same meaning as in section 2 of the Roads Act 1989"
    assert crossing.place.of(act.text) == words


@pytest.mark.parametrize(
    ("text", "term"),
    [
        (
            "For the purposes of this Act, a person is to be regarded as storing a boat if he moors it.",
            "storing a boat",
        ),
        ("In proceedings under this Act a person is to be taken as having been a pilot if he steered.", "pilot"),
        ("In this Act references to a boat include a raft.", "boat"),
        ("A reference in this Act to a harbour includes a quay.", "harbour"),
        ("In this section, an “order” shall amount to an “offer”.", "order"),
    ],
)
def test_a_sentence_that_says_how_the_text_is_to_be_read_defines(text: str, term: str) -> None:
    assert terms(f"4. Boats\n{text}\n") == [term]


@pytest.mark.parametrize(
    "text",
    [
        "The measures shall be taken to prepare the inquiry.",
        "The court shall treat that fact as an aggravating factor for the purposes of this section if it is proved.",
        "The reference in paragraph (a) to a person shall be construed as including a reference to a body.",
        "Every one who does the act is deemed to commit that act in the harbour if the boat is registered.",
        "The notice is sent by post, and by electronic means or otherwise the owner is told.",
    ],
)
def test_sentences_of_the_same_sound_that_define_nothing(text: str) -> None:
    assert terms(f"4. Boats\n{text}\n") == []


def test_what_a_heading_names_may_be_deemed() -> None:
    text = "5. Attempts\nWhen a person begins to carry out the act he is deemed to attempt to commit the offence.\n"
    assert terms(text) == ["attempt to commit the offence"]


def test_a_labelled_definition_is_cited_with_its_label() -> None:
    text = "3. Definitions\nIn this Act—\n(a) “boat” means a vessel;\n(b) “quay” means a landing place.\n"
    assert [(d.term, d.citation) for d in found(text)] == [("boat", "3(a)"), ("quay", "3(b)")]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Par parent, on entend également l'adoptant.", "parent"),
        ("Est enfant, aux fins de la présente loi, toute personne âgée de moins de dix-huit ans.", "enfant"),
        ("Est qualifié recel, le fait de détenir une chose volée.", "recel"),
        ("La détention d'une chose volée est assimilée au recel.", "recel"),
    ],
)
def test_french_articles_name_their_term_in_many_places(text: str, term: str) -> None:
    assert terms(f"Article 3\n{text}\n", "fr") == [term]


def test_french_list_items_are_definitions_by_the_words_that_open_their_list() -> None:
    text = (
        "Article 7\nAu sens de la présente loi, on entend par : 1. Pont mobile : tout ouvrage qui se lève ; "
        "2. Péage : toute somme perçue pour le passage ; 3. Mineur : toute personne âgée de moins de 18 ans.\n"
    )
    assert terms(text, "fr") == ["Pont mobile", "Péage", "Mineur"]
    assert {d.scope for d in found(text, "fr")} == {"act"}


def test_spanish_articles_deem() -> None:
    text = "Artículo 4. A los efectos del apartado anterior, se consideran puentes no autorizados los que carezcan.\n"
    assert terms(text, "es") == ["puentes no autorizados"]
