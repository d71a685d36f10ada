"""What one element of a schema means for the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from corpus.document import MarkKind, ZoneKind

Element = etree._Element
Flow = Literal["inline", "block", "join", "cell", "skip", "note", "deleted"]
Part = Literal["", "number", "heading", "next-heading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Say how an element is written out.

    `flow`: inline, a block on a line of its own, joined to the words before it, a table cell, skipped, a note that
    is written at the end, or words that an amendment deletes. `kind` opens a provision with `num` (when known from
    an attribute), `eid`, `host`, `label`; `level` makes it a heading that holds what follows up to the next heading
    of its level. `part` says that the words are the number or heading of the provision around them, or the heading
    of the next one; a number that is a block stands on its own line. `before` and `after` are characters that the
    schema leaves to the style sheet. `exact` keeps spaces and line ends as they are.
    """

    flow: Flow = "inline"
    kind: str = ""
    num: str = ""
    eid: str = ""
    host: str = ""
    inserted: bool = False
    label: str = ""
    level: int = 0
    part: Part = ""
    mark: MarkKind | Literal[""] = ""
    value: str = ""
    zone: ZoneKind | Literal[""] = ""
    before: str = ""
    after: str = ""
    exact: bool = False


INLINE = Rule()
BLOCK = Rule(flow="block")
JOIN = Rule(flow="join")
CELL = Rule(flow="cell")
NOTE = Rule(flow="note", zone="footnote")
HISTORY = Rule(flow="block", zone="amendment-history")
SKIP = Rule(flow="skip")
NUMBER = Rule(part="number")
HEADING = Rule(flow="block", part="heading")
NEXT_HEADING = Rule(flow="block", part="next-heading")
BOLD = Rule(mark="bold")
ITALIC = Rule(mark="italic")
SUPERSCRIPT = Rule(mark="superscript")
TERM = Rule(mark="term")

Rules = Callable[[Element], Rule]


@dataclass(frozen=True, slots=True)
class About:
    """Hold what the metadata of a file says of its law; "" where it says nothing."""

    title: str = ""
    language: str = ""
    date: str = ""
    jurisdiction: str = ""


def name_of(element: Element) -> str:
    """Return an element's name without its namespace, "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def parent_name(element: Element) -> str:
    """Return the name of the element around this one, "" at the root."""
    parent = element.getparent()
    return "" if parent is None else name_of(parent)


def attribute(element: Element, *names: str) -> str:
    """Return the first of these attributes that an element has, whatever its namespace, "" when it has none."""
    found = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
    return next((found[n] for n in names if found.get(n)), "")


def inside(element: Element, sought: frozenset[str], stop: frozenset[str]) -> bool:
    """Say whether an element lies in one of these, with none of the stopping ones between."""
    for above in element.iterancestors():
        name = name_of(above)
        if name in sought:
            return True
        if name in stop:
            return False
    return False


def words_of(element: Element | None) -> str:
    """Return the words inside an element, white space folded."""
    return "" if element is None else " ".join("".join(map(str, element.itertext(etree.Element))).split())
