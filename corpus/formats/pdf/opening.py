"""Open a PDF and take the characters off its pages, with a problem for each that has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.formats.pdf import pdfium
from corpus.formats.pdf.glyphs import FontBook, read_glyphs, view_of
from corpus.formats.pdf.ocr import read_scans
from corpus.formats.pdf.rules import read_rules
from corpus.formats.pdf.sheet import Sheet, build_sheet
from corpus.problem import Problem, Severity

MAX_PAGES = 5000
MAX_CHARS = 12_000_000
_LISTED = 20  # pages without text that get a problem of their own
_FEWEST = 50  # characters of a page from which its text is judged
_OCR_AGAIN = "Make the text anew (for example: ocrmypdf --force-ocr in.pdf out.pdf), then read the result."
_OCR = "Make the text searchable first (for example: ocrmypdf in.pdf out.pdf), then read the result."


@dataclass(slots=True)
class Opened:
    """Hold the pages of a file that have text, and what is wrong with the others."""

    pages: int
    sheets: list[Sheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def open_pdf(data: bytes, name: str, languages: Sequence[str] = ()) -> Opened:
    """Return the pages of a PDF, pictures of text read by OCR where it is installed.

    A file that cannot be opened has no pages and a FATAL problem.
    """
    handle = pdfium.load_document(data, len(data), None)
    if not handle:
        return Opened(0, [], [_cannot_open(name, pdfium.last_error())])
    try:
        opened, blank = _read_pages(handle, name)
    finally:
        pdfium.close_document(handle)
    sheets, told = read_scans(data, blank, languages)
    if sheets:
        opened.sheets = sorted([*opened.sheets, *sheets.values()], key=lambda s: s.number)
        opened.problems.extend(told)
    opened.problems.extend(_without_text([n for n in blank if n not in sheets], opened, name))
    return opened


def _cannot_open(name: str, error: int) -> Problem:
    if error == pdfium.ERROR_PASSWORD:
        advice = "Save a copy without the password (for example: qpdf --decrypt --password=... in.pdf out.pdf)."
        return Problem("encrypted", f"{name} is encrypted and needs a password", Severity.FATAL, advice)
    advice = "Open it in a PDF viewer; if that works, print it to a new PDF and read that."
    return Problem("not-a-pdf", f"{name} is not a PDF, or is damaged beyond reading", Severity.FATAL, advice)


def _read_pages(handle: int, name: str) -> tuple[Opened, list[int]]:
    """Return the pages that have text, and the numbers of those that have none."""
    count = int(pdfium.page_count(handle))
    opened = Opened(count)
    fonts = FontBook()
    blank: list[int] = []
    total = read = 0
    for number in range(1, min(count, MAX_PAGES) + 1):
        sheet = _read_page(handle, number, fonts)
        if sheet is None:
            blank.append(number)
        else:
            opened.sheets.append(sheet)
            if _garbled(sheet.chars):
                message = (
                    f"the letters of page {number} cannot be told: its fonts do not say which characters they draw"
                )
                opened.problems.append(Problem("garbled-text", message, Severity.UNREAD, _OCR_AGAIN, page=number))
            total += len(sheet.chars)
        read = number
        if total > MAX_CHARS:
            break
    if read < count:
        message = f"{name} has {count} pages; only the first {read} were read"
        opened.problems.append(
            Problem("too-long", message, Severity.UNREAD, "Split the file and read the parts.", page=read + 1)
        )
    return opened, blank


def _read_page(handle: int, number: int, fonts: FontBook) -> Sheet | None:
    page = pdfium.load_page(handle, number - 1)
    if not page:
        return None
    try:
        view = view_of(page)
        glyphs, turn = read_glyphs(page, view, fonts)
        if glyphs is None:
            return None
        view = view.turned(turn)
        sheet = build_sheet(number, glyphs, view.width, view.height)
        sheet.turn = turn
        sheet.rules = read_rules(page, view.place)
        return sheet
    finally:
        pdfium.close_page(page)


def _garbled(chars: str) -> bool:
    """Return whether more than one character in seven is unknown, private or a control character."""
    if chars.isascii() or len(chars) < _FEWEST:
        return False
    odd = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or "\x80" <= c <= "\x9f" for c in chars)
    return odd * 7 > len(chars)


def _without_text(blank: Sequence[int], opened: Opened, name: str) -> list[Problem]:
    if not opened.sheets:
        if not opened.pages:
            return [Problem("not-a-pdf", f"{name} has no pages", Severity.FATAL, "Check that it was saved whole.")]
        message = f"{name} has no text layer on any of its {opened.pages} pages; OCR needed"
        return [Problem("no-text-layer", message, Severity.UNREAD, _OCR)]
    found = [
        Problem("no-text-layer", f"page {n} has no text layer; OCR needed", Severity.UNREAD, _OCR, page=n)
        for n in blank[:_LISTED]
    ]
    if len(blank) > _LISTED:
        message = f"{len(blank) - _LISTED} more pages have no text layer; OCR needed"
        found.append(Problem("no-text-layer", message, Severity.UNREAD, _OCR, page=blank[_LISTED]))
    return found
