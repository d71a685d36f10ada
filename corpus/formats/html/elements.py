"""What the elements of any web page mean for the text."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from corpus.document import ZoneKind
from corpus.formats.counters import count
from corpus.formats.xml.rule import (
    BLOCK,
    BOLD,
    CELL,
    HEADING,
    INLINE,
    ITALIC,
    SKIP,
    SUPERSCRIPT,
    TERM,
    Element,
    Rule,
    name_of,
    words_of,
)

_SKIPPED: Final = frozenset(
    "head script style noscript template svg iframe object embed button input select textarea img video audio "
    "canvas map link meta datalist dialog math".split()
)
_BLOCKS: Final = frozenset(
    "html body address article aside blockquote center dd details div dl dt fieldset figcaption figure footer "
    "form header hgroup hr li main nav ol p section summary table tbody thead tfoot tr ul caption menu br "
    "legend".split()
)
_RULES: Final = {
    "b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC, "sup": SUPERSCRIPT, "dfn": TERM, "td": CELL, "th": CELL,
    "ins": Rule(mark="insertion"), "pre": Rule(flow="block", exact=True),
    # Official sites strike out what has been repealed and keep it in view.
    "del": Rule(zone="amendment-history"), "s": Rule(zone="amendment-history"),
    "strike": Rule(zone="amendment-history"),
    **{f"h{n}": HEADING for n in range(1, 7)},
}  # fmt: skip
_CHROME_TAGS: Final = frozenset({"nav", "aside", "footer", "form", "menu"})
_CHROME_ROLES: Final = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar"})
_CHROME: Final = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|cookies?|share|sharing|social|sidebar|site-?(?:header|footer)|"
    r"toolbar|search|login|skip-?(?:link|nav|to)|pagination|pager|related|advert|banner|newsletter|print-?only|"
    r"footer|feedback)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTES: Final = re.compile(
    r"(?:^|[\s_-])(?:foot-?notes?|end-?notes?|oj-note|note-list|fussnoten?|notes-bas)(?:$|[\s_-])", re.IGNORECASE
)
_LABELLED: Final = frozenset({"div", "ul", "ol", "section", "header", "p", "a"})
_NOTE_ROLES: Final = frozenset({"doc-endnotes", "doc-footnote", "doc-endnote", "note"})
_RUNNING: Final = 1500
_OWN_NUMBER: Final = re.compile(r"\W{0,2}(?:\d{1,4}|[a-z]{1,4}|[IVXLC]{1,6})\s?[.)°º\]-]")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Text columns that a style sheet sets side by side, with no space between them in the page (legislation.gov.uk).
_COLUMN: Final = re.compile(r"(?:^|\s)(?:LegDS|akn-num)(?:$|\s)")


def rule(element: Element) -> Rule:
    """Return what an element of a page means."""
    name = name_of(element).lower()
    if name in _SKIPPED or _is_hidden(element):
        return SKIP
    zone = zone_of(element, name)
    if zone is not None:
        return Rule(flow="block", zone=zone)
    if name == "li":
        return _list_item(element)
    if name == "span" and _COLUMN.search(element.get("class") or ""):
        return Rule(after=" ")
    return _RULES.get(name, BLOCK if name in _BLOCKS else INLINE)


def zone_of(element: Element, name: str) -> ZoneKind | None:
    """Return how a site sets an element aside by its name, role and class, None when it does not."""
    role = element.get("role") or ""
    labels = f"{element.get('class') or ''} {element.get('id') or ''}"
    if role in _NOTE_ROLES or (name in ("p", "div", "ol", "ul", "section", "aside", "table") and _NOTES.search(labels)):
        return "footnote"
    if role in _CHROME_ROLES or (name in _CHROME_TAGS and not _holds_law(element)):
        return "boilerplate"
    if name in _LABELLED and _CHROME.search(labels) and not _holds_law(element):
        return "boilerplate"
    return None


def _holds_law(element: Element) -> bool:
    """Say whether an element has running text of its own: a form around a whole page is not furniture."""
    running = 0
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, e in walker:
        if event == "start":
            if e.tag == "a":
                walker.skip_subtree()
            else:
                running += len((e.text or "").strip())
        elif e is not element:
            running += len((e.tail or "").strip())
        if running > _RUNNING:
            return True
    return False


def _is_hidden(element: Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


def _list_item(element: Element) -> Rule:
    """Return the rule of a list item; the browser prints a number unless the text brings its own."""
    around = element.getparent()
    if around is None or name_of(around) != "ol" or _OWN_NUMBER.match(words_of(element)[:12]):
        return BLOCK
    style = f"{around.get('style') or ''} {element.get('style') or ''}".replace(" ", "")
    if "list-style:none" in style or "list-style-type:none" in style:
        return BLOCK
    given = element.get("value") or ""
    start = around.get("start") or "1"
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
    before = sum(1 for _ in element.itersiblings("li", preceding=True)) if not given else 0
    n = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else first + before
    return Rule(flow="block", before=f"{count(n, around.get('type') or '1')}. ")
