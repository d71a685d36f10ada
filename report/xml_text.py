"""Text that office documents can hold: they are XML, which has no control characters."""

from __future__ import annotations

import re

# XML 1.0, production 2: these cannot stand in a document at all.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def printable(text: str) -> str:
    """Return text with control characters as the replacement character."""
    return _NOT_XML.sub("\ufffd", text)
