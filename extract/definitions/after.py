"""Definitions whose term stands after the verb: "is said to commit", "shall be deemed to be", "constitue un viol"."""

from __future__ import annotations

import re

from extract.definitions.attributed import attributions
from extract.definitions.candidate import Candidate
from extract.definitions.conditions import behind_scope, person_who, predicate_if
from extract.definitions.ground import LABEL, Ground, Unit
from extract.definitions.phrases import QUOTED, phrase_after, sentence_start
from extract.definitions.rules import Verb
from extract.definitions.terms import LONGEST_BARE
from extract.definitions.treated import doing, inside, opening, treated_as
from extract.token_rules import Hit

_WORD = re.compile(r"[^\W\d_][\w-]*'?")
_CLAUSE = re.compile(r"[.;:—]\s|—")


def after_verbs(ground: Ground, unit: Unit, known: frozenset[str]) -> list[Candidate]:
    """Return the definitions of a unit whose term follows its verb; `known` are the instrument's terms, folded."""
    found = []
    for name, rule in ground.rules.verbs.items():
        if rule.term == "after":
            for hit in ground.hits(name, unit.body, unit.end):
                if rule.read == "attributed":
                    found += attributions(ground, unit, hit, rule)
                    continue
                candidate = _READERS[rule.read](ground, unit, hit, rule, known)
                if candidate is not None:
                    found.append(candidate)
    return sorted(found, key=lambda c: (c.start, c.after))


def _make(start: int, term: tuple[int, int], rule: Verb, after: int) -> Candidate:
    return Candidate(start, start, (term,), rule.kind, after, "sentence")


def _called(ground: Ground, unit: Unit, hit: Hit, rule: Verb, known: frozenset[str]) -> Candidate | None:
    """Read "the National Office (hereinafter referred to as the Office)"."""
    start = hit.end
    lead = re.compile(r"[\s,]*(?:as\s+|par\s+|como\s+)?").match(ground.reading, start, unit.end)
    term = phrase_after(ground, lead.end() if lead else start, unit.end)
    if term is None:
        return None
    whole = sentence_start(ground, unit, hit.start)
    close = re.compile(r"\s*[\"']?\s*[).;,]").match(ground.reading, term[1], unit.end)
    if close is None:
        return None
    return Candidate(whole, whole, (term,), rule.kind, close.end(), "sentence", end=close.end())


def _said(ground: Ground, unit: Unit, hit: Hit, rule: Verb, known: frozenset[str]) -> Candidate | None:
    """Read "A person is said to commit trespass when": the rest of the sentence must say when."""
    if ground.reading[: hit.end].endswith(" be"):
        stop = re.compile(rf"\s*,|\s+(?:only|{'|'.join(ground.rules.conditions)})\b|[.;:—]").search(
            ground.reading, hit.end, min(unit.end, hit.end + LONGEST_BARE)
        )
        term = ground.trim(hit.end, stop.start()) if stop else None
    else:
        term = phrase_after(ground, hit.end, unit.end)
    if term is None or term[0] >= term[1]:
        return None
    start = sentence_start(ground, unit, hit.start)
    close = re.compile(r"[\"'\s]*\.").match(ground.reading, term[1], unit.end)
    first = re.compile(rf"\s*{LABEL}").match(ground.reading, unit.body, unit.end)
    if close and first and start > unit.body:  # the paragraphs of the whole unit say what it is
        start = unit.body
    return _make(start, term, rule, term[1])


def _deemed(ground: Ground, unit: Unit, hit: Hit, rule: Verb, known: frozenset[str]) -> Candidate | None:
    """Read "such court shall be deemed to be a Special Court", when that is a term of the act or a proper name."""
    term = phrase_after(ground, hit.end, unit.end, most=5)
    if term is None:
        return None
    words = ground.reading[term[0] : term[1]]
    start = sentence_start(ground, unit, hit.start)
    stop = re.compile(r"[.;]\s").search(ground.reading, term[1], unit.end)
    bounded = ground.hits("scope", start, stop.start() if stop else unit.end) or ground.hits("bounded", start, unit.end)
    if not bounded or words.split()[0].lower() in ground.rules.generic:
        return None
    article = re.search(r"(\w+'?)\s*$", ground.reading[hit.start : term[0]])
    proper = any(w[:1].isupper() for w in words.split()) and article and article[1].lower() in ground.rules.articles
    titled = (
        bool(ground.hits("scope", start, start + 8))
        and re.search(rf"\b{re.escape(words.lower())}\b", unit.heading.lower()) is not None
    )
    then = _WORD.search(ground.reading, term[1], min(unit.end, term[1] + 20))
    scoped = behind_scope(ground, unit, start) or bool(ground.hits("scope", start, start + 12))
    conditional = scoped and then is not None and then[0].lower() in ground.rules.conditions
    if not (proper or titled or conditional or words.lower() in known):
        return None
    return _make(start, term, rule, term[1])


def _announced(ground: Ground, unit: Unit, hit: Hit, rule: Verb, known: frozenset[str]) -> Candidate | None:
    """Read "on entend par enfant toute personne"; the term may be quoted, and a colon or comma may follow."""
    quoted = QUOTED.match(ground.reading, hit.end, unit.end)
    term = quoted.span("term") if quoted else phrase_after(ground, hit.end, unit.end)
    return _make(sentence_start(ground, unit, hit.start), term, rule, term[1]) if term else None


def _constitutes(ground: Ground, unit: Unit, hit: Hit, rule: Verb, known: frozenset[str]) -> Candidate | None:
    """Read "constitue un recel le fait de ...": the words that define must follow the term directly."""
    lead = ground.reading[sentence_start(ground, unit, hit.start) : hit.start].strip()
    term = phrase_after(ground, hit.end, unit.end)
    if term is None or ground.reading[term[0] : term[1]].split()[0].lower() in ground.rules.generic:
        return None
    nxt = _WORD.search(ground.reading, term[1], min(unit.end, term[1] + 30))
    if (
        nxt is None
        or nxt[0].lower() not in ground.rules.definientia
        or ground.reading[term[1] : nxt.start()].strip(" " if lead else " ,")
    ):
        return None
    if lead and not lead.endswith(",") and not _subject(ground, lead):
        return None
    return _make(sentence_start(ground, unit, hit.start), term, rule, term[1])


def _subject(ground: Ground, lead: str) -> bool:
    """Return whether the words before the verb are a plain subject: short, no clause of their own."""
    return len(lead.split()) <= 14 and not re.search(r"[,;:]", lead)


def _predicate(ground: Ground, unit: Unit, hit: Hit, rule: Verb, known: frozenset[str]) -> Candidate | None:
    """Read "Tout acte ..., est un recel.": the term ends its sentence, and its subject is an act."""
    start = sentence_start(ground, unit, hit.start)
    term = phrase_after(ground, hit.end, unit.end, most=4)
    first = _WORD.match(ground.reading, start, unit.end)
    if term is None or first is None or first[0].lower() not in ground.rules.definientia:
        return None
    stop = re.compile(r"\s*\.").match(ground.reading, term[1], unit.end)
    if stop is None or ground.reading[term[0] : term[1]].split()[0].lower() in ground.rules.generic:
        return None
    if _CLAUSE.search(ground.reading, start, hit.start):
        return None
    return Candidate(start, start, (term,), rule.kind, stop.end(), "sentence", end=stop.end())


_READERS = {
    "called": _called,
    "said": _said,
    "deemed": _deemed,
    "announced": _announced,
    "constitutes": _constitutes,
    "predicate": _predicate,
    "if": predicate_if,
    "who": person_who,
    "treated": treated_as,
    "doing": doing,
    "opening": opening,
    "inside": inside,
}
