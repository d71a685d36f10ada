"""Figures that restate a number word, remarks on cited provisions, dates, and the editor's notes are no provisions."""

from __future__ import annotations

import pytest

from corpus.instrument import Instrument
from corpus.read import read_bytes


def _read(text: str, language: str) -> Instrument:
    (instrument,) = read_bytes(text.encode(), "act.txt", language=language)
    return instrument


def _citations(text: str, language: str = "en") -> list[str]:
    return [p.citation for p in _read(text, language).provisions if p.citation[:1].isdigit()]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Article 5: Penalty\nThe penalty is imprisonment for\none (1) year to\nthree\n(3) years.\n"),
        ("en", "Article 5: Penalty\nThe penalty is imprisonment for twenty-five\n(25) years, or two\n(2) fines.\n"),
        ("fr", "Article 5 : Peine\nLa peine est un emprisonnement de un\n(1) an à trois (3) ans.\n"),
        ("es", "Artículo 5. Pena\nLa pena es de prisión de dos\n(2) a seis (6) años.\n"),
        ("pt", "Art. 5º A pena é de reclusão de dois\n(2) a seis (6) anos.\n"),
    ],
)
def test_a_figure_that_restates_a_word_is_no_subsection(language: str, text: str) -> None:
    assert [c.rstrip("º") for c in _citations(text, language)] == ["5"]


def test_a_subsection_after_a_number_word_of_another_value_stays() -> None:
    text = "1. Age\n(1) A child is a person under sixteen\n(2) A minor is a person under eighteen\n"
    assert _citations(text) == ["1", "1(1)", "1(2)"]


def test_remarks_on_cited_provisions_do_not_break_the_chain() -> None:
    text = (
        "138 (1) Every person who contravenes subsection 110(1) (identity of offender not to be published), (1.12) (no "
        "subsequent disclosure), (1.14) (no subsequent disclosure by school) or (1.15) (information kept separate)\n"
        "(a) is guilty of an indictable offence; or\n(b) is guilty of a summary offence.\n(2) The court may order it.\n"
    )
    assert _citations(text) == ["138", "138(1)", "138(1)(a)", "138(1)(b)", "138(2)"]


@pytest.mark.parametrize("before", ["Article ", "##### Art. ", "[¹ Art. "])
@pytest.mark.parametrize("run_on", [False, True])
def test_slash_numbers_are_whole_and_amendment_notes_are_no_law(before: str, run_on: bool) -> None:
    law = "".join(
        f"{before}417/{n}. [¹ La production\n\nLa production consiste à produire une image.]¹\n\n----------\n\n"
        f"(1)<Inséré par L 2022-03-21/01, art. {n}; En vigueur : 01-06-2022>\n\n"
        for n in range(43, 47)
    )
    if run_on:
        law = law.replace("#", "").replace("\n", " ")
    read = _read(law, "fr")
    assert [p.citation for p in read.provisions if p.kind == "article"] == [f"417/{n}" for n in range(43, 47)]
    assert [p.kind for p in read.provisions] == ["article"] * 4
    assert [z.kind for z in read.zones] == ["amendment-history"] * 4
    if not run_on:
        assert {read.text[p.heading_start : p.heading_end] for p in read.provisions} == {"La production"}


def test_titles_with_a_stop_are_headings_of_sections_set_out_as_blocks() -> None:
    text = (
        "11. Duty to report.\nA person who knows of an offence shall report it.\n\n"
        "12. Punishment for failing to report.\nWhoever fails to report shall be punished with a fine.\n\n"
        "13. Saving.\nNothing in this Act affects another law.\n\n14. Repeal. The old Act is repealed.\n"
    )
    read = _read(text, "en")
    heads = {p.citation: read.text[p.heading_start : p.heading_end] for p in read.provisions}
    assert heads == {
        "11": "Duty to report.", "12": "Punishment for failing to report.", "13": "Saving.", "14": "",
    }  # fmt: skip


def test_a_date_is_no_section_and_what_precedes_the_law_is_told_apart() -> None:
    listed = " ".join(f"{n}. Title {n}" for n in range(1, 8))
    text = (
        f"1. April 2010\nApril 2010. Amended by Act 7 of 2013. ACT To provide for records. ARRANGEMENT OF SECTIONS {listed}"
        "\n\n1. Definitions\nIn this Act “record” means a note.\n\n2. Duty\nKeep a record.\n\n3. Repeal\nThe Act ends.\n"
    )
    read = _read(text, "en")
    assert [p.citation for p in read.provisions if p.kind == "section"] == ["1", "2", "3"]
    assert "Long title" in [p.citation for p in read.provisions]
    (contents,) = [z for z in read.zones if z.kind == "contents"]
    assert read.text[contents.start : contents.end].startswith("ARRANGEMENT OF SECTIONS 1.")
    assert read.text[contents.start : contents.end].endswith("7. Title 7")


def test_entities_and_inline_tags_of_a_copied_page_are_read_as_shown() -> None:
    text = (
        "Loi n° 1 Art. 1<sup>er</sup>. - La pr&eacute;sente loi s'applique. Art. 2. - Est puni quiconque <b>diffuse</b>"
        " une image<sup>1</sup> &lt;x&gt; &unknown; A&B. Art. 3. - La tentative est punie."
    )
    read = _read(text, "fr")
    assert "La présente loi s'applique" in read.text
    assert "diffuse une image<sup>1</sup> <x> &unknown; A&B." in read.text
    assert [p.citation for p in read.provisions if p.kind == "article"] == ["1er", "2", "3"]
    assert [p.code for p in read.problems if p.code.startswith("entities")] == ["entities-read"]
