"""United States Legislative Markup: bills, public laws and the United States Code."""

from __future__ import annotations

from typing import Final

from corpus.formats.xml.codes import language_code
from corpus.formats.xml.rule import (
    BLOCK,
    BOLD,
    CELL,
    HEADING,
    HISTORY,
    INLINE,
    ITALIC,
    JOIN,
    NOTE,
    NUMBER,
    SKIP,
    SUPERSCRIPT,
    TERM,
    About,
    Element,
    Rule,
    attribute,
    inside,
    name_of,
    parent_name,
    words_of,
)

ROOTS: Final = frozenset(
    "bill resolution pLaw uscDoc lawDoc amendment engrossedAmendment statutesAtLarge statuteCompilation uslm "
    "constitutionDoc presidentialDoc rule cfrDoc".split()
)
_UNITS: Final = {
    "title": "title", "subtitle": "division", "division": "part", "subdivision": "division", "part": "part",
    "subpart": "division", "chapter": "chapter", "subchapter": "division", "article": "article", "section": "section",
    "courtRule": "section", "subsection": "subsection", "paragraph": "paragraph", "subparagraph": "subparagraph",
    "clause": "clause", "subclause": "item", "item": "item", "subitem": "item", "subsubitem": "item",
    "appropriations": "heading", "appendix": "schedule", "compiledAct": "division", "preamble": "preamble",
    "recital": "item", "enactingFormula": "preamble", "resolvingClause": "preamble", "attestation": "conclusion",
    "signatures": "conclusion", "level": "item", "crossHeading": "heading",
}  # fmt: skip
_BLOCKS: Final = frozenset(
    "preface main longTitle docTitle officialTitle chapeau content continuation p li block slugLine distributionCode "
    "type congress session currentChamber action legislativeHistory tr row layout header subheading actionDescription "
    "signature name role notation preliminary instruction amendmentContent tocItem publicLaws note endorsement "
    "organization dateRow relatedDocument resolution officialTitleAmendment".split()
)
_RULES: Final = {
    "meta": SKIP, "page": SKIP, "img": SKIP, "image": SKIP, "figure": SKIP, "num": NUMBER, "heading": HEADING,
    "term": TERM, "b": BOLD, "i": ITALIC, "em": ITALIC, "strong": BOLD, "sup": SUPERSCRIPT, "td": CELL, "th": CELL,
    "column": CELL, "footnote": NOTE, "sidenote": NOTE, "toc": Rule(flow="block", zone="contents"),
    "notes": HISTORY, "sourceCredit": HISTORY, "uscNote": HISTORY, "statutoryNote": HISTORY, "editorialNote": HISTORY,
    "changeNote": HISTORY, "legislativeHistory": HISTORY, "del": Rule(flow="deleted"), "ins": Rule(mark="insertion"),
    "addedText": Rule(mark="insertion"), "deletedText": Rule(flow="deleted"), "tocItem": BLOCK, "br": INLINE,
    "marginalNote": NOTE,
}  # fmt: skip
_QUOTING: Final = frozenset({"quotedContent"})
_STOPS: Final = frozenset(_UNITS)


def rule(element: Element) -> Rule:
    """Return what an element of USLM means."""
    name = name_of(element)
    parent = parent_name(element)
    if name in _UNITS:
        return Rule(flow="block", kind=_UNITS[name], inserted=inside(element, _QUOTING, _STOPS))
    if name == "quotedContent":
        return Rule(flow="block", mark="quoted-law")
    if name == "num" and attribute(element, "value"):
        return Rule(part="number", num=_value(attribute(element, "value")))
    if name == "docNumber" and parent == "preface":
        return Rule(flow="join", before=" ")
    if name == "inline" and attribute(element, "role") == "after-quoted-block":
        return JOIN
    if name == "ref" and attribute(element, "class") == "footnoteRef":
        return SKIP
    if name == "note" and attribute(element, "role", "topic") and parent in _UNITS:
        return HISTORY
    return _RULES.get(name, BLOCK if name in _BLOCKS else INLINE)


def _value(value: str) -> str:
    return " ".join(value.split())


def about(root: Element) -> About:
    """Return what the metadata says."""
    meta = root.find("{*}meta")
    if meta is None:
        return About(language=attribute(root, "lang") or "en", jurisdiction="us")
    short = root.find(".//{*}main//{*}shortTitle[@role='act']")
    title = words_of(meta.find("{*}title")) or words_of(short)
    dates = [words_of(meta.find("{*}approvedDate")), words_of(meta.find("{*}date"))]
    dates += [attribute(e, "date") for e in root.iterfind("{*}preface//{*}date")]
    date = next((d[:10] for d in dates if len(d) >= 10 and d[:4].isdigit()), "")
    language = language_code(words_of(meta.find("{*}language"))) or attribute(root, "lang") or "en"
    return About(title, language, date, "us")
