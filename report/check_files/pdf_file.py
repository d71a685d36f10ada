"""A PDF copy of the bill, with the words of each note highlighted and the note attached to them."""

from __future__ import annotations

import ctypes
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from compare.bill_check import BillCheck
from corpus.document import Box
from corpus.instrument import Instrument
from report.check_files.annotations import Annotation, margin_notes
from report.check_files.word_file import AUTHOR, NotCopiedError

_OPACITY = 110
_NOTE = 18.0  # side of the square of a note that hangs on no words, in points
_ID = re.compile(rb"(/ID\s*\[\s*<[0-9A-Fa-f]*>\s*<)([0-9A-Fa-f]*)(>)")


def pdf_copy(original: bytes, checks: Sequence[BillCheck]) -> bytes:
    """Return the PDF with a highlight for each note and fault; a program that shows PDFs lists them as comments.

    What concerns no words of their own is a note in the corner of the first page. Raises NotCopiedError.
    """
    try:
        document = pypdfium2.PdfDocument(original)
    except pypdfium2.PdfiumError as error:
        raise NotCopiedError(f"the PDF cannot be opened for notes ({error})") from error
    with document:
        for number, boxes, annotation in _placed(checks):
            page = document[number - 1]
            _annotate(page, boxes, annotation)
            page.close()
        out = io.BytesIO()
        document.save(out)
    return _same_id(out.getvalue(), original)


def _placed(checks: Sequence[BillCheck]) -> Iterator[tuple[int, list[Box], Annotation]]:
    """Yield page, boxes and annotation; words that run over a page carry the note on each of its pages."""
    for check, annotation in margin_notes(checks):
        boxes = _boxes(check.instrument, annotation)
        if not boxes:
            yield 1, [], annotation
        for page in dict.fromkeys(b.page for b in boxes):
            yield page, [b for b in boxes if b.page == page], annotation


def _boxes(instrument: Instrument, annotation: Annotation) -> list[Box]:
    if annotation.place is None or instrument.geometry is None:
        return []
    return list(instrument.geometry.boxes(annotation.start, annotation.end))


def _annotate(page: Any, boxes: Sequence[Box], annotation: Annotation) -> None:
    kind = pdfium.FPDF_ANNOT_HIGHLIGHT if boxes else pdfium.FPDF_ANNOT_TEXT
    made = pdfium.FPDFPage_CreateAnnot(page, kind)
    quads = [_quad(page, b) for b in boxes]
    for quad in quads:
        pdfium.FPDFAnnot_AppendAttachmentPoints(made, ctypes.byref(quad))
    if quads:
        xs = [x for q in quads for x in (q.x1, q.x2, q.x3, q.x4)]
        ys = [y for q in quads for y in (q.y1, q.y2, q.y3, q.y4)]
        rect = pdfium.FS_RECTF(min(xs), max(ys), max(xs), min(ys))
    else:
        height = page.get_height()
        rect = pdfium.FS_RECTF(_NOTE, height - _NOTE, 2 * _NOTE, height - 2 * _NOTE)
    pdfium.FPDFAnnot_SetRect(made, ctypes.byref(rect))
    red, green, blue = (int(annotation.fill[i : i + 2], 16) for i in (1, 3, 5))
    pdfium.FPDFAnnot_SetColor(made, pdfium.FPDFANNOT_COLORTYPE_Color, red, green, blue, _OPACITY)
    _say(made, "Contents", f"{annotation.title}\n{annotation.text}")
    _say(made, "T", AUTHOR)
    pdfium.FPDFPage_CloseAnnot(made)


def _quad(page: Any, box: Box) -> Any:
    """Return a box of the page as shown as the four corners of the page as stored."""
    corners = [_stored(page, x, y) for y in (box.top, box.bottom) for x in (box.x0, box.x1)]
    return pdfium.FS_QUADPOINTSF(*(value for corner in corners for value in corner))


def _stored(page: Any, x: float, y: float) -> tuple[float, float]:
    """Return the page coordinates of a point given from the top left corner of the page as shown, in points."""
    scale = 100  # the function takes whole pixels: a hundredth of a point is fine enough
    px, py = ctypes.c_double(), ctypes.c_double()
    wide, high = round(page.get_width() * scale), round(page.get_height() * scale)
    pdfium.FPDF_DeviceToPage(page, 0, 0, wide, high, 0, round(x * scale), round(y * scale), px, py)
    return px.value, py.value


def _say(annotation: Any, key: str, words: str) -> None:
    encoded = words.encode("utf-16-le") + b"\x00\x00"
    buffer = ctypes.cast(ctypes.create_string_buffer(encoded), ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFAnnot_SetStringValue(annotation, key.encode(), buffer)


def _same_id(data: bytes, original: bytes) -> bytes:
    """Return the file with an identifier made from its content instead of a random one."""

    def told(m: re.Match[bytes]) -> bytes:
        digest = hashlib.sha256(original + b"lexgap").hexdigest().upper().encode()
        return m[1] + digest[: len(m[2])] + m[3]

    return _ID.sub(told, data)
