"""The bundled instruments: the committed PDFs are what the sources render to, and they can be read back."""

from __future__ import annotations

import io
import re
from typing import Literal

import msgspec
import pdfplumber
import pytest

pytest.importorskip("reportlab", reason="reportlab renders the bundled instruments (extra: dev)")

from corpus.render.bundle import BUNDLED, manifest, read_sources, render_all
from corpus.render.fonts import FONTS
from corpus.render.inline import Span, plain, read_spans
from corpus.render.layouts import Layout, read_layouts
from corpus.render.lines import Type, break_lines, read_hyphenation
from corpus.render.source import read_source

SOURCES = {source.head.id: source for source in read_sources()}
Outcome = Literal["met", "partial", "contrary", "silent", "not-applicable"]
USER_ASSIGNED = re.compile(r"q[m-z]|x[a-z]")


def text_of(content: bytes, layout: Layout, first_page: int) -> str:
    """Give the words of a PDF between its side margins, hyphens dropped and spaces evened."""
    pages = []
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for number, page in enumerate(pdf.pages, start=first_page):
            left, _, right, _ = layout.margins
            if layout.notes == "outer" and number % 2 == 0:
                left, right = right, left
            box = (left - 4, 0, page.width - right + 4, page.height)
            width = layout.column_width + layout.gutter / 2
            boxes = [box] if layout.columns == 1 else [(*box[:2], left + width, box[3]), (left + width, *box[1:])]
            pages += [page.crop(part).extract_text() or "" for part in boxes]
    return bare("\n".join(pages))


def bare(text: str) -> str:
    """Drop hyphens, which line breaks make and keep, and even the spaces."""
    return re.sub(r"\s+", " ", re.sub(r"-\n?", "", text)).replace("\xa0", " ")


@pytest.fixture(scope="module")
def rendered() -> dict[str, bytes]:
    return render_all()


@pytest.fixture(scope="module")
def words(rendered: dict[str, bytes]) -> dict[str, str]:
    layouts = read_layouts(BUNDLED / "layouts.yaml")
    return {
        name: text_of(rendered[f"{name}.pdf"], layouts[source.head.layout], source.head.first_page)
        for name, source in SOURCES.items()
    }


def test_rendering_twice_gives_the_same_bytes(rendered: dict[str, bytes]) -> None:
    assert render_all() == rendered


@pytest.mark.parametrize("name", SOURCES)
def test_committed_pdf_is_what_its_source_renders_to(name: str, rendered: dict[str, bytes]) -> None:
    committed = (BUNDLED / "pdf" / f"{name}.pdf").read_bytes()
    assert committed == rendered[f"{name}.pdf"], "run `python -m corpus.render` and commit corpus/bundled"


def test_no_pdf_without_a_source() -> None:
    assert {path.stem for path in (BUNDLED / "pdf").glob("*.pdf")} == set(SOURCES)


def test_manifest_is_what_the_sources_say() -> None:
    assert (BUNDLED / "manifest.yaml").read_text(encoding="utf-8") == manifest()


@pytest.mark.parametrize("name", SOURCES)
def test_pdf_is_small_and_undated(name: str, rendered: dict[str, bytes]) -> None:
    content = rendered[f"{name}.pdf"]
    assert len(content) < 200_000
    assert b"D:2000010100" in content


@pytest.mark.parametrize(
    ("name", "phrase"), [(name, phrase) for name, source in SOURCES.items() for phrase in source.head.expect]
)
def test_phrase_is_read_back_from_the_pdf(name: str, phrase: str, words: dict[str, str]) -> None:
    assert bare(phrase) in words[name]


@pytest.mark.parametrize("name", SOURCES)
def test_every_character_of_the_source_has_a_glyph(name: str, rendered: dict[str, bytes]) -> None:
    blocks = [side for block in SOURCES[name].blocks for side in (block, block.beside) if side]
    written = {char for block in blocks if block.kind != "table" for char in plain(block.text)}
    with pdfplumber.open(io.BytesIO(rendered[f"{name}.pdf"])) as pdf:
        read = {char["text"] for page in pdf.pages for char in page.chars}
    assert written - {"\xa0"} <= read | {" "}


@pytest.mark.parametrize("name", SOURCES)
def test_countries_are_invented_and_codes_user_assigned(name: str) -> None:
    head = SOURCES[name].head
    assert USER_ASSIGNED.fullmatch(head.jurisdiction)
    assert head.id.startswith(f"{head.jurisdiction}-")
    assert head.kind in {"act", "bill", "code", "treaty", "guidance"}
    assert head.expect


@pytest.mark.parametrize("name", SOURCES)
def test_footnotes_called_are_written_once(name: str) -> None:
    called = [
        span.text
        for block in SOURCES[name].blocks
        for span in read_spans(block.text)
        if span.raised and block.kind != "footnote"
    ]
    written = [block.label for block in SOURCES[name].blocks if block.kind == "footnote"]
    assert called == written


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"alternatives": "or"}):
    """Hold the author's reading of one instrument on one criterion."""

    outcome: Outcome
    at: tuple[str, ...] = ()
    alternatives: tuple[Outcome, ...] = ()
    note: str = ""


def test_expected_findings_fit_the_instruments() -> None:
    text = (BUNDLED / "expected.yaml").read_text(encoding="utf-8")
    expected = msgspec.yaml.decode(text, type=dict[str, dict[str, Expected]])
    assert set(expected) == set(SOURCES)
    assert len({frozenset(answers) for answers in expected.values()}) == 1
    for name, answers in expected.items():
        for criterion, answer in answers.items():
            evident = answer.outcome in {"met", "partial", "contrary"}
            assert bool(answer.at) == evident, (name, criterion)
            assert answer.outcome not in answer.alternatives, (name, criterion)


def test_some_words_are_hyphenated_at_line_ends(rendered: dict[str, bytes]) -> None:
    with pdfplumber.open(io.BytesIO(rendered["xa-children-technology-act-2024.pdf"])) as pdf:
        lines = [line for page in pdf.pages for line in (page.extract_text() or "").splitlines()]
    assert sum(line.endswith("-") for line in lines) >= 3


def test_word_is_broken_at_its_listed_point_and_keeps_its_typeface() -> None:
    kind = Type(FONTS["times"], 10)
    points = read_hyphenation(BUNDLED / "hyphenation.txt")
    lines = break_lines((Span("an "), Span("exploitation", bold=True)), kind, (60, 60), points)
    assert [[span.text for span in line.spans] for line in lines] == [["an ", "exploita-"], ["tion"]]
    assert lines[0].spans[1].bold
    assert lines[-1].last


def test_word_longer_than_the_line_is_set_alone() -> None:
    kind = Type(FONTS["times"], 10)
    lines = break_lines((Span("a supercalifragilistic b"),), kind, (40, 40), {})
    assert ["".join(span.text for span in line.spans) for line in lines] == ["a", "supercalifragilistic", "b"]


def test_unclosed_mark_is_not_refused() -> None:
    assert read_spans("one **two") == (Span("one "), Span("two", bold=True))


def test_bad_front_matter_names_the_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("sources") / "odd.txt"
    path.write_text("---\nid: odd\n---\ntext", encoding="utf-8")
    with pytest.raises(ValueError, match=r"odd\.txt: front matter: .*title"):
        read_source(path)
    path.write_text("no front matter", encoding="utf-8")
    with pytest.raises(ValueError, match=r"odd\.txt: expected front matter"):
        read_source(path)


def test_bad_layout_names_the_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("layouts") / "layouts.yaml"
    path.write_text("plain: {family: times, colour: red}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"layouts\.yaml: "):
        read_layouts(path)
