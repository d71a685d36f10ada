"""Crown Legislation Markup Language, the XML of legislation.gov.uk."""

from __future__ import annotations

from typing import Final

from corpus.formats.counters import count
from corpus.formats.designation import group_kind
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
    NEXT_HEADING,
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

ROOTS: Final = frozenset({"Legislation"})
_GROUPS: Final = {
    "Group": "title", "Part": "part", "Chapter": "chapter", "Pblock": "heading", "PsubBlock": "heading",
    "Schedule": "schedule", "EUPart": "part", "EUTitle": "title", "EUChapter": "chapter", "EUSection": "division",
    "EUSubsection": "division", "Appendix": "schedule",
}  # fmt: skip
_UNITS: Final = {
    "P1": "section", "P2": "subsection", "P3": "paragraph", "P4": "subparagraph", "P5": "clause", "P6": "item",
    "P7": "item", "PrimaryPreamble": "preamble", "SecondaryPreamble": "preamble", "EUPreamble": "preamble",
    "SignedSection": "conclusion", "ListItem": "item",
}  # fmt: skip
_BLOCKS: Final = frozenset(
    "Text Primary Secondary EURetained PrimaryPrelims SecondaryPrelims EUPrelims Title Number LongTitle Subject "
    "DateOfEnactment MadeDate LaidDate ComingIntoForce ComingIntoForceClauses Body Schedules Reference Para P tr "
    "caption tfoot Form Formula Where Signee Signatory IntroductoryText EnactingText EnactingTextOmitted "
    "ScheduleBody AppendixBody Approved SiftedDate Division Recital EUBody BlockText Address AddressLine "
    "PersonName JobTitle Department DateSigned Correspondence DivisionGroup".split()
)
_RULES: Final = {
    "Metadata": SKIP, "Contents": Rule(flow="block", zone="contents"), "ContentsItem": BLOCK, "ContentsPart": BLOCK,
    "ContentsPblock": BLOCK, "ContentsSchedule": BLOCK, "ContentsChapter": BLOCK, "ContentsNumber": NUMBER,
    "ContentsTitle": BLOCK, "Commentaries": HISTORY, "Commentary": BLOCK, "CommentaryRef": SKIP, "FootnoteRef": SKIP,
    "MarginNoteRef": SKIP, "Footnotes": SKIP, "Footnote": NOTE, "MarginNotes": SKIP, "Versions": SKIP,
    "Resources": SKIP,
    "Figure": SKIP, "Image": SKIP, "ExplanatoryNotes": Rule(flow="block", zone="boilerplate"),
    "EarlierOrders": Rule(flow="block", zone="boilerplate"), "AppendText": JOIN, "Emphasis": ITALIC, "Strong": BOLD,
    "Superior": SUPERSCRIPT, "Term": TERM, "Definition": TERM, "td": CELL, "th": CELL, "IncludedDocument": SKIP,
}  # fmt: skip
_QUOTING: Final = frozenset({"BlockAmendment"})
_QUOTES: Final = {"single": ("‘", "’"), "none": ("", "")}
_STOPS: Final = frozenset(_UNITS) | frozenset(_GROUPS)
_DECORATIONS: Final = {
    "parens": "({})", "parenRight": "{})", "brackets": "[{}]", "bracketRight": "{}]", "period": "{}.", "colon": "{}:",
    "none": "{}",
}  # fmt: skip


def rule(element: Element) -> Rule:
    """Return what an element of CLML means."""
    name = name_of(element)
    if name == "Title":
        return _title(element)
    if name == "Number" and parent_name(element) in _GROUPS:
        return Rule(flow="block", part="number")
    if name == "Pnumber":
        return _pnumber(element)
    if name == "BlockAmendment":
        opening, closing = _QUOTES.get(attribute(element, "Format"), ("“", "”"))
        return Rule(flow="block", mark="quoted-law", before=opening, after=closing)
    if name == "ListItem":
        return _list_item(element)
    if name == "Footnotes":
        return BLOCK
    if name in _GROUPS:
        kind = _GROUPS[name]
        if name in ("Group", "Part", "Appendix"):
            kind = group_kind(words_of(element.find("{*}Number"))) or kind
        return Rule(flow="block", kind=kind, inserted=inside(element, _QUOTING, _STOPS))
    if name in _UNITS:
        kind = "article" if name == "P1" and inside(element, frozenset({"EURetained"}), frozenset()) else _UNITS[name]
        return Rule(flow="block", kind=kind, inserted=inside(element, _QUOTING, _STOPS))
    return _RULES.get(name, BLOCK if name in _BLOCKS else INLINE)


def _title(element: Element) -> Rule:
    parent = parent_name(element)
    if parent == "TitleBlock" or parent in _GROUPS:
        return HEADING
    return NEXT_HEADING if parent.endswith("group") else BLOCK


def _pnumber(element: Element) -> Rule:
    """Return the rule of a number: the site prints brackets around those below the section."""
    top = parent_name(element) == "P1"
    before = attribute(element, "PuncBefore") or ("" if top else "(")
    after = attribute(element, "PuncAfter") or ("" if top else ")")
    if "PuncBefore" in element.attrib or "PuncAfter" in element.attrib:
        before, after = str(element.get("PuncBefore", "")), str(element.get("PuncAfter", ""))
    return Rule(part="number", before=before, after=after)


def _list_item(element: Element) -> Rule:
    around = element.getparent()
    if around is None or name_of(around) != "OrderedList":
        return Rule(flow="block", kind="item")
    number = attribute(element, "NumberOverride") or count(
        1 + sum(1 for _ in element.itersiblings("{*}ListItem", preceding=True)), attribute(around, "Type") or "arabic"
    )
    shown = _DECORATIONS.get(attribute(around, "Decoration"), "({})").format(number)
    return Rule(flow="block", kind="item", num=number, before=f"{shown} ")


def about(root: Element) -> About:
    """Return what the metadata says."""
    title = words_of(root.find(".//{*}Metadata/{*}title")) or words_of(root.find(".//{*}Prelims/{*}Title"))
    dates = ("EnactmentDate", "Made")
    date = next((attribute(e, "Date") for n in dates for e in root.iterfind(f".//{{*}}Metadata//{{*}}{n}")), "")
    kind = root.find(".//{*}DocumentMainType")
    kind_name = "" if kind is None else attribute(kind, "Value")
    jurisdiction = next((code for word, code in _PARTS_OF_UK.items() if kind_name.startswith(word)), "gb")
    language = attribute(root, "lang") or language_code(words_of(root.find(".//{*}Metadata/{*}language"))) or "en"
    return About(title, language, date, jurisdiction)


_PARTS_OF_UK: Final = {"Scottish": "gb-sct", "NorthernIreland": "gb-nir", "Welsh": "gb-wls", "Wales": "gb-wls"}
