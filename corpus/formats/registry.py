"""Which reader reads which kind of file, told by content and not by the file's name."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Sequence
from typing import Final

from corpus.document import Document
from corpus.formats.text import read_text
from corpus.formats.unzip import Archive, UnsafeZipError

Reader = Callable[[bytes, str, Sequence[str]], list[Document]]

# The first element, after the prolog; atomic groups, so that no crafted prolog makes the search slow.
_ROOT: Final = re.compile(
    rb"(?>\s+|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>)*+<(?:[\w.\-]+:)?(?P<name>[\w.\-]+)(?P<more>[^>]*)",
    re.DOTALL | re.IGNORECASE,
)
_XML_ROOTS: Final = frozenset(
    b"akomaNtoso Statute Regulation Bill Legislation lawDoc bill resolution pLaw uscDoc uslm ACT CONS.ACT".split()
)
_HTML: Final = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"SQLite format 3\x00", "database"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
)
UNSUPPORTED: Final = {
    "ole": "an old Word or Excel file (.doc, .xls), or an encrypted Office file",
    "rtf": "a Rich Text file",
    "image": "a picture: it needs OCR",
    "archive": "a compressed archive",
    "zip": "a ZIP file without a document lexgap knows",
    "odt": "an OpenDocument file",
    "docx": "a Word file",
    "xml": "an XML file",
    "html": "a web page",
    "database": "a database",
    "program": "a program",
}
# Readers of other rooms are imported when first needed: form -> module and function, tried in this order.
_LATER: Final = {
    "pdf": ("corpus.formats.pdf", "read_pdf"),
    "xml": ("corpus.formats.xml", "read_xml"),
    "html": ("corpus.formats.html", "read_html"),
    "docx": ("corpus.formats.docx", "read_docx"),
    "odt": ("corpus.formats.odt", "read_odt"),
}
_registered: dict[str, Reader] = {}


def register(form: str, reader: Reader) -> None:
    """Make a reader known for a form that `sniff` returns; a later call replaces an earlier one."""
    _registered[form] = reader


def sniff(data: bytes, name: str) -> str:
    """Return the form of a file by its first bytes: pdf, xml, html, docx, odt, zip, ole, image, ... or text.

    >>> sniff(b"%PDF-1.7", "a.txt"), sniff(b"1. Short title", "a.pdf")
    ('pdf', 'text')
    """
    head = data[:4096]
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zip_form(data)
    for magic, form in _MAGIC:
        if head.startswith(magic):
            return form
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or plain[1:2] == b"\x00":
        plain = plain.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    declared = plain.lstrip().startswith(b"<?xml")
    root = _ROOT.match(plain)
    known = root is not None and (root["name"] in _XML_ROOTS or declared or b"xmlns" in root["more"])
    if root is not None and known and root["name"].lower() != b"html":
        return "xml"
    if _HTML.search(plain[:2048]):
        return "html"
    return "xml" if declared else "text"


def _zip_form(data: bytes) -> str:
    # The directory at the end of the archive is read; no member is unpacked to tell the form.
    try:
        names = set(Archive(data, "").names)
    except UnsafeZipError:
        names = {n.decode() for n in (b"word/document.xml", b"content.xml") if n in data[:200_000]}
    if "word/document.xml" in names or "word/document2.xml" in names:
        return "docx"
    return "odt" if b"application/vnd.oasis.opendocument.text" in data[:200] else "zip"


def reader_of(form: str) -> Reader | None:
    """Return the reader of a form, None when there is none."""
    if form in _registered:
        return _registered[form]
    if form == "text":
        return lambda data, name, languages: read_text(data, name)
    if form not in _LATER:
        return None
    module, function = _LATER[form]
    try:
        found = getattr(importlib.import_module(module), function, None)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        return None
    if found is None:
        return None
    read = found

    def reader(data: bytes, name: str, languages: Sequence[str]) -> list[Document]:
        documents: list[Document] = read(data, name, languages=languages) if form == "pdf" else read(data, name)
        return documents

    return reader
