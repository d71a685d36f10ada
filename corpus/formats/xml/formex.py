"""Formex, the XML of the Official Journal of the European Union."""

from __future__ import annotations

from typing import Final

from corpus.formats.designation import bare, group_kind
from corpus.formats.xml.codes import language_code
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
    About,
    Element,
    Rule,
    attribute,
    inside,
    name_of,
    parent_name,
    words_of,
)

ROOTS: Final = frozenset({"ACT", "CONS.ACT", "GENERAL", "ANNEX", "AGR", "CONS.ANNEX", "DECISION", "RECOMMENDATION"})
_UNITS: Final = {
    "ARTICLE": "article", "PARAG": "subsection", "CONSID": "item", "PREAMBLE": "preamble", "FINAL": "conclusion",
    "ANNEX": "schedule", "CONS.ANNEX": "schedule",
}  # fmt: skip
_SKIPPED: Final = frozenset(
    "INFO.CONSLEG INFO.PROD BIB.INSTANCE BIB.INSTANCE.CONS BIB.DATA FAM.COMP GR.CORRIG TOC INCL.ELEMENT REF.PHYS "
    "GR.NOTES BIB.VOLUME".split()
)
_BLOCKS: Final = frozenset(
    "CONS.DOC TITLE TI STI P ALINEA ENACTING.TERMS CONTENTS GR.SEQ PREAMBLE.INIT PREAMBLE.FINAL VISA GR.VISA GR.CONSID "
    "GR.CONSID.INIT CONSID.INIT LIST NP TXT ROW TBL CORPUS SIGNATURE SIGNATORY PL.DATE COMMENT DLIST DLIST.ITEM TERM "
    "INTRO FORMULA.S GR.TBL BLK".split()
)
_RULES: Final = {
    "NO.PARAG": NUMBER, "NO.P": NUMBER, "NO.CONSID": NUMBER, "STI.ART": HEADING, "NOTE": NOTE, "CELL": CELL,
    "FT": INLINE, "DEFINITION": INLINE,
}  # fmt: skip
_QUOTING: Final = frozenset({"QUOT.S"})
_STOPS: Final = frozenset(_UNITS) | {"ITEM", "DIVISION"}
_BULLETS: Final = {"DASH": "— ", "BULLET": "• "}
_ON_LINE: Final = Rule(flow="block", part="number")


def rule(element: Element) -> Rule:
    """Return what an element of Formex means."""
    name = name_of(element)
    if name in _SKIPPED:
        return SKIP
    if name in ("QUOT.START", "QUOT.END"):
        sign = _sign(attribute(element, "CODE"))
        return Rule(before=sign) if name == "QUOT.START" else Rule(after=sign)
    if name == "HT":
        style = attribute(element, "TYPE")
        return {"BOLD": BOLD, "ITALIC": ITALIC, "SUP": SUPERSCRIPT}.get(style, INLINE)
    if name == "QUOT.S":
        return Rule(flow="block", mark="quoted-law")
    inserted = inside(element, _QUOTING, _STOPS)
    if name == "DIVISION":
        return Rule(flow="block", kind=group_kind(_title(element)) or "division", inserted=inserted)
    if name in ("TI", "STI") and parent_name(element) == "TITLE":
        return _heading(element)
    if name == "ITEM":
        return _item(element, inserted=inserted)
    if name == "TI.ART":
        number = bare(words_of(element))
        if not any(c.isdigit() for c in number):  # "Article premier", "Article unique"
            around = element.getparent()
            given = "" if around is None else attribute(around, "IDENTIFIER").lstrip("0")
            number = given or number
        return Rule(flow="block", part="number", num=number)
    if name in _UNITS:
        return Rule(flow="block", kind=_UNITS[name], inserted=inserted)
    return _RULES.get(name, BLOCK if name in _BLOCKS else INLINE)


def _title(division: Element) -> str:
    return words_of(division.find("{*}TITLE/{*}TI"))


def _heading(element: Element) -> Rule:
    """Return the rule of a title: the first line of a division is its designation, the second its heading."""
    title = element.getparent()
    around = None if title is None else title.getparent()
    if around is None or name_of(around) not in ("DIVISION", "ANNEX", "CONS.ANNEX"):
        return BLOCK
    return _ON_LINE if name_of(element) == "TI" and group_kind(words_of(element)) else HEADING


def _item(element: Element, *, inserted: bool) -> Rule:
    kinds = ("paragraph", "subparagraph", "clause", "item")
    depth = sum(1 for _ in element.iterancestors("{*}ITEM", "ITEM"))
    around = element.getparent()
    bullet = "" if around is None else _BULLETS.get(attribute(around, "TYPE"), "")
    if element.find("{*}NP") is not None:
        bullet = ""
    return Rule(flow="block", kind=kinds[min(depth, 3)], before=bullet, inserted=inserted)


def _sign(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return '"'


def about(root: Element) -> About:
    """Return what the bibliographic data and the title say."""
    title = root.find(".//{*}CONS.DOC/{*}TITLE/{*}TI")
    if title is None:
        title = root.find("{*}TITLE/{*}TI")
    if title is None:
        title = root.find(".//{*}TITLE/{*}TI")
    lines = [] if title is None else [words_of(p) for p in title.iterfind("{*}P")] or [words_of(title)]
    dates = [attribute(d, "ISO") for d in root.iterfind(".//{*}BIB.DATA/{*}DATE")]
    dates += [attribute(d, "ISO") for d in root.iterfind(".//{*}BIB.INSTANCE/{*}DATE")]
    day = next((d for d in dates if len(d) == 8 and d.isdigit()), "")
    date = f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else ""
    language = next((words_of(e) for e in root.iter("{*}LG.DOC", "{*}LG.OJ", "{*}LG.DOC")), "")
    return About(" ".join(lines[:3]), language_code(language), date, "eu")
