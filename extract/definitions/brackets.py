"""Definitions in brackets behind the words they name: (the "Board"), « (« Office ») », "(Kind)" in German codes."""

from __future__ import annotations

import re

from extract.definitions.candidate import Candidate
from extract.definitions.ground import Ground, Unit

_QUOTED = re.compile(
    r"\(\s*(?P<lead>(?:[\w']+\s+){0,3})[\"'](?P<lead2>\s*(?:the\s+)?)(?P<term>[^\"'()]{2,60}?)\s*[\"']\s*\)"
)


def bracketed(ground: Ground, unit: Unit) -> list[Candidate]:
    """Return the terms that a unit puts in brackets behind their meaning; the definition is the clause before them."""
    found = []
    for match in _QUOTED.finditer(ground.reading, unit.body, unit.end):
        lead = match["lead"].lower().split()
        if not all(w in (*ground.rules.articles, *ground.rules.bracket_leads) for w in lead):
            continue
        found.append(_candidate(ground, unit, match))
    if ground.rules.brackets:
        own = re.compile(rf"(?<=\w\s)\((?P<term>{ground.rules.brackets})\)(?=[\s,;.])")
        found += [_candidate(ground, unit, m) for m in own.finditer(ground.reading, unit.body, unit.end)]
    return [c for c in found if c is not None]


def _candidate(ground: Ground, unit: Unit, match: re.Match[str]) -> Candidate | None:
    start = next(ground.items_before(unit, match.start()), unit.body)
    term = ground.trim(*match.span("term"))
    if match.start() - start < 4 or term[0] >= term[1]:
        return None
    return Candidate(start, start, (term,), "means", match.end(), "sentence", end=match.end())
