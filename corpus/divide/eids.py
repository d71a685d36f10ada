"""Name the provisions of a tree: Akoma Ntoso eIds and bare citations."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from corpus.divide.unit import Unit
from corpus.instrument import GROUP_KINDS, SECTION_KINDS, Provision

_PREFIX: Final = {
    "preface": "preface", "preamble": "preamble", "part": "part", "chapter": "chp", "division": "dvs",
    "title": "title", "book": "book", "heading": "hcontainer", "schedule": "att", "section": "sec", "article": "art",
    "subsection": "subsec", "alinea": "al", "paragraph": "para", "subparagraph": "subpara", "clause": "clause",
    "item": "item", "conclusion": "conclusions",
}  # fmt: skip
_PRINTED: Final = {
    "part": "Part", "chapter": "Chapter", "division": "Division", "title": "Title", "book": "Book",
    "schedule": "Sch",
}  # fmt: skip
_NAMED: Final = frozenset({"preface", "preamble", "conclusion"})
_SECTION = re.compile(r"[^(\[]+")
_UNSAFE = re.compile(r"[^\w.\-]+")


class _Names:
    """Give every provision an eId of its own."""

    def __init__(self) -> None:
        self.used: Counter[str] = Counter()

    def unique(self, eid: str) -> str:
        self.used[eid] += 1
        if self.used[eid] == 1:
            return eid
        fresh = f"{eid}_{self.used[eid]}"
        while self.used[fresh]:
            self.used[eid] += 1
            fresh = f"{eid}_{self.used[eid]}"
        self.used[fresh] += 1
        return fresh


def flatten(units: list[Unit]) -> tuple[Provision, ...]:
    """Return the provisions of a tree in document order, each with its eId and citation.

    Sections are cited by their own number wherever they stand; below them every level adds "(num)". The paragraphs
    of a schedule are cited "Sch 2 para 3". Law inserted into another act is cited "12[5(1)]". An eId that comes twice
    gets "_2".
    """
    names = _Names()
    found: list[Provision] = []

    def walk(unit: Unit, parent: Provision | None, schedule: str) -> None:
        citation = cite(unit, parent, schedule)
        own = f"{_PREFIX[unit.kind]}_{_safe(unit.num)}" if unit.num else _PREFIX[unit.kind]
        inside = parent is not None and _nests(unit, parent)
        eid = unit.eid or f"{parent.eid}__{own}" if parent is not None and inside else unit.eid or own
        made = Provision(
            eid=names.unique(eid), kind=unit.kind, num=unit.num, citation=citation, start=unit.start, end=unit.end,
            parent=parent.eid if parent else None, heading_start=unit.heading_start, heading_end=unit.heading_end,
            host=unit.host,
        )  # fmt: skip
        found.append(made)
        inner = citation if unit.kind == "schedule" else schedule
        for child in unit.children:
            walk(child, made, inner)

    for unit in units:
        walk(unit, None, "")
    return tuple(found)


def _nests(unit: Unit, parent: Provision) -> bool:
    """Say whether a unit's eId begins with its parent's: sections are numbered through the whole act."""
    return unit.kind not in SECTION_KINDS or parent.kind not in GROUP_KINDS - {"schedule"}


def _safe(num: str) -> str:
    return _UNSAFE.sub("-", num.strip()).strip("-") or "n"


def cite(unit: Unit, parent: Provision | None, schedule: str) -> str:
    """Return the bare citation of a unit inside its parent."""
    above = parent.citation if parent else ""
    if unit.inserted:
        section = _SECTION.match(above)
        return f"{section[0] if section else above}[{unit.label}]" if unit.label else above
    if unit.kind in SECTION_KINDS:
        if not schedule:
            return unit.num
        return f"{schedule} {'para' if unit.kind == 'section' else 'art'} {unit.num}"
    if unit.kind in _PRINTED:
        own = f"{_PRINTED[unit.kind]} {unit.num}".strip()
        return f"{schedule} {own}" if schedule else own
    if unit.kind in _NAMED:
        return unit.label or unit.kind.capitalize()
    if unit.kind == "heading":
        return unit.label or above
    if parent is not None and parent.kind == "schedule" and unit.num:
        return f"{above} para {unit.num}"
    return below(above, unit.label)


def below(above: str, label: str) -> str:
    """Return the citation one level down; inside inserted law the level goes inside the bracket.

    >>> below("12[5]", "1"), below("2(1)", "a"), below("2", "")
    ('12[5(1)]', '2(1)(a)', '2')
    """
    if not label or not above:
        return above or label
    return f"{above[:-1]}({label})]" if above.endswith("]") else f"{above}({label})"
