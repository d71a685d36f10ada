"""Parse web pages that nobody vouches for."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html

from corpus.formats.text import decode
from corpus.formats.xml.rule import Element, words_of
from corpus.problem import Problem, Severity

LARGEST: Final = 40 * 1024 * 1024
_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w\-]{3,20})""", re.IGNORECASE)
_PROLOG: Final = re.compile(r"\s*<\?xml[^>]*\?>")


def parse_html(data: bytes, name: str) -> tuple[Element | None, list[Problem]]:
    """Return the root of a page and what is wrong with it; None with a FATAL problem when it cannot be read."""
    if len(data) > LARGEST:
        message = f"{name} is a web page larger than {LARGEST // 2**20} MB"
        return None, [Problem("too-large", message, Severity.FATAL, "Split the file.")]
    text, problems = _decoded(data, name)
    if any(p.severity is Severity.FATAL for p in problems):
        return None, problems
    parser = html.HTMLParser(huge_tree=False, no_network=True, encoding="utf-8", collect_ids=False)
    try:
        root = html.document_fromstring(_PROLOG.sub("", text, count=1).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        advice = "Open it in a browser and save it again."
        problems.append(Problem("html-broken", f"{name} cannot be read as a web page: {error}", Severity.FATAL, advice))
        return None, problems
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        message = f"{name} nests its elements more deeply than a page of law needs; what lies deeper was not read"
        lost = Severity.UNREAD if words_of(root) else Severity.FATAL
        problems.append(Problem("html-hostile", message, lost, "Open it in a browser and save it as text."))
    return root, problems


def _decoded(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """Return a page as text: by its byte order mark, what it says of itself, or a guess."""
    said = _CHARSET.search(data[:8192])
    if said is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        encoding = said[1].decode("ascii").lower()
        # Browsers read Latin-1 as its Windows superset; curly quotes depend on it.
        encoding = "cp1252" if encoding in ("iso-8859-1", "latin1", "us-ascii", "ascii") else encoding
        try:
            return data.decode(encoding), []
        except (UnicodeDecodeError, LookupError):
            pass  # the page says something untrue of itself: decode() looks at the bytes
    return decode(data, name)
