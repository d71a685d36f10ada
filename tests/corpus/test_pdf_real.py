"""The PDF reader against real law: floors that may only rise."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.formats.pdf import ocr, read_pdf
from corpus.problem import Severity


def _read(path: Path, languages: Sequence[str] = ()) -> list[Document]:
    return read_pdf(path.read_bytes(), path.name, languages=languages)


def _six_grams(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[k : k + 6]) for k in range(len(words) - 5)}


def _paragraphs(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["en", "fr"])
def test_canadian_acts_read_from_pdf_are_those_of_the_text(shared: Path, folder: str) -> None:
    common = read = written = equal = paragraphs = 0
    for path in sorted((shared / "corpus" / "canada" / folder).glob("[A-I]*.pdf")):
        text = _read(path)[0].text
        truth = path.with_suffix(".txt").read_text(encoding="utf-8").replace("\xad", "")
        ours, theirs = _six_grams(text.split()), _six_grams(truth.split())
        common, read, written = common + len(ours & theirs), read + len(ours), written + len(theirs)
        mine, its = _paragraphs(text), _paragraphs(truth)
        equal += sum(m.size for m in SequenceMatcher(None, mine, its, autojunk=False).get_matching_blocks())
        paragraphs += len(its)
    assert common / read >= 0.9999
    assert common / written >= 0.9999
    assert equal / paragraphs >= 0.999


@pytest.mark.shared
def test_footnotes_of_india_code_are_set_aside(shared: Path) -> None:
    (document,) = _read(shared / "corpus" / "pdf" / "in-pocso-act-2012.pdf")
    notes = [document.text[z.start : z.end] for z in document.zones if z.kind == "footnote"]
    assert len(notes) >= 20
    assert all(note[:1].isdigit() for note in notes)
    assert "1[(da) “child pornography” means any visual depiction" in document.text
    raised = {document.text[m.start : m.end] for m in document.marks if m.kind == "superscript"}
    assert raised <= set("123456789")


@pytest.mark.shared
def test_three_languages_are_three_documents(shared: Path) -> None:
    path = shared / "corpus" / "pdf" / "rw-penal-code-2018-three-languages.pdf"
    documents = _read(path, ["fr", "en"])
    assert [d.language for d in documents] == ["fr", "en", "rw"]
    for document, word in zip(documents, ("Article", "Article", "Ingingo ya"), strict=True):
        numbers = [
            line.split(":")[0].removeprefix(word).strip() for line in document.text.split("\n") if line.startswith(word)
        ]
        assert sum(str(n) in numbers for n in range(2, 335)) >= 325


@pytest.mark.shared
def test_contents_of_a_consolidated_act_are_a_zone(shared: Path) -> None:
    (document,) = _read(shared / "corpus" / "pdf" / "ke-data-protection-act.pdf")
    contents = [document.text[z.start : z.end] for z in document.zones if z.kind == "contents"]
    assert sum(c.count("\n") + 1 for c in contents) >= 85
    assert "Assented" not in "".join(contents)


@pytest.mark.shared
def test_scan_needs_ocr(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "engine", lambda: None)
    (document,) = _read(shared / "corpus" / "pdf" / "rw-law-2004-9-scanned.pdf")
    assert document.text == ""
    assert [(p.code, p.severity) for p in document.problems] == [("no-text-layer", Severity.UNREAD)]
