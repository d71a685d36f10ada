"""Pages made from Akoma Ntoso, as the legal information institutes of Africa publish them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.formats.designation import bare
from corpus.formats.html import elements
from corpus.formats.xml import akn
from corpus.formats.xml.rule import BLOCK, HEADING, NOTE, Element, Rule, name_of, words_of

_ROOTS: Final = frozenset({"akn-akomaNtoso", "akn-act", "akn-bill", "akn-doc"})
_EID: Final = re.compile(r"[a-z][A-Za-z]*_[\w.\-]+\Z")
_ASIDE: Final = {"remark": Rule(zone="amendment-history"), "authorialNote": NOTE}


def applies(root: Element) -> bool:
    """Say whether a page holds Akoma Ntoso as HTML."""
    return next(_roots(root), None) is not None


def main(root: Element) -> Element:
    """Return the element around the act."""
    return next(_roots(root), root)


def _roots(root: Element) -> Iterator[Element]:
    for e in root.iter("div", "article", "section", "la-akoma-ntoso"):
        if _classes(e) & _ROOTS or name_of(e) == "la-akoma-ntoso":
            yield e


def _classes(element: Element) -> set[str]:
    return set((element.get("class") or "").split())


def _akn_name(element: Element) -> str:
    return next((c[4:] for c in sorted(_classes(element)) if c.startswith("akn-")), "")


def rule(element: Element) -> Rule:
    """Return what an element means, by the Akoma Ntoso name in its class."""
    name = _akn_name(element)
    if name in akn.UNITS:
        eid = element.get("data-eid") or element.get("id") or ""
        kind = akn.UNITS[name]
        number = eid.rpartition("__")[2].partition("_")[2] if _EID.match(eid) else ""
        printed = words_of(element)[:40]
        shown = next((bare(words_of(e)) for e in element if _akn_name(e) == "num"), "") or number
        return Rule(flow="block", kind=kind, num=shown if shown in printed else "", eid=eid if _EID.match(eid) else "")
    if name == "num":
        return Rule(part="number")
    if name == "heading" or (re.fullmatch("h[1-6]", name_of(element)) and not name):
        return HEADING
    if name in _ASIDE:
        return _ASIDE[name]
    if name == "def":
        return Rule(mark="term")
    if name in akn.BLOCKS:
        return BLOCK
    return elements.rule(element)
