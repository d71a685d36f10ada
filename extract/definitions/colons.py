"""Definitions that a list makes with a colon or a dash: "1. bridge: a thing that carries a road;"."""

from __future__ import annotations

import re

from extract.definitions.candidate import Candidate
from extract.definitions.ground import LABEL, Ground, Unit
from extract.definitions.terms import outer_edge, plausible

_ITEM = re.compile(
    r"[\"']?\s?(?P<term>[^\W\d][^:;.\"—]{1,90}?)\s?[\"']?\s?(?:\([^()]{1,60}\)\s?)?(?::|\s[—-])\s+(?=[^\s:])"
)
_LABEL = re.compile(LABEL)
_ENOUGH = 2


def colon_items(ground: Ground, unit: Unit) -> list[Candidate]:
    """Return the items of a definitions list that give a term, a colon and its meaning; one alone opens its unit."""
    found: list[Candidate] = []
    for start in ground.items(unit):
        if _LABEL.match(ground.reading, start, unit.end):
            continue
        item = _ITEM.match(ground.reading, start, unit.end)
        if item is None or (found and start < found[-1].after) or not plausible(ground, item["term"]):
            continue
        term = ground.trim(*item.span("term"))
        found.append(Candidate(item.start(), outer_edge(ground, start), (term,), "means", item.end(), "colon"))
    alone = unit.item and found and not ground.reading[unit.body : found[0].start].strip(" \"'")
    return found if alone or len(found) >= _ENOUGH else []
