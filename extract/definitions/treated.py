"""Definitions that say how something is to be treated: "is to be regarded as distributing it if", "Est enfant"."""

from __future__ import annotations

import re

from extract.definitions.candidate import Candidate
from extract.definitions.conditions import heads
from extract.definitions.ground import Ground, Unit
from extract.definitions.phrases import phrase_after, sentence_start
from extract.definitions.rules import Verb
from extract.token_rules import Hit

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_STOP = re.compile(r"[.;](?=\s)|(?<=\s)[.;]")
_LONGEST = 8


def treated_as(ground: Ground, unit: Unit, hit: Hit, rule: Verb, known: frozenset[str]) -> Candidate | None:
    """Read "is to be regarded as distributing an image if" and "is to be taken as having been a child if".

    The sentence must say for what it speaks and on which condition, else it only tells what a court is to do.
    """
    start = sentence_start(ground, unit, hit.start)
    stop = _STOP.search(ground.reading, hit.end, unit.end)
    end = stop.start() if stop else unit.end
    scoped = ground.hits("scope", start, end) or ground.hits("bounded", start, end)
    conditions = "|".join(ground.rules.conditions)
    if not scoped or not re.search(rf"\b(?:{conditions})\b", ground.reading[start:end].lower()):
        return None
    term = phrase_after(ground, hit.end, unit.end, most=_LONGEST)
    if term is None:
        return None
    words = [w[0].lower() for w in _WORD.finditer(ground.reading, *term)]
    if not words or words[0] in ground.rules.generic or words[-1] in ground.rules.generic:
        return None
    rest = _WORD.match(ground.reading, term[1] + 1, unit.end)
    if rest and rest[0].lower() in ground.rules.either and words[1:2] and words[1] in ground.rules.articles:
        first = _WORD.match(ground.reading, *term)
        term = (term[0], first.end() if first else term[1])  # "distributing a photograph or film" is named by its deed
    return Candidate(start, start, (term,), rule.kind, term[1], "sentence")


def doing(ground: Ground, unit: Unit, hit: Hit, rule: Verb, known: frozenset[str]) -> Candidate | None:
    """Read "is deemed to attempt to commit the offence" where the heading names the deed."""
    stop = _STOP.search(ground.reading, hit.end, min(unit.end, hit.end + 120))
    end = stop.start() if stop else min(unit.end, hit.end + 120)
    cut = re.compile(r"\s*[,—:(]|\s(?:and|if|where|when|unless|or)\s").search(ground.reading, hit.end, end)
    run = ground.trim(hit.end, cut.start() if cut else end)
    words = [w[0].lower() for w in _WORD.finditer(ground.reading, *run)]
    verb = _WORD.match(ground.reading, *run) if run[0] < run[1] else None
    if (
        verb is None
        or any(w in ground.rules.not_in_terms for w in words)
        or len(ground.reading[slice(*run)].split()) > _LONGEST
        or not heads(unit.heading, verb[0])
    ):
        return None
    start = sentence_start(ground, unit, hit.start)
    return Candidate(start, start, (run,), rule.kind, run[1], "sentence")


def opening(ground: Ground, unit: Unit, hit: Hit, rule: Verb, known: frozenset[str]) -> Candidate | None:
    """Read "Est enfant, au sens de la présente loi, toute personne": the words open their sentence, term last."""
    start = sentence_start(ground, unit, hit.start)
    words = list(_WORD.finditer(ground.reading, hit.start, hit.end))
    if ground.reading[start : hit.start].strip(" \"'") or len(words) < 2:
        return None
    aside = re.compile(r"\s*,[^.;,]{0,80},\s*|\s*,?\s*").match(ground.reading, hit.end, unit.end)
    behind = aside.end() if aside else hit.end
    following = _WORD.match(ground.reading, behind, unit.end)
    if following is None or following[0].lower() not in ground.rules.definientia:
        return None
    return Candidate(start, start, (words[-1].span(),), rule.kind, behind, "sentence")


def inside(ground: Ground, unit: Unit, hit: Hit, rule: Verb, known: frozenset[str]) -> Candidate | None:
    """Read "par parent, on entend l'adoptant" and "por menor se entiende": the term stands inside the verb's words."""
    first = _WORD.match(ground.reading, hit.start, hit.end)
    subjects = "|".join(ground.rules.announcers)
    if first is None or not subjects:
        return None
    last = re.compile(rf"[\"']?\s*,?\s+(?:{subjects})\b").search(ground.reading, first.end(), hit.end)
    run = ground.trim(first.end(), last.start() if last else hit.end)
    words = [w[0].lower() for w in _WORD.finditer(ground.reading, *run)]
    if last is None or not words or words[0] in ground.rules.not_terms:
        return None
    article = re.compile(rf"(?:{'|'.join(map(re.escape, ground.rules.articles))})\s+", re.IGNORECASE)
    lead = article.match(ground.reading, *run)
    run = (lead.end() if lead else run[0], run[1])
    start = sentence_start(ground, unit, hit.start)
    return Candidate(start, start, (run,), rule.kind, hit.end, "sentence") if run[0] < run[1] else None
