"""Read plain text and Markdown in any encoding, verbatim."""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from corpus.document import Document, Mark
from corpus.formats.entities import unescaped
from corpus.problem import Problem, Severity

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# charset-normalizer reads a sample: more does not change its answer, and costs seconds.
_SAMPLE: Final = 200_000
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(?P<h>[^\n]*?\S)[ \t#]*$", re.MULTILINE)
_BOLD_LINE = re.compile(r"^[ \t]*\*\*(?P<h>[^*\n]{1,200})\*\*[ \t]*$", re.MULTILINE)
_BOLD = re.compile(r"(?<!\*)\*\*(?P<t>[^*\s][^*\n]{0,300}?)\*\*(?!\*)")
_ITALIC = re.compile(r"(?<![*\w])\*(?P<t>[^*\s][^*\n]{0,300}?)\*(?!\*)")


def read_text(data: bytes, name: str) -> list[Document]:
    """Read a text file into one document.

    Line ends become "\\n", HTML entities and inline tags what a browser shows; nothing else changes. Markdown
    headings and emphasis become marks. A guessed encoding is a
    NOTE, undecodable or binary content a FATAL problem with an empty text.
    """
    text, problems = decode(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if problems and problems[-1].severity is Severity.FATAL:
        return [Document(text="", problems=tuple(problems))]
    if not text.strip():
        problems.append(Problem("empty", f"{name} holds no text", Severity.FATAL, "Check that the file is complete."))
        return [Document(text="", problems=tuple(problems))]
    text, count = unescaped(text)
    if count:
        advice = "Compare quotations with the page it was copied from."
        message = f"{name} holds {count} HTML entities or tags, read as a browser shows them"
        problems.append(Problem("entities-read", message, Severity.NOTE, advice))
    return [Document(text=text, marks=_marks(text), problems=tuple(problems))]


def decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """Return the text of a file's bytes, and what was doubtful about decoding them."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), []
            except UnicodeDecodeError as error:
                text = data.decode(encoding, errors="replace")
                return text, [_damaged(name, encoding, error.start)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, name)
    if "\x00" in text:
        return _guess(data, name) if _looks_utf16(data) else ("", [_binary(name)])
    return text, [_binary(name)] if _mostly_control(text) else []


def _guess(data: bytes, name: str) -> tuple[str, list[Problem]]:
    if not _looks_utf16(data) and data[:_SAMPLE].count(0):
        return "", [_binary(name)]
    encoding = _utf16(data) or _best(data[:_SAMPLE])
    if encoding is None:
        return "", [_binary(name)]
    text = data.decode(encoding, errors="replace")
    if _mostly_control(text):
        return "", [_binary(name)]
    advice = "If letters with accents look wrong, save the file as UTF-8 and read it again."
    return text, [Problem("encoding-guessed", f"{name} is not UTF-8; read as {encoding}", Severity.NOTE, advice)]


def _best(sample: bytes) -> str | None:
    # A file that is UTF-8 but for a few damaged bytes is still UTF-8: the marks of replacement say where.
    if sample.decode("utf-8", errors="replace").count("\ufffd") * 2000 < len(sample):
        return "utf-8"
    best = from_bytes(sample).best()
    return best.encoding if best else None


def _looks_utf16(data: bytes) -> bool:
    return _utf16(data) is not None


def _utf16(data: bytes) -> str | None:
    """Return the UTF-16 form of bytes without a byte order mark: every other byte of Western text is zero."""
    head = data[:2000]
    if len(head) < 4:
        return None
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else None


def _mostly_control(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) * 50 > len(sample)


def _binary(name: str) -> Problem:
    return Problem(
        "not-text", f"{name} is not text", Severity.FATAL,
        "Give a PDF, Word, HTML, XML or plain text file; if this is text, save it as UTF-8.",
    )  # fmt: skip


def _damaged(name: str, encoding: str, at: int) -> Problem:
    return Problem(
        "encoding-damaged", f"{name} says it is {encoding}, but byte {at} is not", Severity.DOUBT,
        "Save the file again as UTF-8; the damaged characters are shown as \ufffd.",
    )  # fmt: skip


def _marks(text: str) -> tuple[Mark, ...]:
    """Return the marks of Markdown headings and emphasis; the marks leave out the signs themselves."""
    found: set[Mark] = set()
    for pattern in (_HEADING, _BOLD_LINE):
        found.update(Mark(*m.span("h"), "heading") for m in pattern.finditer(text))
    found.update(Mark(*m.span("t"), "bold") for m in _BOLD.finditer(text))
    found.update(Mark(*m.span("t"), "italic") for m in _ITALIC.finditer(text))
    return tuple(sorted(found))
