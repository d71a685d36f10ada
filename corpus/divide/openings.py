"""Choose the sections of a law among everything that looks like one, and say where the numbers look wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.divide.candidate import Candidate
from corpus.divide.groups import GroupHead
from corpus.divide.numbers import Key, follows
from corpus.divide.page_text import Page
from corpus.divide.sections import REPEAT
from corpus.divide.sequence import chain, keyed
from corpus.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Opening:
    """Hold a chosen section: its first look, and where its number is printed for the last time."""

    head: Candidate
    body: Candidate


def choose(page: Page, found: Sequence[Candidate], groups: Sequence[GroupHead]) -> tuple[list[Opening], list[Problem]]:
    """Return the sections in document order, with the doubts about their numbers.

    Numbers may start again in each schedule. A line that looks like a section and breaks the order is kept, with a
    Problem; a number in running text that breaks it is not a section.
    """
    found = keyed(found)
    cuts = [g.start for g in groups if g.kind == "schedule"]
    regions: list[list[Candidate]] = [[] for _ in range(len(cuts) + 1)]
    for c in found:
        regions[bisect_right(cuts, c.start)].append(c)
    openings: list[Opening] = []
    problems: list[Problem] = []
    for region in regions:
        picked = chain(region)
        chosen = _region(page, region, picked)
        openings += chosen
        problems += _doubts(page, chosen, frozenset(region[i].start for i in picked))
    return openings, problems


def _region(page: Page, region: Sequence[Candidate], picked: Sequence[int]) -> list[Opening]:
    taken = set(picked)
    strong = [i for i, c in enumerate(region) if i not in taken and _stands_out(page, c)]
    order = sorted([*picked, *strong])
    openings: list[Opening] = []
    for i in order:
        c = region[i]
        if openings and openings[-1].body.num == c.num and c.start - openings[-1].body.start <= REPEAT:
            openings[-1] = replace(openings[-1], body=c)
            continue
        openings.append(Opening(c, c))
    return _with_repeats(openings, region)


def _stands_out(page: Page, c: Candidate) -> bool:
    """Say whether a number that breaks the order is a section all the same: a bare one needs a blank line before it."""
    if not c.line or c.weight < 3.0:
        return False
    before = page.before(c.start)
    return c.style != "bare" or page.text.count("\n", max(0, before), c.start) > 1


def _with_repeats(openings: list[Opening], region: Sequence[Candidate]) -> list[Opening]:
    """Attach to each section the repetitions of its number that running text holds."""
    starts = [o.head.start for o in openings]
    for c in region:
        i = bisect_right(starts, c.start) - 1
        if i >= 0 and c.start > openings[i].body.start:
            o = openings[i]
            if o.head.num == c.num and c.start - o.head.end <= REPEAT:
                openings[i] = replace(o, body=c)
    return openings


_RANGE = re.compile(r"\s+(?:to|and|à|et|a|y|e|bis)\s+(\d{1,4})(?=\s*[\[(.]|\s+[A-ZÀ-Þ])")


def _last(page: Page, c: Candidate) -> Key:
    """Return the place of the last number an opening covers: "64 to 80 [Repealed]" reaches to 80."""
    m = _RANGE.match(page.view, c.end)
    return (float(m[1]),) if m else c.key


def _doubts(page: Page, openings: Sequence[Opening], chained: frozenset[int]) -> list[Problem]:
    """Return the doubts about the numbers of one region; `chained` are the starts of those that run on."""
    problems: list[Problem] = []
    seen: set[str] = set()
    top: Opening | None = None
    for o in openings:
        c = o.head
        if c.num in seen:
            problems.append(_repeated(c))
        elif not {c.start, o.body.start} & chained:
            problems.append(_out_of_order(c, top))
        elif top is not None and c.key[0] - top.head.key[0] > 1 and (gap := follows(_last(page, top.body), c.key)):
            problems.append(_missing(c, top, gap))
        seen.add(c.num)
        top = o if {c.start, o.body.start} & chained else top
    return problems


def _repeated(c: Candidate) -> Problem:
    return Problem(
        code="number-repeated",
        message=f"number {c.num} comes more than once",
        advice="Check whether the file holds two versions of this provision.",
        start=c.start,
        end=c.end,
        citation=c.num,
    )


def _out_of_order(c: Candidate, top: Opening | None) -> Problem:
    return Problem(
        code="number-out-of-order",
        message=f"{c.num} comes after {top.head.num}" if top else f"{c.num} comes before the first section",
        advice="Check whether this is a provision of another text quoted here.",
        start=c.start,
        end=c.end,
        citation=c.num,
    )


def _missing(c: Candidate, top: Opening, gap: int) -> Problem:
    return Problem(
        code="number-missing",
        message=f"{c.num} comes directly after {top.head.num}: {gap} missing",
        severity=Severity.NOTE,
        advice="Check whether the file is an extract.",
        start=c.start,
        end=c.end,
        citation=c.num,
    )
