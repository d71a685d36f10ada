"""Pages that are pictures: read by OCR where it is installed, unread where it is not."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.formats.pdf import ocr, read_pdf
from corpus.problem import Severity

LINES = ("1. Short title", "This Act may be cited as the Records Act.", "2. Duty", "A person shall keep a record.")


def _drawn(pages: Sequence[bool]) -> bytes:
    """Return a PDF of pages that hold the lines as text (True) or as a picture of it (False)."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 300))
    for written in pages:
        if written:
            _lines(canvas)
        else:
            canvas.drawImage(ImageReader(_picture()), 0, 0, 400, 300)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _lines(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 14)
    for k, line in enumerate(LINES):
        canvas.drawString(40, 250 - 24 * k, line)


def _picture() -> object:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 300))
    _lines(canvas)
    canvas.save()
    return pypdfium2.PdfDocument(out.getvalue())[0].render(scale=4).to_pil()


def test_without_tesseract_a_picture_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "engine", lambda: None)
    (document,) = read_pdf(_drawn([True, False]), "act.pdf")
    assert [(p.code, p.severity, p.page) for p in document.problems] == [("no-text-layer", Severity.UNREAD, 2)]


@pytest.mark.parametrize(("sure", "severity"), [(96, Severity.NOTE), (40, Severity.DOUBT)])
def test_words_of_ocr_become_text_with_their_place_and_confidence(
    monkeypatch: pytest.MonkeyPatch, sure: int, severity: Severity
) -> None:
    rows = ["level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext"]
    scale = ocr.DPI / 72
    for n, line in enumerate(LINES):
        for k, word in enumerate(line.split()):
            box = (round((40 + 60 * k) * scale), round((40 + 24 * n) * scale), round(50 * scale), round(10 * scale))
            rows.append("\t".join(map(str, (5, 1, 1, 1, n, k, *box, sure, word))))
    done = subprocess.CompletedProcess([], 0, "\n".join(rows).encode(), b"")
    monkeypatch.setattr(ocr, "engine", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_installed", lambda: frozenset({"eng"}))
    monkeypatch.setattr(ocr.subprocess, "run", lambda *_, **__: done)
    (document,) = read_pdf(_drawn([False]), "act.pdf")
    assert document.text.split() == " ".join(LINES).split()
    assert [(p.code, p.severity, p.page) for p in document.problems] == [("ocr", severity, 1)]
    assert document.geometry is not None
    (box,) = document.geometry.boxes(document.text.index("Records"), document.text.index("Records") + 7)
    assert box.page == 1
    assert abs(box.top - 64) < 6


def test_a_page_that_takes_too_long_stays_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("tesseract", 1)

    monkeypatch.setattr(ocr, "engine", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_installed", lambda: frozenset({"eng"}))
    monkeypatch.setattr(ocr.subprocess, "run", late)
    (document,) = read_pdf(_drawn([False]), "act.pdf")
    assert [(p.code, p.severity) for p in document.problems] == [("no-text-layer", Severity.UNREAD)]


@pytest.mark.skipif(ocr.engine() is None, reason="tesseract is not installed")
def test_a_picture_between_pages_of_text_is_read() -> None:
    (document,) = read_pdf(_drawn([True, False]), "act.pdf", languages=["en"])
    assert document.text.count("This Act may be cited as the Records Act.") == 2
    (problem,) = [p for p in document.problems if p.code == "ocr"]
    assert (problem.page, problem.severity) == (2, Severity.NOTE)


@pytest.mark.shared
@pytest.mark.fuzz
@pytest.mark.skipif(ocr.engine() is None, reason="tesseract is not installed")
def test_a_scanned_gazette_is_read(shared: Path) -> None:
    path = shared / "corpus" / "pdf" / "rw-law-2004-9-scanned.pdf"
    documents = read_pdf(path.read_bytes(), path.name)
    assert sum(len(d.text) for d in documents) > 20_000
    assert {p.code for d in documents for p in d.problems} == {"ocr"}
