"""For which part of the instrument a definition speaks, and up to which age a definition of a child reaches."""

from __future__ import annotations

import re

from extract.definitions.ground import Ground, Unit
from extract.numbers import numbers_of


def scope_of(ground: Ground, unit: Unit, opening: int, start: int, after: int) -> str:
    """Return "act", "part", "section", ... for a definition that starts at `start`, "" when nothing says it.

    A list says it in its opening words, which end at `opening`; a sentence in front of its term, or right behind the
    verb, which ends at `after`.
    """
    found = ground.hits("scope", unit.opening, opening) if unit.listed else []
    if not found:
        sentence = max(ground.reading.rfind(mark, unit.start, start) for mark in (". ", "; "))
        found = ground.hits("scope", max(sentence, unit.start), start) or ground.hits("scope", after, after + 12)
    for word in re.findall(r"[^\W\d_]+", ground.reading[found[-1].start : found[-1].end].lower()) if found else ():
        if word in ground.rules.scopes:
            return ground.rules.scopes[word]
    return ""


def age_of(ground: Ground, term: str, start: int, end: int) -> int | None:
    """Return the age limit in years that the definition of a child names, None for another term or without an age.

    It is the first age that is no lower bound: 18 in "twelve years old or older, but less than eighteen years old".
    """
    numbers = numbers_of(ground.pack)
    words = set(re.findall(r"[^\W\d_]+", term.lower()))
    if numbers is None or len(words) > 3 or not any(words >= set(m.split()) for m in ground.rules.minors):
        return None
    ages = numbers.ages(ground.reading, start, end)
    upper = [a.years for a in ages if not _lower_bound(ground, a.start, a.end)]
    if ages and not upper:  # "16 years of age or more but less than eighteen years"
        spans = numbers.durations(ground.reading, ages[-1].end, end)
        upper = [d.high for d in spans if d.unit == "year" and ages[-1].years < d.high < 30]
    return next(iter(upper), None) or (ages[0].years if ages else None)


def _lower_bound(ground: Ground, start: int, end: int) -> bool:
    before, behind = ground.reading[max(0, start - 16) : start].lower().rstrip(), ground.reading[end : end + 12].lower()
    inside = ground.reading[start:end].lower()
    return any(before.endswith(w) or w in behind or inside.endswith(w) for w in ground.rules.older)
