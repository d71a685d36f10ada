"""Definitions that guidance quotes from others: "the Committee defines X as 'Y'", with the body that defines."""

from __future__ import annotations

import re

from extract.definitions.bodies import body_of, named_in
from extract.definitions.candidate import Candidate
from extract.definitions.ground import Ground, Unit
from extract.definitions.rules import Verb
from extract.token_rules import Hit

_QUOTE = re.compile(r"[\"'](?=[^\s\"'])")
_LONGEST_TERM = 90
_LONGEST = 1500
_SENTENCE = re.compile(r"[.!?][\"')]*(?:\s|$|<)")


def attributions(ground: Ground, unit: Unit, hit: Hit, rule: Verb) -> list[Candidate]:
    """Return the definitions that one verb attributes: "They define 'A' as '...' and 'B' as '...'"."""
    if _denied(ground, unit, hit):
        return []
    passive = re.search(ground.rules.passive, ground.reading[hit.start : hit.end]) if ground.rules.passive else None
    term = _term_before(ground, unit, hit) if passive else _term_after(ground, unit, hit.end)
    body = named_in(ground, hit.start, hit.end) if passive else ""
    if not body and not (passive and _provision_named(ground, hit)):
        body = body_of(ground, unit, term[0] if passive and term else hit.start)
    found: list[Candidate] = []
    while term is not None and body:
        words = _definiens(ground, unit, hit.end if passive else term[1], needs_as=not passive)
        if words is None:
            break
        start = term[0] - 1 if ground.reading[term[0] - 1] in "\"'" else term[0]
        found.append(Candidate(start, start, (term,), rule.kind, words[0], "sentence", end=words[1], body=body))
        joint = re.compile(r"[\"']?\s*(?:,\s*)?(?:and|et|y|e|und)\s+(?=[\"'])").match(
            ground.reading, words[1], unit.end
        )
        term = _quoted(ground, joint.end(), unit.end) if joint and not passive else None
    return found


def _provision_named(ground: Ground, hit: Hit) -> bool:
    """Return whether the verb names a provision of the same text ("is defined in section 2 as")."""
    words = re.findall(r"[^\W\d_]+", ground.reading[hit.start : hit.end].lower())
    return any(w in ground.rules.scopes for w in words)


def _denied(ground: Ground, unit: Unit, hit: Hit) -> bool:
    """Return whether the verb is denied or a mere mention ("does not define", "as defined in")."""
    before = re.findall(r"[\w']+", ground.reading[max(unit.start, hit.start - 40) : hit.start].lower())[-4:]
    return any(word in ground.rules.denials for word in before) or before[-1:] == ["as"]


def _quoted(ground: Ground, start: int, limit: int) -> tuple[int, int] | None:
    """Return the words between the quotation marks that open at `start`."""
    opening = _QUOTE.match(ground.reading, start, limit)
    if opening is None:
        return None
    close = re.compile(rf"(?<!\s){opening[0]}(?!\w)").search(
        ground.reading, opening.end(), min(limit, start + _LONGEST)
    )
    return (opening.end(), close.start()) if close else None


def _term_after(ground: Ground, unit: Unit, start: int) -> tuple[int, int] | None:
    """Return the term behind "defines (the term)": quoted, or a short phrase up to "as"."""
    words = "|".join(sorted((re.escape(w) for w in ground.rules.introducers), key=len, reverse=True))
    lead = re.compile(rf"\s+(?:(?:{words})\s+)?", re.IGNORECASE).match(ground.reading, start, unit.end)
    at = lead.end() if lead else start
    quoted = _quoted(ground, at, unit.end)
    if quoted is not None:
        return quoted if quoted[1] - quoted[0] <= _LONGEST_TERM else None
    bare = re.compile(
        rf"(?P<t>[^\W\d][\w' -]{{2,{_LONGEST_TERM}}}?)(?:\s+(?:term|concept))?\s+(?:{_as(ground)})\s"
    ).match(ground.reading, at, unit.end)
    if bare is None or len(bare["t"].split()) > 8 or bare["t"].split()[0].lower() in ground.rules.not_terms:
        return None
    return bare.span("t")


def _term_before(ground: Ground, unit: Unit, hit: Hit) -> tuple[int, int] | None:
    """Return the quoted term in front of ", which is defined as"."""
    before = re.search(
        r"([\"'])([^\"']{2,90})\1,?\s+(?:\w+\s*)?$", ground.reading[max(unit.start, hit.start - 130) : hit.start]
    )
    if before is None:
        return None
    base = max(unit.start, hit.start - 130)
    return base + before.start(2), base + before.end(2)


def _as(ground: Ground) -> str:
    return "|".join(ground.rules.as_words)


def _definiens(ground: Ground, unit: Unit, start: int, *, needs_as: bool) -> tuple[int, int] | None:
    """Return where the defining words start and end: a quotation, or the rest of the sentence."""
    lead = re.compile(rf"[\"']?,?\s*(?:\w+\s+)?(?:{_as(ground)})\s+").match(ground.reading, start, unit.end)
    at = lead.end() if lead else start
    gap = re.compile(r"\s*").match(ground.reading, at, unit.end)
    quoted = _quoted(ground, gap.end() if gap else at, unit.end) if lead or not needs_as else None
    if quoted is not None:
        return quoted[0], quoted[1] + 1
    if needs_as and not lead and not _states(ground, unit, start):
        return None
    return _sentence(ground, unit, at)


def _states(ground: Ground, unit: Unit, start: int) -> bool:
    """Return whether the sentence goes on to state the meaning: "broadly, stating that it includes '...'"."""
    words = "|".join(ground.rules.stating)
    return (
        bool(words)
        and re.compile(rf"[\"']?[^.;]{{0,60}}\b(?:{words})\b").match(ground.reading, start, unit.end) is not None
    )


def _sentence(ground: Ground, unit: Unit, start: int) -> tuple[int, int]:
    """Return the rest of a sentence, a quotation inside it taken whole."""
    at = start
    while True:
        stop = _SENTENCE.search(ground.reading, at, min(unit.end, start + _LONGEST))
        opening = re.compile(r"(?<=\s)[\"'](?=\w)").search(ground.reading, at, stop.start() if stop else unit.end)
        inner = _quoted(ground, opening.start(), unit.end) if opening else None
        if inner is None or stop is None or inner[1] < stop.start():
            return start, stop.start() + 1 if stop else min(unit.end, start + _LONGEST)
        at = inner[1]
