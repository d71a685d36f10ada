"""Bad files: each is said to be bad, none raises."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.formats.pdf import opening, read_pdf
from corpus.problem import Severity

BUNDLED = Path(__file__).resolve().parents[2] / "corpus" / "bundled" / "pdf"


def pdf(draw: Callable[[Canvas], None], **options: object) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, **options)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def _written(canvas: Canvas, pages: int = 1) -> None:
    for n in range(pages):
        canvas.drawString(72, 700, f"Page {n + 1} says that this Act binds the State.")
        canvas.showPage()


@pytest.mark.parametrize("data", [b"", b"\0" * 64, b"%PDF-1.7", b"not a pdf at all" * 50, b"%PDF-1.4\n%%EOF\n"])
def test_what_is_no_pdf_is_said_to_be_none(data: bytes) -> None:
    (document,) = read_pdf(data, "law.pdf")
    assert document.text == ""
    (problem,) = document.problems
    assert (problem.code, problem.severity) == ("not-a-pdf", Severity.FATAL)
    assert "law.pdf" in problem.message
    assert problem.advice


def test_encrypted_file_is_said_to_be_encrypted() -> None:
    locked = pdf(_written, encrypt=StandardEncryption("secret", ownerPassword="owner", canCopy=0))
    (document,) = read_pdf(locked, "law.pdf")
    assert [(p.code, p.severity) for p in document.problems] == [("encrypted", Severity.FATAL)]


def test_file_encrypted_without_a_user_password_is_read() -> None:
    locked = pdf(_written, encrypt=StandardEncryption("", ownerPassword="owner"))
    assert "binds the State" in read_pdf(locked, "law.pdf")[0].text


def _picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (40, 40), 128)), 72, 400, 200, 200)
    canvas.showPage()


def test_pages_without_text_are_named() -> None:
    def draw(canvas: Canvas) -> None:
        _written(canvas)
        _picture(canvas)
        _written(canvas)

    (document,) = read_pdf(pdf(draw), "law.pdf")
    assert document.text.count("binds the State") == 2
    (problem,) = document.problems
    assert (problem.code, problem.severity, problem.page) == ("no-text-layer", Severity.UNREAD, 2)
    assert problem.message == "page 2 has no text layer; OCR needed"


def test_scan_without_any_text_has_one_problem() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(3):
            _picture(canvas)

    (document,) = read_pdf(pdf(draw), "scan.pdf")
    assert document.text == ""
    (problem,) = document.problems
    assert problem.severity is Severity.UNREAD
    assert "no text layer on any of its 3 pages; OCR needed" in problem.message
    assert "ocrmypdf" in problem.advice


def test_broken_cross_reference_table_is_no_obstacle() -> None:
    whole = pdf(lambda c: _written(c, 3))
    at = whole.rindex(b"startxref")
    broken = whole[:at] + b"startxref\n99999999\n%%EOF\n"
    assert read_pdf(broken, "law.pdf")[0].text.count("binds the State") == 3


def test_very_many_pages_are_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_PAGES", 4)
    (document,) = read_pdf(pdf(lambda c: _written(c, 6)), "law.pdf")
    assert "Page 4" in document.text
    assert "Page 5" not in document.text
    (problem,) = [p for p in document.problems if p.code == "too-long"]
    assert (problem.severity, problem.page) == (Severity.UNREAD, 5)
    assert "has 6 pages; only the first 4 were read" in problem.message


def test_thousands_of_empty_pages_are_quick() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(3000):
            canvas.showPage()

    data = pdf(draw)
    started = time.perf_counter()
    (document,) = read_pdf(data, "empty.pdf")
    assert document.text == ""
    assert len(document.problems) == 1
    assert time.perf_counter() - started < 10


def _mutated(data: bytes, seed: int) -> bytes:
    source = random.Random(seed)
    broken = bytearray(data)
    for _ in range(source.randint(1, 30)):
        at = source.randrange(len(broken))
        kind = source.random()
        if kind < 0.5:
            broken[at] = source.randrange(256)
        elif kind < 0.75:
            del broken[at : at + source.randint(1, 400)]
        else:
            broken[at:at] = broken[max(0, at - 200) : at]
    return bytes(broken)


def _survives(data: bytes, seed: int) -> None:
    started = time.perf_counter()
    for document in read_pdf(_mutated(data, seed), "mutated.pdf"):
        assert document.text or document.problems
        if document.geometry and document.text:
            document.geometry.boxes(0, len(document.text))
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("seed", range(60))
def test_mutated_file_is_read_or_refused(seed: int) -> None:
    _survives(pdf(lambda c: _written(c, 4), pageCompression=seed % 2), seed)


@pytest.mark.fuzz
@pytest.mark.parametrize("path", sorted(BUNDLED.glob("*.pdf")), ids=lambda p: p.stem)
def test_many_mutations_of_a_bundled_file(path: Path) -> None:
    data = path.read_bytes()
    for seed in range(250):
        _survives(data, seed)
