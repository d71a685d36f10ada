"""The check of a bill: what the notes hold, and that every file carries them to the right words."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from click.testing import CliRunner, Result
from docx.oxml.ns import qn

from cli import main
from corpus.bundle import FOLDER, bundled_files

PDFS = FOLDER / "pdf"
BILL = PDFS / "xc-computer-misuse-minors-act-2009.pdf"
LAW = PDFS / "xa-children-technology-act-2024.pdf"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words])


@pytest.fixture(scope="module")
def word_bill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = docx.Document()
    made.add_heading("Protection of Images Bill 2026", 0)
    made.add_heading("1. Short title", 2)
    made.add_paragraph("This Act may be cited as the Protection of Images Act 2026.")
    made.add_heading("2. Interpretation", 2)
    split = made.add_paragraph("In this Act, “child” means a person under the age of ")
    split.add_run("eighteen").bold = True
    split.add_run(" years; “recording” means a thing on which images are stored;")
    made.add_paragraph("“child pornography” means a photograph of a child engaged in sexual conduct.")
    made.add_heading("3. Possession", 2)
    made.add_paragraph("A person who knowingly possesses child pornography, contrary to section 9, commits an offence.")
    path = tmp_path_factory.mktemp("bill") / "bill.docx"
    made.save(path)
    return path


def commented(document: Any) -> list[tuple[str, str]]:
    """Return each comment's first line with the words it hangs on."""
    found = []
    for comment in document.comments:
        words, on = "", False
        for e in document.element.body.iter():
            mine = e.get(qn("w:id")) == str(comment.comment_id)
            on = True if mine and e.tag == qn("w:commentRangeStart") else on
            on = False if mine and e.tag == qn("w:commentRangeEnd") else on
            words += e.text if on and e.tag == qn("w:t") else ""
        found.append((comment.text.split("\n")[0], words))
    return found


def test_the_word_copy_hangs_each_note_on_its_words_and_changes_none(word_bill: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.docx"
    assert run("check", word_bill, "--against", LAW, "-o", copy).exit_code == 0
    before, after = docx.Document(str(word_bill)), docx.Document(str(copy))
    assert [p.text for p in after.paragraphs] == [p.text for p in before.paragraphs]
    notes = commented(after)
    assert ("Defined and never used", "recording") in notes
    assert ("Term to avoid", "child pornography") in notes
    assert ("Reference to a provision that does not exist", "section 9") in notes
    assert any(title.startswith("P5-02 contrary") and "photograph of a child" in words for title, words in notes)
    assert any(words == "Protection of Images Bill 2026" for _, words in notes)  # silence about the whole bill
    assert any("Compare" in c.text for c in after.comments)
    bold = [r.text for p in after.paragraphs for r in p.runs if r.bold]
    assert "eighteen" in bold


def test_the_same_bill_gives_the_same_bytes(word_bill: Path, tmp_path: Path) -> None:
    for ending in (".docx", ".html", ".json", ".sarif"):
        first, second = tmp_path / f"a{ending}", tmp_path / f"b{ending}"
        assert run("check", word_bill, "-o", first, "-o", second).exit_code == 0
        assert first.read_bytes() == second.read_bytes()


def test_the_pdf_copy_highlights_the_words(tmp_path: Path) -> None:
    copy, again = tmp_path / "copy.pdf", tmp_path / "again.pdf"
    assert run("check", BILL, "-o", copy, "-o", again).exit_code == 0
    assert copy.read_bytes() == again.read_bytes()
    highlighted = []
    document = pypdfium2.PdfDocument(copy)
    for page in document:
        words = page.get_textpage()
        for k in range(pdfium.FPDFPage_GetAnnotCount(page)):
            note = pdfium.FPDFPage_GetAnnot(page, k)
            rect = pdfium.FS_RECTF()
            pdfium.FPDFAnnot_GetRect(note, rect)
            if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_HIGHLIGHT:
                highlighted.append(words.get_text_bounded(rect.left, rect.bottom, rect.right, rect.top))
    assert any("child pornography" in w for w in highlighted)
    assert any("does not include a drawing" in w for w in highlighted)


def test_json_quotes_are_verbatim_and_every_gap_has_a_remedy(word_bill: Path, tmp_path: Path) -> None:
    out = tmp_path / "check.json"
    run("check", word_bill, "--against", LAW, "-o", out)
    made = json.loads(out.read_text(encoding="utf8"))
    (check,) = made["checks"]
    assert {t["file"] for t in made["texts"]} == {"bill.docx", LAW.name}
    assert made["rubric"]
    for note in check["notes"]:
        assert bool(note["missing"]) == bool(note["remedy"]) == (note["outcome"] in ("partial", "contrary", "silent"))
        assert len(note["exemplars"]) <= 3
        for exemplar in note["exemplars"]:
            assert exemplar["outcome"] in ("met", "partial")
            assert exemplar["quote"]
            assert exemplar["citation"]
            assert exemplar["because"]
    (altered,) = [n for n in check["notes"] if n["criterion"] == "P5-05"]
    assert altered["exemplars"][0]["source"] == LAW.name


def test_sarif_names_rules_and_places(word_bill: Path, tmp_path: Path) -> None:
    out = tmp_path / "check.sarif"
    run("check", word_bill, "-o", out)
    log = json.loads(out.read_text(encoding="utf8"))
    (made,) = log["runs"]
    assert log["version"] == "2.1.0"
    rules = {r["id"] for r in made["tool"]["driver"]["rules"]}
    for result in made["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in ("error", "warning", "note")
        for location in result["locations"]:
            region = location["physicalLocation"]["region"]
            assert region["charLength"] == len(region["snippet"]["text"])
            assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


def test_sarif_lines_are_those_of_a_text_file(tmp_path: Path) -> None:
    text = "Images Act 2020\n\n1. Offence\nA person who possesses child pornography commits an offence.\n"
    bill, out = tmp_path / "bill.txt", tmp_path / "o.sarif"
    bill.write_text(text, encoding="utf8")
    run("check", bill, "-o", out)
    (made,) = json.loads(out.read_text(encoding="utf8"))["runs"]
    (term,) = [r for r in made["results"] if r["ruleId"] == "term-to-avoid"]
    region = term["locations"][0]["physicalLocation"]["region"]
    line = text.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "child pornography"


def test_the_html_stands_alone_and_takes_no_law_as_markup(tmp_path: Path) -> None:
    bill, out = tmp_path / "bill.txt", tmp_path / "o.html"
    bill.write_text(
        "Images Act 2020\n\n1. Offence\nA person who possesses child pornography <script>alert(1)</script> commits an offence.\n",
        encoding="utf8",
    )
    assert run("check", bill, "-o", out).exit_code == 0
    page = out.read_text(encoding="utf8")
    assert "<script>alert" not in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


@pytest.mark.parametrize(
    ("fail_on", "code"), [("", 0), ("contrary", 1), ("met,gap", 1), ("unread", 0), ("fault", 1), ("contary", 2)]
)
def test_exit_codes_follow_fail_on(word_bill: Path, fail_on: str, code: int) -> None:
    assert run("check", word_bill, "--fail-on", fail_on).exit_code == code


def test_the_terminal_shows_outcome_words_missing_and_remedy(word_bill: Path) -> None:
    shown = run("check", word_bill, "--against", LAW).stdout
    assert "P5-02  contrary" in shown
    assert "To draft:" in shown
    assert "Compare " in shown
    assert "s 3: Section 9 is cited" in shown


def test_what_cannot_be_done_is_said_with_2(word_bill: Path, tmp_path: Path) -> None:
    text = tmp_path / "bill.txt"
    text.write_text("1. This Act may be cited as X.", encoding="utf8")
    for words in (
        ("check", text, "-o", tmp_path / "a.docx"),
        ("check", text, "-o", tmp_path / "a.rtf"),
        ("check", word_bill, "-o", word_bill),
        ("check", tmp_path / "nowhere.txt"),
        ("check", word_bill, text),
    ):
        result = run(*words)
        assert result.exit_code == 2, words
        assert result.stderr


def test_exemplars_never_come_from_guidance_or_the_bill_itself(tmp_path: Path) -> None:
    files = [path for path, _ in bundled_files()]
    guidance = next(f for f in files if "guidance" in f.name)
    manifest = FOLDER / "manifest.yaml"
    out = tmp_path / "a.json"
    run("check", BILL, "--against", BILL, "--against", guidance, "--manifest", manifest, "-o", out)
    (check,) = json.loads(out.read_text(encoding="utf8"))["checks"]
    assert not [e for n in check["notes"] for e in n["exemplars"]]


def test_a_word_file_with_tracked_changes_and_tables_is_annotated(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Images Act 2020")
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "1."
    table.rows[0].cells[1].text = "A person who possesses child pornography commits an offence."
    gone = made.add_paragraph("2. A person who sells child pornography commits an offence.")
    deleted = docx.oxml.OxmlElement("w:del")
    run_element = gone.runs[0]._r
    run_element.addprevious(deleted)
    deleted.append(run_element)
    run_element.findall(qn("w:t"))[0].tag = qn("w:delText")
    bill, copy = tmp_path / "bill.docx", tmp_path / "copy.docx"
    made.save(bill)
    assert run("check", bill, "-o", copy).exit_code == 0
    notes = commented(docx.Document(io.BytesIO(copy.read_bytes())))
    assert notes.count(("Term to avoid", "child pornography")) == 1
