"""Pages of EUR-Lex, which carry the structure of the act in classes and ids."""

from __future__ import annotations

import re
from typing import Final

from corpus.formats.designation import group_kind
from corpus.formats.html import elements
from corpus.formats.xml.codes import language_code
from corpus.formats.xml.rule import (
    BLOCK,
    BOLD,
    HEADING,
    INLINE,
    ITALIC,
    NUMBER,
    SUPERSCRIPT,
    About,
    Element,
    Rule,
    name_of,
    words_of,
)

_ARTICLE: Final = re.compile(r"art_(?P<n>\w+)\Z")
_PARAGRAPH: Final = re.compile(r"\d{3}[a-z]*\.(?P<n>\d{3}[a-z]*)\Z")
_GROUP: Final = re.compile(r"(?:\w+\.)*(?:cpt|tis|prt|sct|ssc|bok)_\w+\Z")
_OTHER: Final = {"pbl": "preamble", "fnp": "conclusion", "anx": "schedule", "rct": "item"}
_MARKER: Final = re.compile(r"(?:\(?\w{1,5}[).]|\(\w{1,5}\)|[—–•-])\Z")
_DASHES: Final = frozenset("—–•-")
_KINDS: Final = ("paragraph", "subparagraph", "clause", "item")
_SPANS: Final = {"bold": BOLD, "italic": ITALIC, "super": SUPERSCRIPT}
_ON_LINE: Final = Rule(flow="block", part="number")


def applies(root: Element) -> bool:
    """Say whether a page is an act of EUR-Lex."""
    return any(_classes(e) & {"eli-container", "ti-art"} for e in root.iter("div", "p"))


def main(root: Element) -> Element:
    """Return the element around the act and its notes."""
    return next(root.iter("body"), root)


def _classes(element: Element) -> set[str]:
    """Return the classes, without the prefix that they carry since 2020."""
    return {c.removeprefix("oj-") for c in (element.get("class") or "").split()}


def rule(element: Element) -> Rule:
    """Return what an element of a EUR-Lex page means."""
    name, classes, given = name_of(element), _classes(element), element.get("id") or ""
    if name == "div" and (found := _unit(element, given)):
        return found
    if name == "p":
        return _line(element, classes)
    if name == "span":
        return next((r for c, r in _SPANS.items() if c in classes), INLINE)
    if name == "table":
        return _table(element)
    if name == "td" and _is_marked(_table_of(element)):
        return _marked_cell(element)
    return elements.rule(element)


def _unit(element: Element, given: str) -> Rule | None:
    if m := _ARTICLE.match(given):
        return Rule(flow="block", kind="article", num=m["n"], eid=given)
    if m := _PARAGRAPH.match(given):
        number = m["n"].lstrip("0")
        if words_of(element).startswith((f"{number}.", f"({number})")):
            return Rule(flow="block", kind="subsection", num=number)
    if _GROUP.match(given):
        head = next((words_of(p) for p in element if _classes(p) & {"ti-section-1"}), "")
        return Rule(flow="block", kind=group_kind(head) or "division")
    if kind := _OTHER.get(given.split("_")[0]):
        return Rule(flow="block", kind=kind, num=given.rpartition("_")[2] if kind == "item" else "")
    return None


def _line(element: Element, classes: set[str]) -> Rule:
    if classes & {"ti-art", "ti-section-1"}:
        return _ON_LINE
    if classes & {"sti-art", "ti-section-2"}:
        return HEADING
    if "note" in classes:
        return Rule(flow="block", zone="footnote")
    if any(c.startswith("hd-") for c in classes):
        return Rule(flow="block", zone="running-head")
    cell = element.getparent()
    if cell is not None and name_of(cell) == "td" and cell.getprevious() is None and _is_marked(_table_of(cell)):
        return INLINE
    return BLOCK


def _table_of(cell: Element) -> Element | None:
    return next(cell.iterancestors("table"), None)


def _is_marked(table: Element | None) -> bool:
    """Say whether a table sets one list item: its number in the first column, its words in the second."""
    if table is None:
        return False
    rows = [r for r in table.iterchildren("tbody", "tr") for r in ([r] if name_of(r) == "tr" else r)]
    cells = [c for c in rows[0] if name_of(c) == "td"] if len(rows) == 1 else []
    return len(cells) == 2 and bool(_MARKER.match(words_of(cells[0])))


def _table(table: Element) -> Rule:
    if not _is_marked(table):
        return BLOCK
    if any((a.get("id") or "").startswith("rct_") for a in table.iterancestors("div")):
        return BLOCK
    depth = sum(1 for a in table.iterancestors("table") if _is_marked(a))
    return Rule(flow="block", kind=_KINDS[min(depth, 3)])


def _marked_cell(cell: Element) -> Rule:
    if cell.getprevious() is not None:
        return INLINE
    return Rule(after=" ") if words_of(cell) in _DASHES else NUMBER


def about(root: Element) -> About:
    """Return the title and language that the page prints at its head."""
    lines = [words_of(p) for p in root.iter("p") if _classes(p) & {"doc-ti"}]
    language = next((words_of(p) for p in root.iter("p") if _classes(p) & {"hd-lg"}), "")
    return About(title=" ".join(lines[:3])[:300], language=language_code(language), jurisdiction="eu")
