"""Definitions that a list makes by its form alone: a bold, tagged or repeated term at the start of an item."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.definitions.candidate import Candidate
from extract.definitions.ground import Ground, Run, Unit
from extract.definitions.terms import doubled_at, marked_before, outer_edge, plausible, quote_before
from extract.facts import DefinitionKind

_REACH = 260


def bold_items(ground: Ground, unit: Unit) -> list[Candidate]:
    """Return a candidate for each bold term that starts an item of a definitions list, with or without a verb.

    A term whose definition was repealed is returned with kind and end, so that it bounds its neighbours.
    """
    runs = _within(ground.bold, unit)
    found: list[Candidate] = []
    for i, run in enumerate(runs):
        if found and run.start < found[-1].after:
            continue
        if not _starts_item(ground, unit, run) and (found or not _after_opening(ground, unit, run)):
            continue
        terms = [run]
        for other in runs[i + 1 :]:
            joint = ground.reading[terms[-1].end : other.start].strip(" \"'").lower()
            if joint not in ground.rules.joiners:
                break
            terms.append(other)
        last = terms[-1].end
        kind, after = _verb_after(ground, unit, last)
        runs_of = tuple((r.start, r.end) for r in terms)
        start = quote_before(ground, run.start)
        found.append(Candidate(start, outer_edge(ground, start), runs_of, kind, max(after, last), "bold"))
    return found


def _within(runs: list[Run], unit: Unit) -> list[Run]:
    i = bisect_right(runs, unit.body - 1, key=lambda r: r.start)
    j = bisect_right(runs, unit.end - 1, key=lambda r: r.start)
    return runs[i:j]


def _starts_item(ground: Ground, unit: Unit, run: Run) -> bool:
    start = next(ground.items_before(unit, run.start), unit.body)
    lead = ground.reading[start : run.start].strip(" \"'([").lower()
    return not lead or lead in ground.rules.articles or lead in ground.rules.introducers


def _after_opening(ground: Ground, unit: Unit, run: Run) -> bool:
    """Return whether only the list's opening words stand before a term: "In this Part and in the Agreement,"."""
    lead = ground.reading[unit.body : run.start].rstrip(" \"'")
    return lead.endswith((",", "—", ":")) and bool(ground.hits("scope", unit.body, run.start)) and len(lead) < _REACH


def _verb_after(ground: Ground, unit: Unit, start: int) -> tuple[DefinitionKind, int]:
    """Return the kind and end of the first defining words after a term, ("means", start) when there are none."""
    stop = re.compile(r"[.;]\s|:").search(ground.reading, start, unit.end)
    limit = min(stop.start() if stop else unit.end, start + _REACH)
    hits = [
        (hit.start, hit.end, rule.kind)
        for name, rule in ground.rules.verbs.items()
        if rule.term == "before"
        for hit in ground.hits(name, start, limit)
    ]
    return (min(hits)[2], min(hits)[1]) if hits else ("means", start)


def repealed(ground: Ground, candidate: Candidate) -> bool:
    """Return whether only the note of its repeal stands after a term."""
    after = re.compile(r"[\s\"']*[\[(]\s*(\w+)").match(ground.reading, candidate.terms[-1][1])
    return after is not None and after[1].lower().startswith(ground.rules.repealed)


def doubled_items(ground: Ground, unit: Unit) -> list[Candidate]:
    """Return a candidate for each term that the print gives twice at the start of an item ("court court means")."""
    found = []
    for start in ground.items(unit):
        twice = doubled_at(ground, unit, start)
        if twice and plausible(ground, ground.reading[twice[0] : twice[1]]):
            kind, after = _verb_after(ground, unit, twice[1])
            found.append(Candidate(twice[0], start, (twice,), kind, after, "doubled"))
    return found


def marked_with_verb(ground: Ground, unit: Unit, verb: int, runs: list[Run]) -> Candidate | None:
    """Read a bold or italic term in front of a verb, outside lists too."""
    terms = marked_before(ground, unit, verb, runs)
    if terms is None or not _starts_item(ground, unit, Run(*terms.runs[0], "bold")):
        return None
    return Candidate(terms.start, terms.outer, terms.runs, "means", verb, "bold")
