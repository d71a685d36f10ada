"""Words cropped from the page at their boxes are the words of the text."""

from __future__ import annotations

import io
import pickle

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from corpus.document import Box
from corpus.formats.pdf import read_pdf
from corpus.geometry import PageGeometry

WORDS = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGéàçôü", min_size=1, max_size=12)
FONTS = st.sampled_from(["Times-Roman", "Times-Bold", "Helvetica", "Courier"])


@st.composite
def pages(draw: st.DrawFn) -> tuple[bytes, int]:
    """Return a PDF of one to three pages with paragraphs of random words, and how far its pages are turned."""
    buffer = io.BytesIO()
    turn = draw(st.sampled_from([0, 0, 0, 90, 180, 270]))
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=0)
    for _ in range(draw(st.integers(1, 3))):
        if turn:
            canvas.setPageRotation(turn)
        top = 760.0
        for _ in range(draw(st.integers(1, 4))):
            font, size = draw(FONTS), draw(st.sampled_from([8.5, 10.0, 12.0]))
            indent = draw(st.sampled_from([0, 18, 36]))
            text = " ".join(draw(st.lists(WORDS, min_size=1, max_size=40)))
            canvas.setFont(font, size)
            for line in simpleSplit(text, font, size, 450 - indent):
                canvas.drawString(72 + indent, top, line)
                top -= 1.25 * size
            top -= size
        canvas.showPage()
    canvas.save()
    return buffer.getvalue(), turn


def cropped(document: pdfplumber.pdf.PDF, boxes: list[Box]) -> str:
    """Return the characters whose middles lie in the boxes, in reading order, without spaces."""
    found = ""
    for box in boxes:
        chars = [
            c for c in document.pages[box.page - 1].chars
            if box.x0 <= (c["x0"] + c["x1"]) / 2 <= box.x1 and box.top <= (c["top"] + c["bottom"]) / 2 <= box.bottom
        ]  # fmt: skip
        found += "".join(c["text"] for c in chars)
    return found.replace(" ", "")


@settings(max_examples=40, deadline=None)
@given(pages(), st.data())
def test_words_at_the_boxes_are_the_words(made: tuple[bytes, int], data: st.DataObject) -> None:
    raw, _ = made
    for document in read_pdf(raw, "made.pdf"):
        text, geometry = document.text, document.geometry
        if geometry is None:
            continue
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, min(len(text), start + 200)))
        with pdfplumber.open(io.BytesIO(raw)) as opened:
            assert cropped(opened, list(geometry.boxes(start, end))) == "".join(text[start:end].split())


@settings(max_examples=20, deadline=None)
@given(pages())
def test_geometry_survives_bytes_and_pickle(made: tuple[bytes, int]) -> None:
    for document in read_pdf(made[0], "made.pdf"):
        geometry = document.geometry
        if isinstance(geometry, PageGeometry):
            data = geometry.to_bytes()
            assert PageGeometry.from_bytes(data) == geometry
            assert PageGeometry.from_bytes(data).to_bytes() == data
            assert pickle.loads(pickle.dumps(geometry)) == geometry


def test_geometry_refuses_other_bytes() -> None:
    with pytest.raises(ValueError, match="not the geometry"):
        PageGeometry.from_bytes(b"something else")


def test_page_and_indent() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for n in (1, 2):
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(72, 700, f"The rule of page {n} applies to each of the following persons who are named here:")
        canvas.drawString(90, 680, f"(a) person {n};")
        canvas.showPage()
    canvas.save()
    document = read_pdf(buffer.getvalue(), "made.pdf")[0]
    assert document.geometry is not None
    for n in (1, 2):
        at = document.text.index(f"(a) person {n}")
        assert document.geometry.page(at) == n
        assert document.geometry.indent(at) == pytest.approx(18, abs=0.5)


def test_words_written_sideways_are_read_and_boxed_where_they_stand() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.saveState()
    canvas.rotate(90)
    canvas.setFont("Times-Roman", 11)
    for k in range(5):
        canvas.drawString(100, -200 - 14 * k, f"line {k} of a table that is printed along the side of the page")
    canvas.restoreState()
    canvas.save()
    document = read_pdf(buffer.getvalue(), "made.pdf")[0]
    at = document.text.index("line 3")
    assert document.geometry is not None
    (box,) = document.geometry.boxes(at, at + 6)
    assert box.x0 < 242 < box.x1 + 1
    assert box.bottom == pytest.approx(A4[1] - 100, abs=1)
    assert box.bottom - box.top > box.x1 - box.x0
