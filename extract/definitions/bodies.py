"""Who defines: the name in front of a defining verb, looked up where the text only says "it" or "the Guidelines"."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.definitions.ground import Ground, Unit

_REACH = 2500
_TAG = re.compile(r"<(\w+)[^>]*>[^<]{0,12}</\1>")
# A proper name: capitalised words, joined by small ones, with a bracketed short form.
_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w&'.-]*[\w)]|[A-Z]{2,})(?:(?:\s+(?:(?:of|on|for|and|in|to)\s+the|of|on|for|and|de|du|des|la|le|les|et|sur|pour|to|in|No\.|against|"
    r"&|\d+|[a-z]+(?=\s+[a-z]*\s*[A-Z(])))*\s+[A-ZÀ-Þ][\w&'-]+|\s+\([A-Z][\w ]{1,30}\))*"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]*(?:\d{1,3})?\s+(?=(?:[-•*]\s)?[\"'(*\s]*[A-ZÀ-Þ])")


def body_of(ground: Ground, unit: Unit, verb: int) -> str:
    """Return the name of the body whose definition the verb at this offset gives, "" when no name is found.

    It is the name right in front of the verb, else the first name of its sentence; where the sentence has only a
    pronoun or a short name ("the Guidelines"), the nearest full name before it that ends so.
    """
    base = max(0, verb - _REACH)
    window = _TAG.sub(lambda m: " " * len(m[0]), _without_notes(ground, base, verb))
    cuts = [0, *(m.end() for m in _SENTENCE_END.finditer(window))]
    sentences = [window[i:j] for i, j in zip(cuts, [*cuts[1:], len(window)], strict=True)]
    own = _names(ground, sentences[-1])
    near = [n for n in own if sentences[-1].rstrip().endswith(n)]
    name = near[-1] if near else next(iter(own), "")
    tail = sentences[-1].rpartition(name)[2].split() if name else []
    subject = " ".join([name, *tail]) if 0 < len(tail) <= 2 and " ".join(tail).islower() else name
    if name and not _short(subject):
        return name
    if not name and not _pronoun(ground, sentences[-1]):
        return ""
    for sentence in reversed(sentences[:-1]):
        for earlier in _names(ground, sentence):
            if not _short(earlier) and (not name or _same(earlier, name, subject)):
                return _known_as(ground, sentence, earlier) or earlier
    return name


def named_in(ground: Ground, start: int, end: int) -> str:
    """Return the last name in a run, "" when it has none."""
    names = _names(ground, ground.reading[start:end])
    return names[-1] if names else ""


def _without_notes(ground: Ground, start: int, end: int) -> str:
    """Return the reading of a run with the raised numbers of footnotes blanked."""
    marks = ground.instrument.marks
    view = list(ground.reading[start:end])
    for mark in marks[
        bisect_left(marks, start, key=lambda m: m.start) : bisect_left(marks, end, key=lambda m: m.start)
    ]:
        if mark.kind == "superscript":
            view[mark.start - start : mark.end - start] = " " * len(view[mark.start - start : mark.end - start])
    return "".join(view)


def _known_as(ground: Ground, sentence: str, name: str) -> str:
    """Return the short name that a bracket behind a name gives ("also known as the Lanzarote Convention")."""
    flat = " ".join(sentence.split())
    words = "|".join(ground.rules.known_as)
    if not words:
        return ""
    found = re.search(rf"\([^()]*\b(?:{words})\s+(?P<n>[^()]+)\)", flat[max(0, flat.find(name)) :])
    return next(iter(_names(ground, found["n"])), "") if found else ""


def _same(full: str, name: str, subject: str) -> bool:
    """Return whether a full name may be what the short one stands for ("the Guidelines", "the General comment")."""
    return full.split(" (")[0].endswith(name) or full.startswith(subject)


def _short(name: str) -> bool:
    """Return whether a name is one plain word ("Guidelines", "General comment"), no acronym."""
    words = name.split()
    return not name.isupper() and sum(w[0].isupper() for w in words) == 1


def _pronoun(ground: Ground, sentence: str) -> bool:
    words = re.findall(r"[^\W\d_]+", sentence.lower())
    return any(w in ground.rules.pronouns for w in (*words[:1], *words[-2:]))


def _names(ground: Ground, sentence: str) -> list[str]:
    """Return the proper names of a sentence in order, articles and pronouns at its head left out."""
    found = []
    for match in _NAME.finditer(" ".join(sentence.split())):
        words = match[0].split(" ")
        while words and words[0].lower() in (*ground.rules.articles, *ground.rules.pronouns, *ground.rules.not_terms):
            words = words[1:]
        name = " ".join(words)
        if name[:1].isupper() and (len(name) > 2 and not re.fullmatch(r"(?:Article|Section)\s.*", name)):
            found.append(name)
    return found
