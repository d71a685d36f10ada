"""Token patterns kept as data: how a pack writes them, and the compiled matcher that runs them.

A pattern file's `patterns` is a list of rules. Each entry of `any` is one way to say it: a string in the short form,
or a list of spaCy token attributes (`[{LOWER: shall}, {LOWER: be}]`). The short form, word by word:

- `liable` the word, in any case; words are cut by the language's own tokeniser, so "s'entend" becomes two tokens;
- `read|construed` one of several words;
- `not?` a word that may be missing; `very*` none or more; `very+` one or more;
- `_` any one token; `_{0,4}` none to four of any token but a full stop, semicolon or colon; `#` a number.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

import ahocorasick_rs
import msgspec
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc

TokenValue = str | int | bool | list[str] | dict[str, str | int | list[str]]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Give a text and what the rule must find in it (the matched words, in order; empty for a near miss)."""

    text: str
    expected: tuple[str, ...]


class TokenRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Name a thing the law says and the ways it says it."""

    name: str
    any: tuple[str | list[dict[str, TokenValue]], ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Point at words that a rule matched: offsets into the text that was searched."""

    start: int
    end: int
    name: str


# A run-on text glues a label or a comma to the next word; the tokeniser needs a space there.
_GLUED = re.compile(r"\s+|(?<=[)\];:,\"—])(?=\S)|(?<=\w)(?=[(\[\":;—])|(?<=\w)(?=-[\s(])")
_OP = re.compile(r"^(?P<word>.+?)(?P<op>[?*+]|\{\d+,\d*\})?$")
_FREE: dict[str, Any] = {"TEXT": {"NOT_IN": [".", ";", ":"]}}
_UNBOUNDED = 12  # tokens that "*" and "+" are expected to span
_WIDTH = 14  # characters of a long word with its space
_MOST_CUES = 64  # variants of a phrase that are looked for
_MOST_PHRASES = 2000  # word sequences of one pattern that are looked up whole, which is faster than matching tokens
_KEPT = 8  # texts whose flattened form is kept, for the next room that reads the same text


def lower_same_length(text: str) -> str:
    """Return the text in lower case, character for character (a few capitals lower into two characters).

    >>> len(lower_same_length("İO"))
    2
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class _Glued(dict[str, Any]):
    """Mark a token that stands directly behind the one before it, without a space ("s'" + "entend")."""


def compile_pattern(pattern: str | Sequence[dict[str, Any]], nlp: Language) -> list[list[dict[str, Any]]]:
    """Return the spaCy patterns a pattern of the pack stands for."""
    if not isinstance(pattern, str):
        return [list(pattern)]
    ways: list[list[list[dict[str, Any]]]] = []
    for part in pattern.split():
        found = _OP.match(part)
        word, op = (found["word"], found["op"]) if found else (part, None)
        if word == "_":
            ways.append([[{**(_FREE if op else {}), **({"OP": op} if op else {})}]])
            continue
        if word == "#":
            ways.append([[{"LIKE_NUM": True, **({"OP": op} if op else {})}]])
            continue
        cut = [_cut(w, nlp) for w in word.split("|")]
        if all(len(c) == 1 for c in cut):
            words = sorted({c[0] for c in cut})
            token: dict[str, Any] = {"LOWER": words[0] if len(words) == 1 else {"IN": words}}
            ways.append([[{**token, **({"OP": op} if op else {})}]])
        else:
            plain = [[_Glued(LOWER=t) if i else {"LOWER": t} for i, t in enumerate(c)] for c in cut]
            ways.append([*plain, []] if op in ("?", "{0,1}") else plain)
    return [[token for piece in way for token in piece] for way in product(*ways)]


def _cut(word: str, nlp: Language) -> list[str]:
    """Return the tokens of a word; one that ends in an apostrophe is cut as it would be before another word."""
    tokens = [t.lower_ for t in nlp.make_doc(f"{word}a" if word.endswith("'") else word)]
    return tokens[:-1] if word.endswith("'") and len(tokens) > 1 else tokens


def _cues(pattern: Sequence[dict[str, Any]]) -> list[str]:
    """Return phrases of which one must stand in any match, [] when the pattern demands no word.

    The phrase is the longest run of words that all must be there ("the same meaning"), in each of its variants.
    """
    best: list[str] = []
    run: list[str] = []
    for token in [*pattern, {}]:
        value = token.get("LOWER")
        words = [value] if isinstance(value, str) else list(value.get("IN", ())) if isinstance(value, dict) else []
        if not words or ("OP" in token and token["OP"] not in ("+", "1")):
            run = []
            continue
        if len(run) * len(words) > _MOST_CUES or isinstance(token, _Glued):
            run = []
        run = [f"{r} {w}" if r else w for r in run or [""] for w in words]
        if min(map(len, run)) > min(map(len, best), default=0):
            best = run
    return best


def _phrases(pattern: Sequence[dict[str, Any]]) -> list[list[str]]:
    """Return every word sequence a pattern stands for, [] when it has gaps, repetition or too many sequences."""
    found: list[list[str]] = [[]]
    for token in pattern:
        value, op = token.get("LOWER"), token.get("OP", "1")
        words = [value] if isinstance(value, str) else list(value.get("IN", ())) if isinstance(value, dict) else []
        if not words or set(token) - {"LOWER", "OP"} or op not in ("1", "?", "{0,1}"):
            return []
        grown = [[*phrase, word] for phrase in found for word in words]
        found = [*found, *grown] if op != "1" else grown
        if len(found) > _MOST_PHRASES:
            return []
    return [phrase for phrase in found if phrase]


def _length(pattern: Sequence[dict[str, Any]]) -> int:
    """Return the most tokens a match is expected to have."""
    total = 0
    for token in pattern:
        op = str(token.get("OP", "1"))
        bound = re.fullmatch(r"\{\d+,(\d+)\}", op)
        total += int(bound[1]) if bound else _UNBOUNDED if op in ("*", "+") or "," in op else 1
    return total


class TokenMatcher:
    """Run compiled token rules over texts, tokenising only the neighbourhood of cue words."""

    def __init__(self, rules: Sequence[TokenRule], nlp: Language) -> None:
        self._nlp = nlp
        self._matcher = Matcher(nlp.vocab, validate=True)
        self._phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
        reach: dict[str, int] = {}
        self._always = False
        for rule in rules:
            patterns = [p for way in rule.any for p in compile_pattern(way, nlp)]
            phrases = [(pattern, _phrases(pattern)) for pattern in patterns]
            if gapped := [pattern for pattern, ways in phrases if not ways]:
                self._matcher.add(rule.name, gapped)
            if fixed := [Doc(nlp.vocab, words=way) for _, ways in phrases for way in ways]:
                self._phrases.add(rule.name, fixed)
            for pattern in patterns:
                needed = _cues(pattern)
                self._always = self._always or not needed
                for cue in needed:
                    reach[cue] = max(reach.get(cue, 0), _length(pattern) * _WIDTH)
        self.names = tuple(rule.name for rule in rules)
        self._cue = ahocorasick_rs.AhoCorasick(sorted(reach)) if reach else None
        self._reach = [reach[cue] for cue in sorted(reach)]

    def find(
        self, text: str, start: int = 0, end: int | None = None, *, names: Collection[str] | None = None
    ) -> list[Hit]:
        """Return the hits in `text[start:end]`, as offsets into `text`, in order.

        Of overlapping hits of one rule the longest stays (the first of equals); hits of different rules may overlap.
        Give the reading view, not the raw text: matching ignores how much white space stands between words. A whole
        act may be given, and had better be: only the surroundings of cue words are tokenised.
        """
        flat, offsets = _flatten(text[start:end])
        hits: list[Hit] = []
        for i, j in self._windows(flat):
            hits += [
                Hit(start + offsets[hit.start], start + offsets[hit.end - 1] + 1, hit.name)
                for hit in self._run(flat, i, j, names)
            ]
        return sorted(hits)

    def _windows(self, flat: str) -> list[tuple[int, int]]:
        """Return the runs that could hold a match: the reach of the longest pattern round each cue, merged."""
        if self._always:
            return [(0, len(flat))] if flat else []
        if self._cue is None:
            return []
        windows: list[tuple[int, int]] = []
        for which, i, j in self._cue.find_matches_as_indexes(lower_same_length(flat), overlapping=True):
            if _inside_word(flat, i) or _inside_word(flat, j):
                continue
            reach = self._reach[which]
            i, j = max(0, i - reach), min(len(flat), j + reach)
            while windows and i <= windows[-1][1]:
                i, j = min(i, windows[-1][0]), max(j, windows[-1][1])
                windows.pop()
            windows.append((i, j))
        return [(_word_edge(flat, i, 0, -1), _word_edge(flat, j, len(flat), 1)) for i, j in windows]

    def _run(self, flat: str, start: int, end: int, names: Collection[str] | None) -> list[Hit]:
        doc = self._nlp.make_doc(flat[start:end])
        best: dict[str, list[tuple[int, int]]] = {}
        for key, i, j in (*self._phrases(doc), *(self._matcher(doc) if len(self._matcher) else ())):
            name = self._nlp.vocab.strings[key]
            if j > i and (names is None or name in names):
                best.setdefault(name, []).append((i, j))
        hits = []
        for name, spans in best.items():
            seen: set[int] = set()
            for i, j in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
                if seen.isdisjoint(range(i, j)):
                    seen.update(range(i, j))
                    last = doc[j - 1]
                    hits.append(Hit(start + doc[i].idx, start + last.idx + len(last), name))
        return hits


def _inside_word(flat: str, at: int) -> bool:
    return flat[at - 1 : at].isalnum() and flat[at : at + 1].isalnum()


def _word_edge(text: str, at: int, limit: int, step: int) -> int:
    """Return the nearest offset at or beyond `at`, towards `limit`, that does not cut a word."""
    while at != limit and not (text[at - 1].isspace() or text[at].isspace()):
        at += step
    return at


@lru_cache(maxsize=_KEPT)
def _flatten(passage: str) -> tuple[str, array[int]]:
    """Return the passage with single spaces between words, and each character's offset in the passage."""
    pieces: list[str] = []
    offsets = array("l")
    at = 0
    for gap in _GLUED.finditer(passage):
        if gap.start() > at:
            pieces.append(passage[at : gap.start()])
            offsets.extend(range(at, gap.start()))
        if pieces:
            pieces.append(" ")
            offsets.append(gap.start())
        at = gap.end()
    pieces.append(passage[at:])
    offsets.extend(range(at, len(passage)))
    return "".join(pieces), offsets
