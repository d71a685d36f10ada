"""Plain text in any encoding, kept verbatim."""

from __future__ import annotations

import codecs
import time

import pytest

from corpus.divide import divide
from corpus.divide.zones import leading_zones, trailing_zone
from corpus.formats.text import read_text
from corpus.profile import profile_for

LAW = "1. Title\nThe “child” is – a “minor” – é ü ñ.\n2. Other\nNothing else is meant by this Act.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_give_the_same_text(encoding: str) -> None:
    (document,) = read_text(LAW.encode(encoding), "a.txt")
    assert document.text.lstrip("\ufeff") == LAW
    assert not [p for p in document.problems if p.severity == "fatal"]


def test_a_guessed_encoding_is_a_note() -> None:
    text = (
        "Article 1\nLe mineur âgé de moins de quinze ans est protégé par la présente loi. L'État veille à ce qu'il le soit.\n"
        * 5
    )
    (document,) = read_text(text.encode("cp1252"), "a.txt")
    assert document.text == text
    assert [(p.code, p.severity.value) for p in document.problems] == [("encoding-guessed", "note")]


def test_only_line_ends_change() -> None:
    (document,) = read_text(b"a\r\nb\rc\t\x0c d  e\n", "a.txt")
    assert document.text == "a\nb\nc\t\x0c d  e\n"


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 200, bytes(range(256)) * 20, b"abc\x00def" * 50, b"\x01\x02" * 400]
)
def test_binary_content_is_fatal_with_advice(data: bytes) -> None:
    (document,) = read_text(data, "a.txt")
    assert document.text == ""
    assert document.problems[-1].severity == "fatal"
    assert document.problems[-1].advice


def test_a_damaged_byte_order_mark_file_is_read_with_a_doubt() -> None:
    (document,) = read_text(codecs.BOM_UTF8 + b"1. Title\xff", "a.txt")
    assert document.text.startswith("1. Title")
    assert [p.code for p in document.problems] == ["encoding-damaged"]


def test_markdown_headings_and_emphasis_become_marks() -> None:
    (document,) = read_text(b"##### 3. **Heading.**\n\n**Part one**\n\nA *term* here.\n", "a.md")
    marked = {(m.kind, document.text[m.start : m.end]) for m in document.marks}
    assert ("heading", "3. **Heading.**") in marked
    assert ("heading", "Part one") in marked
    assert ("italic", "term") in marked
    assert ("bold", "Heading.") in marked


def test_provenance_lines_and_front_matter_are_not_law() -> None:
    text = '# Provenance: a mirror\n# second line\n\n---\ntitle: "An Act"\n---\n1. Title\nThis is law.\n'
    assert [z.kind for z in leading_zones(text)] == ["front-matter", "front-matter"]
    (document,) = read_text(text.encode(), "a.txt")
    division = divide(document, "en")
    assert [p.citation for p in division.provisions] == ["1"]


def test_a_markdown_title_is_not_provenance() -> None:
    assert leading_zones("# An Act to try things\n\n1. Title\nText.\n") == []


def test_site_furniture_at_the_end_is_set_aside() -> None:
    law = "1. Title\nThe rule is this.\n\n" * 3 + "9. Last\nThe last rule. "
    text = law + "Home About us Contact us Terms of Use Privacy Policy"
    zone = trailing_zone(text, profile_for("en"))
    assert zone is not None
    assert text[: zone.start].rstrip().endswith("The last rule.")
    assert trailing_zone(law + "No one shall contact us by mail.", profile_for("en")) is None


def test_footnotes_and_history_lines_are_zones() -> None:
    text = "1. Title\nA rule. Previous Version\n\n[Footnote] 1. Inserted by Act 2 of 2019.\n\n2. Next\nAnother rule.\n"
    division = divide(read_text(text.encode(), "a.txt")[0], "en")
    assert {z.kind for z in division.zones} == {"amendment-history", "footnote"}
    assert [p.citation for p in division.provisions] == ["1", "2"]


def test_one_line_of_five_megabytes_is_read_in_linear_time() -> None:
    text = "1. Title (1) A person shall not act; (a) here, or (b) there. (2) Nor may another. " * 60_000
    begin = time.perf_counter()
    (document,) = read_text(text.encode(), "a.txt")
    assert len(document.text) == len(text)
    assert time.perf_counter() - begin < 10
