"""Lists inside sections: what is a number, what is a reference, and where a list ends."""

from __future__ import annotations

import pytest

from corpus.divide import divide
from corpus.document import Document, Mark
from corpus.instrument import Provision


def cited(text: str, language: str = "en") -> list[str]:
    return [p.citation for p in divide(Document(text=text), language).provisions if p.kind != "preface"]


def words(text: str, citation: str, language: str = "en") -> str:
    found = [p for p in divide(Document(text=text), language).provisions if p.citation == citation]
    return text[found[-1].start : found[-1].end]


RUN_ON = (
    "1. Short title This Act may be cited as the Example Act. 2. Offence (1) A person who— (a) takes a thing; or "
    "(b) under section 3 (2) or paragraph (a) sells it, commits an offence. (2) Subsection (1) does not apply to "
    "an officer. 3. Saving Nothing in this Act limits another law."
)


def test_a_run_on_act_and_a_broken_one_give_the_same_citations() -> None:
    broken = RUN_ON.replace(" 2. ", "\n\n2. ").replace(" 3. S", "\n\n3. S").replace(" (1) A", "\n(1) A")
    broken = broken.replace(" (a) t", "\n  (a) t").replace(" (b) u", "\n  (b) u").replace(" (2) S", "\n(2) S")
    assert cited(RUN_ON) == cited(broken) == ["1", "2", "2(1)", "2(1)(a)", "2(1)(b)", "2(2)", "3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. T (1) A— (a) x; (b) y; (c) z. (2) B.", ["1", "1(1)", "1(1)(a)", "1(1)(b)", "1(1)(c)", "1(2)"]),
        ("1. T (1) A. (1A) B. (2) C. (2.1) D. (3) E.", ["1", "1(1)", "1(1A)", "1(2)", "1(2.1)", "1(3)"]),
        ("1. T A— (a) x; (b) y; (ba) z; (c) w.", ["1", "1(a)", "1(b)", "1(ba)", "1(c)"]),
        ("1. T A person who (a) takes it, or (b) sells it, is liable.", ["1", "1(a)", "1(b)"]),
    ],
    ids=["plain", "inserted-numbers", "inserted-letters", "after-a-word"],
)
def test_a_list_is_numbered(text: str, expected: list[str]) -> None:
    assert cited(text) == expected


def test_i_is_a_letter_after_h_when_j_follows_and_roman_when_ii_follows() -> None:
    letters = "1. T A— " + " ".join(f"({c}) x;" for c in "abcdefghijk")
    assert cited(letters)[-3:] == ["1(i)", "1(j)", "1(k)"]
    roman = "1. T A— " + " ".join(f"({c}) x;" for c in "abcdefg") + " (h) y— (i) z; (ii) w; (i) v."
    assert "1(h)(i)" in cited(roman)
    assert "1(h)(ii)" in cited(roman)


@pytest.mark.parametrize(
    "words_",
    [
        "under subsection (2) of section 9",
        "in paragraphs (a) to (c)",
        "an offence under section 5 (1) or 6 (2)",
        "in sections 4(1)(a) and (b)",
    ],
)
def test_a_reference_is_not_a_provision(words_: str) -> None:
    assert cited(f"1. T The court may act {words_} and may adjourn.") == ["1"]


def test_definitions_restart_their_lists_without_sharing_an_eid() -> None:
    text = (
        '2. Interpretation In this Act— "device" means— (a) a telephone; or (b) a computer; '
        '"record" includes— (a) an image; (b) a sound; "minor" means a person under 18.'
    )
    provisions = divide(Document(text=text), "en").provisions
    eids = [p.eid for p in provisions]
    assert len(set(eids)) == len(eids)
    items = [p for p in provisions if p.kind == "item"]
    assert [text[p.start : p.end].split('"')[1] for p in items] == ["device", "record", "minor"]
    assert {p.citation for p in items} == {"2"}
    assert [p.citation for p in provisions if p.parent == items[1].eid] == ["2(a)", "2(b)"]


def test_closing_words_belong_to_the_unit_around_the_list() -> None:
    text = "3. T (1) A person who—\n(a) takes a thing, or\n(b) sells it,\n\ncommits an offence.\n\n(2) Next."
    assert words(text, "3(1)(b)") == "(b) sells it,"
    assert words(text, "3(1)").endswith("commits an offence.")


def test_a_second_list_after_closing_words_stands_beside_the_first() -> None:
    text = (
        "3. T (1) A person who—\n(a) takes a thing, or\n(b) sells it,\n\nis liable—\n(i) to a fine, or\n(ii) to "
        "imprisonment."
    )
    assert "3(1)(i)" in cited(text)
    assert "3(1)(b)(i)" not in cited(text)


def test_the_marginal_note_of_a_subsection_belongs_to_it() -> None:
    text = (
        "Directions\n3 (1) The Minister may issue directions.\nObligation to issue\n(2) The Minister must publish them."
    )
    second = next(p for p in divide(Document(text=text), "en").provisions if p.citation == "3(2)")
    assert text[second.heading_start : second.heading_end] == "Obligation to issue"
    assert words(text, "3(1)").endswith("directions.")


def test_bold_terms_are_definitions_where_no_quotation_marks_are() -> None:
    text = "2 In this Act:\nchild means:\n(a) a minor; or\n(b) a ward.\ndevice means a machine."
    marks = tuple(Mark(text.index(w), text.index(w) + len(w), "bold") for w in ("child", "device"))
    provisions = divide(Document(text=text, marks=marks), "en").provisions
    assert [text[p.start : p.end].split()[0] for p in provisions if p.kind == "item"] == ["child", "device"]


def _holders(provisions: tuple[Provision, ...], offset: int) -> int:
    return sum(p.start <= offset < p.end for p in provisions)


def test_german_and_portuguese_numbering() -> None:
    german = "#### § 11 Begriffe\n\n(1) Im Sinne dieses Gesetzes ist\n\n1.  Kind:\n\n    a)  wer jung ist,\n\n    b)  wer klein ist;\n\n2.  Amt: jedes.\n\n(2) Vorsatz genügt.\n\n#### § 12 Weiteres\n\nText.\n"
    assert cited(german, "de") == ["11", "11(1)", "11(1)(1)", "11(1)(1)(a)", "11(1)(1)(b)", "11(1)(2)", "11(2)", "12"]
    text = (
        "Art. 1º É crime:\n\nI – agir;\n\nII – omitir.\n\n§ 1º A pena é de multa.\n\n§ 2º Não há crime.\n\n"
        "Art. 2º Esta Lei vigora.\n\nArt. 3º Fim."
    )
    found = cited(text, "pt")
    assert [c for c in found if c.startswith("1")][:1] == ["1º"] or found[0] == "1"
    assert any(c.endswith("(II)") for c in found)
    assert any(c.endswith("(2)") for c in found)
