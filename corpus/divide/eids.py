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
_UNSAFE = re.compile(r"[^\w.\-]+")


def flatten(units: list[Unit]) -> tuple[Provision, ...]:
    """Return the provisions of a tree in document order, each with its eId and citation.

    Sections are cited by their own number wherever they stand; below them every level adds "(num)". The paragraphs
    of a schedule are cited "Sch 2 para 3". An eId that comes twice gets "_2".
    """
    used: Counter[str] = Counter()
    found: list[Provision] = []

    def unique(eid: str) -> str:
        used[eid] += 1
        if used[eid] == 1:
            return eid
        fresh = f"{eid}_{used[eid]}"
        while used[fresh]:
            used[eid] += 1
            fresh = f"{eid}_{used[eid]}"
        used[fresh] += 1
        return fresh

    def walk(unit: Unit, parent: Provision | None, schedule: str) -> None:
        citation = cite(unit, parent, schedule)
        own = f"{_PREFIX[unit.kind]}_{_safe(unit.num)}" if unit.num else _PREFIX[unit.kind]
        inside = parent is not None and not (unit.kind in SECTION_KINDS and parent.kind in GROUP_KINDS - {"schedule"})
        eid = unique(f"{parent.eid}__{own}" if parent is not None and inside else own)
        made = Provision(
            eid=eid, kind=unit.kind, num=unit.num, citation=citation, start=unit.start, end=unit.end,
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


def _safe(num: str) -> str:
    return _UNSAFE.sub("-", num.strip()).strip("-") or "n"


def cite(unit: Unit, parent: Provision | None, schedule: str) -> str:
    """Return the bare citation of a unit inside its parent."""
    if unit.kind in SECTION_KINDS:
        return f"{schedule} para {unit.num}" if schedule and unit.kind == "section" else (
            f"{schedule} art {unit.num}" if schedule else unit.label or unit.num
        )
    if unit.kind in _PRINTED:
        return f"{_PRINTED[unit.kind]} {unit.num}".strip()
    if unit.kind in ("preface", "preamble", "conclusion"):
        return unit.label or unit.kind.capitalize()
    if unit.kind == "heading":
        return unit.label or unit.num or (parent.citation if parent else "")
    above = parent.citation if parent else ""
    if parent is not None and parent.kind == "schedule" and unit.num:
        return f"{above} para {unit.num}"
    if not unit.label:
        return above
    return f"{above}({unit.label})" if above else unit.label
