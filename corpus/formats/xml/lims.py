"""The XML of the Justice Laws site of Canada (LIMS)."""

from __future__ import annotations

from typing import Final

from corpus.formats.designation import group_kind
from corpus.formats.xml.rule import (
    BLOCK,
    BOLD,
    CELL,
    HEADING,
    HISTORY,
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

ROOTS: Final = frozenset({"Statute", "Regulation", "Bill"})
_UNITS: Final = {
    "Section": "section", "Subsection": "subsection", "Paragraph": "paragraph", "Subparagraph": "subparagraph",
    "Clause": "clause", "Subclause": "item", "Subsubclause": "item", "Definition": "item", "Article": "article",
    "Introduction": "preamble",
}  # fmt: skip
_RULES: Final = {
    "Label": NUMBER, "MarginalNote": HEADING, "TitleText": HEADING, "Emphasis": ITALIC, "DefinitionRef": ITALIC,
    "Sup": SUPERSCRIPT, "HistoricalNote": HISTORY, "RecentAmendments": HISTORY, "Footnote": NOTE, "FootnoteRef": INLINE,
    "entry": CELL, "ImageGroup": SKIP, "Image": SKIP, "LeaderRightJustified": INLINE, "Separator": SKIP,
    "PageBreak": SKIP, "TableOfProvisions": Rule(flow="block", zone="contents"), "Ins": Rule(mark="insertion"),
    "Del": Rule(flow="deleted"),
}  # fmt: skip
_INLINE: Final = frozenset(
    "XRefExternal XRefInternal Repealed Language Fraction Numerator Denominator Sub SmallCaps FormBlank Leader "
    "HistoricalNoteSubItem MathMLInline FormulaTerm DefinedTerm FootnoteRef Underline BilingualItemEn".split()
)
_IN_TITLE: Final = frozenset({"LongTitle", "ShortTitle", "InstrumentNumber", "EnablingAuthority"})
_QUOTING: Final = frozenset({"AmendedText", "AmendedContent"})
_STOPS: Final = frozenset(_UNITS) - {"Introduction"}
_HEADED: Final = frozenset({"MarginalNote", "Heading", "TitleText", "ScheduleFormHeading"})


def rule(element: Element) -> Rule:
    """Return what an element of LIMS means."""
    name = name_of(element)
    parent = parent_name(element)
    if parent == "Identification":
        return BLOCK if name in _IN_TITLE else SKIP
    if name in _UNITS:
        return Rule(flow="block", kind=_UNITS[name], inserted=inside(element, _QUOTING, _STOPS))
    if name == "Heading":
        kind = group_kind(words_of(element.find("{*}Label"))) or "heading"
        return Rule(flow="block", kind=kind, level=int(attribute(element, "level") or "1"))
    if name == "Schedule":
        # Provisions of amending acts, printed after the act for reference: not part of it.
        if element.find(".//{*}RelatedOrNotInForce") is not None:
            return HISTORY
        return Rule(flow="block", kind="schedule")
    if name in ("DefinedTermEn", "DefinedTermFr"):
        own = name[-2:].lower() == _language(element) and not inside(element, _HEADED, frozenset())
        return TERM if own else ITALIC
    if name in _QUOTING:
        return Rule(flow="block", mark="quoted-law")
    if name == "Emphasis" and attribute(element, "style") == "bold":
        return BOLD
    if name == "XRefExternal" and attribute(element, "reference-type") == "act":
        return ITALIC
    return _RULES.get(name, INLINE if name in _INLINE else BLOCK)


def _language(element: Element) -> str:
    return attribute(element.getroottree().getroot(), "lang")[:2].lower()


def about(root: Element) -> About:
    """Return what the identification block says."""
    head = root.find("{*}Identification")
    if head is None:
        return About(language=attribute(root, "lang"), jurisdiction="ca")
    title = words_of(head.find("{*}ShortTitle")) or words_of(head.find("{*}LongTitle"))
    date = ""
    for stage in head.iterfind(".//{*}Stages"):
        parts = [words_of(stage.find(f"{{*}}Date/{{*}}{p}")) for p in ("YYYY", "MM", "DD")]
        if attribute(stage, "stage") in ("assented-to", "registered") and all(p.isdigit() for p in parts):
            date = f"{int(parts[0]):04}-{int(parts[1]):02}-{int(parts[2]):02}"
    return About(title, attribute(root, "lang"), date, "ca")
