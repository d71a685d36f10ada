"""Akoma Ntoso / LegalDocML, in its versions 2 and 3."""

from __future__ import annotations

import re
from typing import Final, get_args

from corpus.document import ZoneKind
from corpus.formats.counters import count
from corpus.formats.designation import group_kind
from corpus.formats.xml.codes import country_code, language_code
from corpus.formats.xml.rule import (
    BLOCK,
    BOLD,
    CELL,
    HEADING,
    INLINE,
    ITALIC,
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
from corpus.instrument import ProvisionKind

ROOTS: Final = frozenset({"akomaNtoso"})
UNITS: Final = {
    "book": "book", "tome": "book", "title": "title", "subtitle": "division", "part": "part", "subpart": "division",
    "chapter": "chapter", "subchapter": "division", "division": "division", "subdivision": "division",
    "section": "section", "article": "article", "rule": "section", "subsection": "subsection",
    "subrule": "subsection", "paragraph": "paragraph", "subparagraph": "subparagraph", "alinea": "alinea",
    "clause": "clause", "subclause": "item", "point": "item", "indent": "item", "level": "item", "item": "item",
    "proviso": "item", "transitional": "section", "preface": "preface", "preamble": "preamble", "recital": "item",
    "conclusions": "conclusion", "attachment": "schedule", "tblock": "item",
}  # fmt: skip
_KINDS: Final = frozenset(get_args(ProvisionKind))
_HCONTAINERS: Final = {"schedule": "schedule", "annex": "schedule", "crossheading": "heading", "heading": "heading"}
BLOCKS: Final = frozenset(
    "p block content intro wrapUp listIntroduction listWrapUp body mainBody longTitle formula blockList tr caption "
    "container blockContainer recitals citations citation foreign eol br hcontainer list subheading header "
    "amendmentBody signature div".split()
)
_RULES: Final = {
    "meta": SKIP, "num": NUMBER, "heading": HEADING, "b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC,
    "sup": SUPERSCRIPT, "def": TERM, "td": CELL, "th": CELL, "authorialNote": NOTE, "noteRef": SKIP, "img": SKIP,
    "toc": Rule(flow="block", zone="contents"), "coverPage": Rule(flow="block", zone="front-matter"),
    "ins": Rule(mark="insertion"), "del": Rule(flow="deleted"), "marker": SKIP, "componentRef": SKIP,
}  # fmt: skip
_QUOTING: Final = frozenset({"quotedStructure"})
_STOPS: Final = frozenset(UNITS)
_BASIC: Final = frozenset({"article", "section"})
_SYMBOL: Final = re.compile(r"(?P<before>\W*)(?P<n>\w+)(?P<after>\W*)\Z")
_EID: Final = re.compile(r"[A-Za-z][\w.\-]*\Z")
_NAMESPACE: Final = re.compile(r"\{([^}]*)\}")


def rule(element: Element) -> Rule:
    """Return what an element of Akoma Ntoso means; elements of a country's own extensions are left out."""
    name = name_of(element)
    if _foreign(element):
        return SKIP
    if name in UNITS or name == "hcontainer":
        return _unit(element, name)
    if name == "crossHeading":
        return Rule(flow="block", kind="heading", part="heading", level=90, eid=_eid(element))
    if name == "quotedStructure":
        return Rule(
            flow="block", mark="quoted-law", value=attribute(element, "title"),
            before=attribute(element, "startQuote"), after=attribute(element, "endQuote"),
        )  # fmt: skip
    if name == "num" and attribute(element, "title"):
        return Rule(part="number", num=attribute(element, "title"))
    if name == "heading" and parent_name(element) == "attachment" and group_kind(words_of(element)):
        return Rule(flow="block", part="number")
    if name == "subheading" and parent_name(element) == "attachment":
        return HEADING
    if name == "li":
        return _list_item(element)
    if name == "remark":
        kind = attribute(element, "class")
        return Rule(zone=next((k for k in get_args(ZoneKind) if k == kind), "amendment-history"))
    return _RULES.get(name, BLOCK if name in BLOCKS else INLINE)


def _foreign(element: Element) -> bool:
    root = element.getroottree().getroot()
    own = _NAMESPACE.match(str(root.tag))
    here = _NAMESPACE.match(str(element.tag))
    if here is None or own is None or here[1] == own[1]:
        return False
    return "legaldocml" not in here[1] and "akomantoso" not in here[1] and "xhtml" not in here[1]


def _unit(element: Element, name: str) -> Rule:
    inserted = inside(element, _QUOTING, _STOPS)
    quotation = next(element.iterancestors("{*}quotedStructure"), None)
    host = "" if quotation is None else attribute(quotation, "title")
    if name == "hcontainer":
        named = attribute(element, "name")
        plain = "item" if element.find("{*}num") is not None else ""
        kind = named if named in _KINDS else _HCONTAINERS.get(named.lower(), plain)
        if not kind:
            return BLOCK
    else:
        kind = _kind(element, name)
    label = attribute(element, "title")
    return Rule(flow="block", kind=kind, eid=_eid(element), inserted=inserted, host=host, label=label)


def _kind(element: Element, name: str) -> str:
    """Return the provision kind of an element: what a section is depends on whether articles stand inside it."""
    told = attribute(element, "class")
    if told in _KINDS:
        return told
    if name == "section" and element.find(".//{*}article") is not None:
        return "division"
    if name == "paragraph":
        number = words_of(element.find("{*}num")).strip("(). §")
        if parent_name(element) in _BASIC and number[:1].isdigit():
            return "subsection"
    if name == "clause" and not inside(element, _BASIC | {"paragraph"}, frozenset({"body", "quotedStructure"})):
        return "section"
    if name == "point" and parent_name(element) in _BASIC | {"paragraph", "list", "subsection"}:
        return "paragraph"
    return UNITS[name]


def _eid(element: Element) -> str:
    """Return the eId of an element; the ids of version 2 ("sec-3") are not eIds."""
    eid = attribute(element, "eId")
    return eid if _EID.match(eid) else ""


def _list_item(element: Element) -> Rule:
    """Return the rule of a list item: what is printed before it is its value, or counted in the list's style."""
    around = element.getparent()
    if around is None or name_of(around) != "ol":
        return Rule(flow="block", kind="item")
    symbol = _SYMBOL.match(attribute(element, "value") or attribute(around, "symbol") or "1.")
    if symbol is None:
        return Rule(flow="block", kind="item")
    number = symbol["n"]
    if not attribute(element, "value"):
        style = number if number in "aAiI" else "decimal"
        number = count(1 + sum(1 for _ in element.itersiblings("{*}li", preceding=True)), style)
    return Rule(flow="block", kind="item", num=number, before=f"{symbol['before']}{number}{symbol['after']} ")


def about(root: Element) -> About:
    """Return what the FRBR metadata and the title in the preface say."""
    work = root.find(".//{*}FRBRWork")
    language = root.find(".//{*}FRBRExpression/{*}FRBRlanguage")
    date = None if work is None else work.find("{*}FRBRdate")
    day = "" if date is None or attribute(date, "name") == "unknown" else attribute(date, "date")
    return About(
        title=_named(root, work),
        language="" if language is None else language_code(attribute(language, "language")),
        date=day if re.fullmatch(r"\d{4}(?:-\d\d-\d\d)?", day) else "",
        jurisdiction="" if work is None else _country(work),
    )


def _named(root: Element, work: Element | None) -> str:
    for alias in () if work is None else work.iterfind("{*}FRBRalias"):
        value = attribute(alias, "value")
        if attribute(alias, "name") in ("title", "short", "shortTitle") and value not in ("", "Untitled"):
            return value
    for path in (".//{*}preface//{*}shortTitle", ".//{*}preface//{*}docTitle", ".//{*}preface//{*}longTitle"):
        if words := words_of(root.find(path)):
            return words
    document = next((e for e in root if isinstance(e.tag, str)), None)
    return "" if document is None else attribute(document, "name")


def _country(work: Element) -> str:
    given = work.find("{*}FRBRcountry")
    uri = next((attribute(e, "value") for n in ("FRBRuri", "FRBRthis") for e in work.iterfind(f"{{*}}{n}")), "")
    # The naming convention puts the jurisdiction first: /akn/za-cpt/act/by-law/2013/...
    if m := re.match(r"/(?:akn/)?([a-z]{2}(?:-[a-z0-9]+)?)/", uri):
        return country_code(m[1])
    return "" if given is None else country_code(attribute(given, "value"))
