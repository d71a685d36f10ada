"""Read plain text that was copied out of the source of a web page: entities and inline tags instead of letters."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import Final

_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(
    r"<sup>(?P<raised>[^\W\d]{1,4})</sup>|</?(?:b|i|em|strong|u|span|font|p|div|br|a|small)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_BREAKS: Final = re.compile(r"</?(?:p|div)\b", re.IGNORECASE)


def unescaped(text: str) -> tuple[str, int]:
    """Return a text with its entities and inline tags read as a browser shows them, and how many there were.

    A raised figure is a footnote's mark and stays what it is.

    >>> unescaped("Art. 1<sup>er</sup>. La pr&eacute;sente loi &amp; son annexe")
    ('Art. 1er. La présente loi & son annexe', 3)
    """
    count = 0

    def shown(m: re.Match[str]) -> str:
        nonlocal count
        if m[0][1] != "#" and m[0][1:] not in html5:
            return m[0]
        count += 1
        return html.unescape(m[0])

    def plain(m: re.Match[str]) -> str:
        nonlocal count
        count += 1
        if m["raised"]:
            return m["raised"]
        return "\n" if _BREAKS.match(m[0]) else " " if m[0][1:3].lower() == "br" else ""

    return _ENTITY.sub(shown, _TAG.sub(plain, text)), count
