"""Definitions that a verb makes, with the term before it: "child" means, the expression "child" includes."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.definitions.candidate import Candidate
from extract.definitions.ground import Ground, Unit
from extract.definitions.listed import marked_with_verb
from extract.definitions.rules import Verb
from extract.definitions.run_on import RunOn
from extract.definitions.terms import Terms, bare_before, quoted_before, referred_before, relative_before
from extract.token_rules import Hit

_STRONG = ("means", "same-meaning")  # an article in front of a bare term does not weaken these
_IN_RUN_ON = (*_STRONG, "includes")
_SUBJECT_WORDS = 16  # of a sentence "l'incitation d'un mineur à ... consiste à": the subject is the term
_REACH = 200  # how far behind the verb "for the purposes of this section" may stand


def by_verbs(ground: Ground, unit: Unit) -> list[Candidate]:
    """Return a candidate for each defining verb of a unit whose term can be read, in order."""
    verbs = [
        (hit, rule)
        for name, rule in ground.rules.verbs.items()
        if rule.term == "before"
        for hit in ground.hits(name, unit.body, unit.end)
    ]
    found: list[Candidate] = []
    run_on = RunOn(ground)
    for hit, rule in sorted(verbs, key=lambda v: (v[0].start, -v[0].end)):
        floor = found[-1].after if found else unit.body
        listed = unit.listed or bool(found and _behind_scope(ground, unit, found[0].outer))
        candidate = _read(ground, unit, hit, rule, floor, listed)
        if candidate and found and candidate.style == "bare" and _inside(ground, unit, candidate, found[-1]):
            candidate = None
        if candidate is None and listed and rule.kind in _IN_RUN_ON and _runs_on(ground, unit, found):
            previous = ground.reading[slice(*found[-1].terms[0])]
            terms = run_on.before(unit, hit.start, floor, previous, strong=rule.kind in _STRONG)
            candidate = _candidate(terms, rule, hit) if terms else None
        if candidate and candidate.terms[0][0] >= floor:
            found.append(candidate)
    return found


def _read(ground: Ground, unit: Unit, hit: Hit, rule: Verb, floor: int, listed: bool) -> Candidate | None:
    marked = marked_with_verb(ground, unit, hit.start, ground.bold)
    if marked is None:
        marked = marked_with_verb(ground, unit, hit.start, ground.italic)
    if marked is not None and (listed or not rule.marked):
        return replace(marked, kind=rule.kind, after=hit.end)
    terms = quoted_before(ground, unit, hit.start)
    if rule.titled:
        terms = terms or bare_before(ground, unit, hit.start, floor)
        return _candidate(terms, rule, hit) if terms and _titled(ground, unit, terms) else None
    if terms is not None:
        if rule.kind == "construed" and not _construes(ground, unit, terms, hit):
            return None
        return _candidate(terms, rule, hit)
    referred = referred_before(ground, unit, hit.start, floor)
    if referred is not None and not rule.marked and not _narrows(ground, hit):
        return _candidate(referred, rule, hit)
    related = relative_before(ground, unit, hit.start)
    if related is not None and rule.kind == "means" and not rule.marked:
        return _candidate(related, rule, hit)
    if rule.prose:
        terms = bare_before(ground, unit, hit.start, floor, most=_SUBJECT_WORDS)
        return _candidate(terms, rule, hit) if terms else None
    if rule.marked or rule.kind == "construed":
        return None
    terms = bare_before(ground, unit, hit.start, floor)
    if terms is not None and not (listed or _scoped(ground, unit, hit) or _titled(ground, unit, terms)):
        return None
    if terms is None or (rule.kind not in _STRONG and _with_article(ground, unit, terms)):
        return None
    return _candidate(terms, rule, hit)


def _runs_on(ground: Ground, unit: Unit, found: list[Candidate]) -> bool:
    """Return whether the list so far has unmarked terms, and mostly no stop or semicolon in front of them."""
    if not found or found[-1].style != "bare":
        return False
    parted = sum(ground.last_mark(c.outer, unit.body) in (".", ";") for c in found[1:])
    return parted * 2 < len(found)


def _inside(ground: Ground, unit: Unit, candidate: Candidate, before: Candidate) -> bool:
    """Return whether a bare term opens a paragraph or a clause of the definition before it, not an item of the list."""
    labelled = [any(c.isalnum() for c in ground.reading[x.outer : x.start]) for x in (before, candidate)]
    commas = [ground.last_mark(x.outer, unit.body) == "," for x in (before, candidate)]
    return labelled[1] > labelled[0] or commas[1] > commas[0]


def _narrows(ground: Ground, hit: Hit) -> bool:
    """Return whether the verb only narrows a reference ("a reference to the grant of land includes only")."""
    then = re.compile(r"\s*(\w+)").match(ground.reading, hit.end)
    return then is not None and then[1].lower() in ground.rules.narrowing


def _construes(ground: Ground, unit: Unit, terms: Terms, hit: Hit) -> bool:
    """Return whether a quoted term is given a meaning, and not another word in its place ("to be read as “owner”")."""
    return _starts_item(ground, unit, terms) and not re.search(r"[\"']\w", ground.reading[hit.end : hit.end + 30])


def _starts_item(ground: Ground, unit: Unit, terms: Terms) -> bool:
    start = next(ground.items_before(unit, terms.start), None)
    lead = ground.reading[start : terms.start].strip(" \"'") if start is not None else "-"
    return not lead or lead.lower() in (*ground.rules.articles, *ground.rules.introducers)


def _with_article(ground: Ground, unit: Unit, terms: Terms) -> bool:
    """Return whether a bare term has an article and no scope phrase in front of it, as in any sentence of prose."""
    before = re.search(r"([\w']+)\s+$", ground.reading[max(0, terms.start - 12) : terms.start])
    if before is None or before[1].lower() not in ground.rules.articles:
        return False
    return not _behind_scope(ground, unit, terms.start - len(before[0]))


def _titled(ground: Ground, unit: Unit, terms: Terms) -> bool:
    """Return whether the unit's heading is the term, and the unit opens with it: "Torture. Torture means any act"."""
    heading = set(re.findall(r"\w+", unit.heading.lower()))
    words = re.findall(r"\w+", ground.reading[terms.runs[0][0] : terms.runs[0][1]].lower())
    return terms.start - unit.body < 12 and bool(words) and heading >= set(words)


def _behind_scope(ground: Ground, unit: Unit, start: int) -> bool:
    """Return whether "in this section," stands directly in front of an offset."""
    near = ground.hits("scope", max(unit.start, start - _REACH), start)
    return any(not ground.reading[h.end : start].strip(" ,—:\"'") for h in near)


def _candidate(terms: Terms, rule: Verb, hit: Hit) -> Candidate:
    return Candidate(terms.start, terms.outer, terms.runs, rule.kind, hit.end, terms.style)


def _scoped(ground: Ground, unit: Unit, hit: Hit) -> bool:
    """Return whether the sentence says for which part of the act it speaks."""
    start = max(unit.body, hit.start - 2 * _REACH)
    stop = max(ground.reading.rfind(mark, start, hit.start) for mark in (". ", "; "))
    start = max(start, stop)
    return bool(ground.hits("scope", start, hit.end + 40))
