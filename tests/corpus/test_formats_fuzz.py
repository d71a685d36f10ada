"""Mutated files of every format: a problem or a text, never an exception, in bounded time."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Callable

import docx
import pytest

from corpus.akn_out import to_akn
from corpus.bundle import bundled_files
from corpus.formats.registry import reader_of
from corpus.read import read, read_bytes

ROUNDS = 1500
_WORDS = (
    b"<", b">", b"</p>", b"<p>", b"&amp;", b"&x;", b"<!--", b"]]>", b"\x00", b"\xff\xfe", b'"', b"<table>", b"(a)",
    b"<section>", b"<num>9</num>", b"</section>", b"<li>", b"<pre>", b"9" * 30, b"\xc3", b"xmlns=''", b"<?x?>",
)  # fmt: skip


def _akn() -> bytes:
    path, meta = bundled_files()[0]
    return to_akn(read(path, meta=meta)[0])


def _html() -> bytes:
    lines = b"".join(b"<p>(%d) A person must keep it.</p><ol><li>one</li></ol>" % n for n in range(40))
    return b"<!DOCTYPE html><html><body><nav>x</nav><div class='akn-act'>" + lines + b"</div></body></html>"


def _docx() -> bytes:
    made = docx.Document()
    for n in range(10):
        made.add_heading(f"Part {n}", 1)
        made.add_paragraph("A person must keep it.", style="List Number")
        made.add_table(2, 2).cell(0, 0).text = "x"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _odt() -> bytes:
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    paragraphs = "<t:h t:outline-level='1'>Part</t:h><t:list><t:list-item><t:p>One</t:p></t:list-item></t:list>" * 20
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<o:document-content xmlns:o='{office}' xmlns:t='{text}'><o:body><o:text>{paragraphs}</o:text></o:body>"
            "</o:document-content>",
        )
    return out.getvalue()


def _mutated(data: bytes, dice: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(found) + 1)
        what = dice.randrange(4)
        if what == 0:
            found[at:at] = dice.choice(_WORDS)
        elif what == 1:
            del found[at : at + dice.randint(1, 40)]
        elif what == 2:
            found[at : at + 1] = bytes([dice.randrange(256)])
        else:
            other = dice.randrange(len(found) + 1)
            found[at:at] = found[other : other + dice.randint(1, 200)]
    return bytes(found)


def _repacked(data: bytes, dice: random.Random) -> bytes:
    """Mutate one member of a ZIP file, so that the parts are reached and not only the container."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {n: archive.read(n) for n in archive.namelist()}
    parts = [n for n in members if n.endswith(("document.xml", "styles.xml", "numbering.xml", "content.xml"))]
    name = dice.choice(parts)
    members[name] = _mutated(members[name], dice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n, content in members.items():
            archive.writestr(n, content)
    return out.getvalue()


def _survives(form: str, data: bytes) -> None:
    reader = reader_of(form)
    assert reader is not None
    began = time.monotonic()
    documents = reader(data, f"fuzz.{form}", ())
    assert documents
    for found in read_bytes(data, f"fuzz.{form}"):
        assert "reader-failed" not in {p.code for p in found.problems}
    assert time.monotonic() - began < 10


@pytest.mark.fuzz
@pytest.mark.parametrize(("form", "make"), [("xml", _akn), ("html", _html), ("docx", _docx), ("odt", _odt)])
def test_mutated_files_never_raise(form: str, make: Callable[[], bytes]) -> None:
    data = make()
    dice = random.Random(7)
    for n in range(ROUNDS):
        change = _repacked if form in ("docx", "odt") and n % 4 else _mutated
        _survives(form, change(data, dice))


@pytest.mark.parametrize(("form", "make"), [("xml", _akn), ("html", _html), ("docx", _docx), ("odt", _odt)])
def test_a_few_mutated_files_never_raise(form: str, make: Callable[[], bytes]) -> None:
    data = make()
    dice = random.Random(11)
    for n in range(12):
        change = _repacked if form in ("docx", "odt") and n % 4 else _mutated
        _survives(form, change(data, dice))
