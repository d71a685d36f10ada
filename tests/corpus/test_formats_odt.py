"""OpenDocument texts: lists and headings numbered, tracked changes accepted."""

from __future__ import annotations

import io
import zipfile

import pytest

from corpus.instrument import Instrument
from corpus.read import read_bytes

NS = " ".join(
    f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
    for p, n in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
)
STYLES = f"""<office:document-styles {NS}><office:styles><text:outline-style>
<text:outline-level-style text:level="1" style:num-format="I" style:num-prefix="PART "/></text:outline-style>
</office:styles></office:document-styles>"""
AUTOMATIC = """<office:automatic-styles><text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
<text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>
<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles>"""


def odt(body: str, changes: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {NS}>{AUTOMATIC}<office:body><office:text>{changes}{body}</office:text></office:body>"
            "</office:document-content>",
        )
        archive.writestr("styles.xml", STYLES)
    return out.getvalue()


def read_one(data: bytes) -> Instrument:
    (found,) = read_bytes(data, "bill.odt")
    return found


def test_lists_and_headings_are_numbered() -> None:
    bill = read_one(
        odt(
            '<text:h text:outline-level="1">General</text:h><text:list text:style-name="L1"><text:list-item>'
            "<text:p>A <text:span text:style-name='T1'>record</text:span> is<text:s text:c='2'/>a book:</text:p><text:list>"
            "<text:list-item><text:p>bound;</text:p><text:p>or glued;</text:p></text:list-item>"
            "<text:list-item><text:p>loose.</text:p></text:list-item></text:list></text:list-item></text:list>"
            "<text:p>Between.</text:p><text:list text:style-name='L1' text:continue-numbering='true'><text:list-item>"
            "<text:p>Two.</text:p></text:list-item></text:list><text:list text:style-name='L1'><text:list-item>"
            "<text:p>Anew.</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell>"
            "<text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>"
            "</table:table>"
        )
    )
    assert bill.text.splitlines() == [
        "PART I General", "1. A record is  a book:", "(a) bound;", "or glued;", "(b) loose.", "Between.", "2. Two.",
        "1. Anew.", "a\tb",
    ]  # fmt: skip
    assert ("bold", "record") in {(m.kind, bill.text[m.start : m.end]) for m in bill.marks}


def test_tracked_changes_and_notes() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><office:change-info/><text:p>may</text:p>"
        "</text:deletion></text:changed-region><text:changed-region text:id='c2'><text:insertion/></text:changed-region>"
        "</text:tracked-changes>"
    )
    bill = read_one(
        odt(
            "<text:p>He <text:change text:change-id='c1'/><text:change-start text:change-id='c2'/>must"
            "<text:change-end text:change-id='c2'/> go<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>Cap. 7.</text:p></text:note-body></text:note>.</text:p>",
            changes,
        )
    )
    assert bill.text == "He must go.\nCap. 7."
    assert [bill.text[m.start : m.end] for m in bill.marks if m.kind == "insertion"] == ["must"]
    assert [bill.text[z.start : z.end] for z in bill.zones] == ["Cap. 7."]
    assert [p.message for p in bill.problems if p.code == "deletion-left-out"] == ["deleted words left out: may"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (odt("<text:section>" * 50_000), "xml-hostile"),
        (odt("").replace(b"content.xml", b"content.xm_"), "odt-broken"),
        (odt("x")[:300], "zip-damaged"),
    ],
)
def test_hostile_and_damaged_files_are_problems(data: bytes, code: str) -> None:
    found = read_one(data)
    assert found.fatal is not None
    assert found.fatal.code == code
