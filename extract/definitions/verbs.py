"""Definitions that a verb makes, with the term before it: "child" means, the expression "child" includes."""

from __future__ import annotations

from dataclasses import replace

from extract.definitions.candidate import Candidate
from extract.definitions.ground import Ground, Unit
from extract.definitions.listed import marked_with_verb
from extract.definitions.rules import Verb
from extract.definitions.terms import Terms, bare_before, quoted_before
from extract.token_rules import Hit

_REACH = 200  # how far behind the verb "for the purposes of this section" may stand


def by_verbs(ground: Ground, unit: Unit, items: list[int]) -> list[Candidate]:
    """Return a candidate for each defining verb of a unit whose term can be read, in order."""
    verbs = [
        (hit, rule)
        for name, rule in ground.rules.verbs.items()
        if rule.term == "before"
        for hit in ground.hits(name, unit.body, unit.end)
    ]
    found: list[Candidate] = []
    for hit, rule in sorted(verbs, key=lambda v: (v[0].start, -v[0].end)):
        candidate = _read(ground, unit, hit, rule, items)
        if candidate and not (found and candidate.terms[0][0] < found[-1].after):
            found.append(candidate)
    return found


def _read(ground: Ground, unit: Unit, hit: Hit, rule: Verb, items: list[int]) -> Candidate | None:
    marked = marked_with_verb(ground, unit, hit.start, items, ground.bold)
    if marked is None:
        marked = marked_with_verb(ground, unit, hit.start, items, ground.italic)
    if marked is not None:
        return replace(marked, kind=rule.kind, after=hit.end)
    terms = quoted_before(ground, unit, hit.start)
    if terms is not None:
        return _candidate(terms, rule, hit)
    if rule.marked or rule.kind == "construed" or not (unit.listed or _scoped(ground, unit, hit)):
        return None
    terms = bare_before(ground, unit, hit.start, items)
    return _candidate(terms, rule, hit) if terms else None


def _candidate(terms: Terms, rule: Verb, hit: Hit) -> Candidate:
    return Candidate(terms.start, terms.outer, terms.runs, rule.kind, hit.end, terms.style)


def _scoped(ground: Ground, unit: Unit, hit: Hit) -> bool:
    """Return whether the sentence says for which part of the act it speaks."""
    start = max(unit.body, hit.start - 2 * _REACH)
    stop = max(ground.reading.rfind(mark, start, hit.start) for mark in (". ", "; "))
    start = max(start, stop)
    return bool(ground.hits("scope", start, hit.end + 40))
