"""All definitions of one instrument, in document order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from corpus.instrument import GROUP_KINDS, Instrument, Provision
from extract.definitions.after import after_verbs
from extract.definitions.brackets import bracketed
from extract.definitions.candidate import Candidate
from extract.definitions.colons import colon_items
from extract.definitions.ends import equivalents, set_ends
from extract.definitions.ground import LABEL, Ground, Unit
from extract.definitions.listed import bold_items, doubled_items, repealed
from extract.definitions.scope import age_of, scope_of
from extract.definitions.verbs import by_verbs
from extract.facts import Definition
from extract.pack import Pack

# Where the drafter sets defined terms in bold, a phrase that is not bold is taken only behind a plain "means".
_MARKED = 4
_PLAIN = ("means", "same-meaning")
_LEEWAY = 80  # words behind an attributed definition that still speak of it
_LABEL_ONLY = re.compile(rf"\s*{LABEL}?[\s\"'*]*(?:\w+\s+){{0,2}}[\s\"'*]*", re.IGNORECASE)
_ENOUGH = 2  # terms the print sets apart, after which a list is taken to set all its terms apart


def find_definitions(instrument: Instrument, pack: Pack) -> list[Definition]:
    """Return every definition of an instrument, in document order, one for each term of a section.

    Each runs from its term to the end of its last paragraph and cites the unit that holds it. `features` are left to
    `extract.features`.
    """
    if not pack.has("definitions"):
        return []
    ground = Ground(instrument, pack)
    listed = [(unit, _before(ground, unit)) for unit in ground.units]
    bold = sum(c.style == "bold" for _, cs in listed for c in cs) >= _MARKED
    if bold:
        listed = [(unit, [c for c in cs if c.style != "bare" or c.kind in _PLAIN]) for unit, cs in listed]
    known = frozenset(ground.reading[i:j].lower() for _, cs in listed for c in cs for i, j in c.terms)
    found: list[Definition] = []
    for unit, candidates in listed:
        full = bold or (unit.listed and len(candidates) >= _ENOUGH)
        sentences = [] if full else [*after_verbs(ground, unit, known), *bracketed(ground, unit)]
        quoted = _Covered((s.start, (s.end or s.after) + _LEEWAY) for s in sentences if s.kind == "attributed")
        candidates = [c for c in candidates if not quoted.touches(*c.terms[0])]
        read = _Covered((c.terms[0][0], c.after) for c in candidates)
        sentences = [c for c in sentences if not read.touches(*c.terms[0])]
        found += _definitions(ground, unit, sorted([*candidates, *sentences], key=lambda c: (c.start, c.after)))
    return found


class _Covered:
    """Answer whether a run touches one of many runs that do not overlap each other much."""

    def __init__(self, runs: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._furthest: list[int] = []
        for start, end in sorted(runs):
            self._starts.append(start)
            self._furthest.append(max(end, self._furthest[-1] if self._furthest else end))

    def touches(self, start: int, end: int) -> bool:
        i = bisect_right(self._starts, end) - 1
        return i >= 0 and start <= self._furthest[i]


def _before(ground: Ground, unit: Unit) -> list[Candidate]:
    """Return the candidates of a unit whose term stands first, in order."""
    candidates = by_verbs(ground, unit)
    if unit.listed:
        lists = (bold_items, doubled_items, colon_items)
        for more in (read(ground, unit) for read in lists):
            taken = {c.terms[0] for c in more}
            candidates = [c for c in candidates if c.terms[0] not in taken] + more
    return _of_one_style(sorted(candidates, key=lambda c: (c.start, -c.after)))


def _definitions(ground: Ground, unit: Unit, candidates: list[Candidate]) -> list[Definition]:
    closing = {c.outer for c in candidates if repealed(ground, c)}
    kept = [c for c in candidates if not repealed(ground, c)]
    ends = set_ends(ground, unit, kept, closing)
    opening = kept[0].outer if kept else unit.body
    told = [(c, end) for c, end in zip(kept, ends, strict=True) if end > (c.after if c.end is None else c.start)]
    return [_definition(ground, unit, c, end, opening) for c, end in told]


def _of_one_style(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates of the surest style where a unit has several of it, and drop those inside others' terms."""
    order = ("bold", "quoted", "colon", "doubled", "bare")
    for style in order:
        if sum(c.style == style for c in candidates) >= _ENOUGH:
            weaker = order[order.index(style) + 1 :]
            candidates = [c for c in candidates if c.style not in weaker]
            break
    kept: list[Candidate] = []
    for c in candidates:
        if not kept or c.start >= kept[-1].terms[-1][1]:
            kept.append(c)
    return kept


def _definition(ground: Ground, unit: Unit, candidate: Candidate, end: int, opening: int) -> Definition:
    text = ground.instrument.text
    words = [" ".join(text[i:j].split()) for i, j in candidate.terms]
    words[0] = candidate.named or words[0]
    start = candidate.start
    owner = _holder(ground, candidate)
    also = (*words[1:], *_alternatives(ground, words[0]), *equivalents(ground, candidate.after, end))
    return Definition(
        term=words[0],
        also=tuple(dict.fromkeys(w for w in also if w != words[0])),
        kind=candidate.kind,
        scope=scope_of(ground, unit, opening, start, candidate.after),
        place=ground.instrument.place(start, end),
        term_place=ground.instrument.place(*candidate.terms[0]),
        citation=owner.citation if owner else "",
        age=age_of(ground, words[0], start, end),
        body=candidate.body,
    )


def _holder(ground: Ground, candidate: Candidate) -> Provision | None:
    """Return the unit to cite: the paragraph that a definition opens ("3(a)"), else the subsection or section."""
    inner = ground.instrument.at(candidate.start)
    whole = ground.instrument.subsection_of(candidate.terms[0][0])
    if inner is None or whole is None or inner.start <= whole.start or inner.kind in GROUP_KINDS:
        return whole
    lead = ground.reading[inner.start : candidate.terms[0][0]]
    return inner if _LABEL_ONLY.fullmatch(lead) else whole


def _alternatives(ground: Ground, term: str) -> list[str]:
    """Return the two terms of "child or minor", [] for one term."""
    parts = term.split(" ")
    if len(parts) > 5:
        return []
    middle = [i for i, word in enumerate(parts) if word.lower() in ground.rules.either]
    if len(middle) != 1 or middle[0] not in (1, 2) or len(parts) - middle[0] not in (2, 3):
        return []
    return [" ".join(parts[: middle[0]]), " ".join(parts[middle[0] + 1 :])]
