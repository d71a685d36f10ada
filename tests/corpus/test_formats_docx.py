"""Word files: what Word computes and prints is in the text, what is deleted is not."""

from __future__ import annotations

import io
import re
import time
import zipfile

import docx
import pytest

from corpus.instrument import Instrument
from corpus.problem import Severity
from corpus.read import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Clause"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:isLgl/><w:lvlText w:val="%1.%4"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:basedOn w:val="Base"/><w:pPr><w:numPr>
<w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:basedOn w:val="Clause"/></w:style>
<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/>
</w:rPr></w:style><w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>"""


def word(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/numbering.xml", NUMBERING)
        archive.writestr("word/styles.xml", STYLES)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def p(words: str, *, style: str = "", level: int = -1, num: int = 1) -> str:
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>' if level >= 0 else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = words if "<w:" in words else f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
    return f"<w:p><w:pPr>{named}{listed}</w:pPr>{runs}</w:p>"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def text_of(data: bytes) -> Instrument:
    (found,) = read_bytes(data, "bill.docx")
    assert found.fatal is None
    return found


def test_numbers_of_styles_and_levels_are_printed() -> None:
    bill = text_of(
        word(
            p("Short title", style="Clause") + p("One", level=1) + p("Two", level=1) + p("a", level=2) + p("b", level=2)
            + p("Three", level=1) + p("again", level=2) + p("Record", style="Clause") + p("One", level=1)
            + p("legal", level=3) + p("fifth", level=2, num=2) + p("sixth", level=2, num=2)
            + p("plain", style="Clause", level=0, num=0)
        )
    )  # fmt: skip
    assert bill.text.splitlines() == [
        "1. Short title", "(1) One", "(2) Two", "(a) a", "(b) b", "(3) Three", "(a) again", "2. Record", "(1) One",
        "2.1 legal", "(e) fifth", "(f) sixth", "plain",
    ]  # fmt: skip
    cited = [q.citation for q in bill.provisions]
    assert cited[:4] == ["1", "1(1)", "1(2)", "1(2)(a)"]


def test_tracked_changes_are_read_as_the_current_text() -> None:
    body = (
        p(run("A person ") + f"<w:del>{run('may').replace('w:t', 'w:delText')}</w:del><w:ins>{run('shall')}</w:ins>"
          + run(" keep it."))
        + f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('First ')}</w:p>" + p("second.")
        + f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>{run('Gone.').replace('w:t', 'w:delText')}</w:del></w:p>"
        + p("<w:moveTo>" + run("Moved here.") + "</w:moveTo>") + p("<w:moveFrom>" + run("Moved away.") + "</w:moveFrom>")
    )  # fmt: skip
    bill = text_of(word(body))
    assert bill.text.splitlines() == ["A person shall keep it.", "First second.", "Moved here."]
    marks = [bill.text[m.start : m.end] for m in bill.marks if m.kind == "insertion"]
    assert marks == ["shall", "Moved here."]
    left = [q.message for q in bill.problems if q.code == "deletion-left-out"]
    assert left == [
        "deleted words left out: may",
        "deleted words left out: Gone.",
        "deleted words left out: Moved away.",
    ]


def test_tables_headings_notes_contents_and_fields() -> None:
    cell = "<w:tc>{}</w:tc>"
    row = "<w:tr>{}</w:tr>"
    table = f"<w:tbl>{row.format(cell.format(p('Offence')) + cell.format(p('Penalty') + p('in months')))}</w:tbl>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("4") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        p("Example Bill", style="Title") + p("Part 1 ... 3", style="TOC1") + p("Records", style="H")
        + p(run("A ") + run("rec", "<w:b/>") + run("ord", "<w:b/>") + run(" is kept under section ") + field
            + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("."))
        + table
    )  # fmt: skip
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{p("See the Gazette.")}</w:footnote></w:footnotes>'
    bill = text_of(word(body, footnotes=notes))
    assert bill.text.splitlines() == [
        "Example Bill", "Part 1 ... 3", "Records", "A record is kept under section 4.", "Offence\tPenalty", "in months",
        "See the Gazette.",
    ]  # fmt: skip
    assert bill.title == "Example Bill"
    assert {(z.kind, bill.text[z.start : z.end]) for z in bill.zones} >= {
        ("contents", "Part 1 ... 3"), ("footnote", "See the Gazette."),
    }  # fmt: skip
    found = {(m.kind, bill.text[m.start : m.end]) for m in bill.marks}
    assert {("bold", "record"), ("heading", "Records")} <= found


def test_a_file_made_by_python_docx_is_read() -> None:
    made = docx.Document()
    made.add_heading("Example Act", 0)
    made.add_paragraph("In this Act, a record is a book.", style="List Number")
    made.add_paragraph("A person must keep it.", style="List Number")
    out = io.BytesIO()
    made.save(out)
    act = text_of(out.getvalue())
    assert act.text.splitlines() == ["Example Act", "1. In this Act, a record is a book.", "2. A person must keep it."]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (word("").replace(b"word/document", b"word/documenx", 1), "zip-damaged"),
        (word("x" * 3)[:200], "zip-damaged"),
        (word('<w:p><w:r><w:t>' + " " * (70 * 2**20) + "</w:t></w:r></w:p>"), "zip-hostile"),
        (word("<w:sdt>" * 50_000), "xml-hostile"),
    ],
)  # fmt: skip
def test_hostile_and_damaged_files_are_problems(data: bytes, code: str) -> None:
    began = time.monotonic()
    (found,) = read_bytes(data, "bill.docx")
    assert time.monotonic() - began < 10
    codes = {q.code for q in found.problems if q.severity in (Severity.FATAL, Severity.UNREAD)}
    assert code in codes
    assert all(re.search(r"bill\.docx", q.message) for q in found.problems if q.code == code)


def test_a_long_file_takes_time_in_proportion() -> None:
    paragraph = p(run("A person who keeps a record ") + run("must", "<w:i/>") + run(" show it."), level=1)
    began = time.monotonic()
    text_of(word(paragraph * 500))
    short = time.monotonic() - began
    began = time.monotonic()
    text_of(word(paragraph * 4000))
    assert time.monotonic() - began < max(20 * short, 2)
