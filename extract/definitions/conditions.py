"""Definitions by condition: "access is unauthorised if", "a person is a driver if", "a person secures access who"."""

from __future__ import annotations

import re
from itertools import islice

from extract.definitions.candidate import Candidate
from extract.definitions.ground import Ground, Unit
from extract.definitions.rules import Verb
from extract.token_rules import Hit

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_LONGEST_SUBJECT = 160
_STEM = 5


def behind_scope(ground: Ground, unit: Unit, start: int) -> bool:
    """Return whether "in this section," stands directly in front of an offset."""
    for hit in ground.hits("scope", max(unit.start, start - _LONGEST_SUBJECT), start):
        between = ground.reading[hit.end : start]
        if not between.strip(" ,—:\"'(") or re.fullmatch(r"(?:[^.;]|\.(?=\d)){0,60},\s*[\"']?", between):
            return True
    return False


def predicate_if(ground: Ground, unit: Unit, hit: Hit, rule: Verb, known: frozenset[str]) -> Candidate | None:
    """Read "is a child if" or "is unauthorised if"; the term of a bare adjective takes the subject's noun."""
    predicate = list(_WORD.finditer(ground.reading, hit.start, hit.end))[1:-1]
    words = predicate
    cut = next((i for i, w in enumerate(words) if i and w[0].lower() in ground.rules.term_stops), len(words))
    words = words[:cut]
    key = words[1:] if words and words[0][0].lower() in ground.rules.articles else words
    if not key or key[0][0].lower() in ground.rules.generic:
        return None
    subject = _subject(ground, unit, hit.start)
    if subject is None:
        return None
    start, noun = subject
    named = words[0][0].lower() in ground.rules.adjectives or heads(unit.heading, words[0][0])
    quoted = re.search(r"\"\s*(?P<t>[^\"]+?)\s*\"", ground.reading[hit.start : hit.end])
    within = bool(ground.hits("scope", hit.start, hit.end))
    if not (named or quoted or within or behind_scope(ground, unit, start)):
        return None
    after = words[-1].end()
    if quoted:
        run = (hit.start + quoted.start("t"), hit.start + quoted.end("t"))
        return Candidate(start, start, (run,), rule.kind, hit.end, "sentence")
    if words[0][0].lower() in ground.rules.articles and len(words) > 1:
        return Candidate(start, start, ((words[1].start(), after),), rule.kind, after, "sentence")
    if len(words) > 1 or not words[0][0].islower():
        return None
    if len(predicate) > 1:  # "close in age", "armed with a weapon": the whole predicate is the term
        whole = (predicate[0].start(), predicate[-1].end())
        return Candidate(start, start, (whole,), rule.kind, whole[1], "sentence")
    adjective = (words[0].start(), words[0].end())
    joined = f"{words[0][0]} {ground.reading[slice(*noun)]}".lower()
    return Candidate(start, start, (adjective,), rule.kind, after, "sentence", named=joined)


def _subject(ground: Ground, unit: Unit, verb: int) -> tuple[int, tuple[int, int]] | None:
    """Return where the subject of a verb starts, and its head noun: the first word behind its article."""
    for start in islice(ground.items_before(unit, verb), 3):
        if verb - start > _LONGEST_SUBJECT:
            return None
        words = list(_WORD.finditer(ground.reading, start, verb))
        skip = 1 if words and words[0][0].lower() in ground.rules.articles else 0
        if len(words) <= skip or words[skip][0].lower() in ground.rules.not_terms:
            continue
        if not re.search(r"[;:.]\s", ground.reading[start:verb]):
            return words[0].start(), words[skip].span()
    return None


def person_who(ground: Ground, unit: Unit, hit: Hit, rule: Verb, known: frozenset[str]) -> Candidate | None:
    """Read "a person accesses such material who" and "a person abets an offence, who": the term is the deed."""
    condition = re.compile(rf",?\s(?:{'|'.join(ground.rules.conditions)})[\s,—:-]").search(
        ground.reading, hit.end, min(unit.end, hit.end + 140)
    )
    verb = list(_WORD.finditer(ground.reading, hit.start, hit.end))[-1]
    if condition is None or re.search(r"[.;:]\s", ground.reading[hit.end : condition.start()]):
        return None
    if verb[0].lower() in (*ground.rules.generic, *ground.rules.not_in_terms):
        return None
    starts_item = next(ground.items_before(unit, hit.start), -1) == hit.start
    scoped = behind_scope(ground, unit, hit.start)
    titled = starts_item and heads(unit.heading, verb[0])
    if not scoped and not titled and not (starts_item and condition[0].startswith(",") and verb[0].endswith("s")):
        return None
    if not verb[0].endswith(tuple(ground.rules.verb_endings)):
        return None
    objects = len(ground.reading[verb.end() : condition.start()].split())
    end = condition.start() if objects <= 3 else _object(ground, verb.end(), condition.start())
    return Candidate(hit.start, hit.start, ((verb.start(), end),), rule.kind, condition.start(), "sentence")


def _object(ground: Ground, start: int, end: int) -> int:
    """Return where the bare noun behind a verb ends ("secures access to ..."), the verb's own end without one."""
    noun = re.compile(r"\s(?P<n>[^\W\d_]+)\s(?P<then>[^\W\d_]+)\b").match(ground.reading, start, end)
    stops = (*ground.rules.articles, *ground.rules.not_terms, *ground.rules.term_stops)
    alone = noun is not None and noun["n"].lower() not in stops and noun["then"].lower() in ground.rules.term_stops
    return noun.end("n") if noun and alone else start


def heads(heading: str, word: str) -> bool:
    """Return whether a heading has a word of the same stem ("attempt" and "attempting")."""
    stem = word[:_STEM].lower()
    return len(stem) == _STEM and any(w.startswith(stem) for w in re.findall(r"\w+", heading.lower()))
