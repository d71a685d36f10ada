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
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, product
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
_GLUED = re.compile(r"\s+|(?<=[)\];:,\"—])(?=\S)|(?=[(\[\":;—]|-[\s(])(?<=\w)")
_OP = re.compile(r"^(?P<word>.+?)(?P<op>[?*+]|\{\d+,\d*\})?$")
_FREE: dict[str, Any] = {"TEXT": {"NOT_IN": [".", ";", ":"]}}
_UNBOUNDED = 12  # tokens that "*" and "+" are expected to span
_WIDTH = 14  # characters of a long word with its space
_MOST_CUES = 64  # variants of a phrase that are looked for
_MOST_PHRASES = 2000  # word sequences of one pattern that are looked up whole, which is faster than matching tokens
_KEPT = 2  # texts whose flattened form is kept, for the next room that reads the same text


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


def _cues(pattern: Sequence[dict[str, Any]]) -> list[list[str]]:
    """Return phrases of which one of each list must stand in any match, the most telling first; [] for none.

    A list holds a run of words that all must be there ("the same meaning"), in each of its variants.
    """
    runs: list[list[str]] = [[]]
    for token in pattern:
        value = token.get("LOWER")
        words = [value] if isinstance(value, str) else list(value.get("IN", ())) if isinstance(value, dict) else []
        if not words or ("OP" in token and token["OP"] not in ("+", "1")):
            runs.append([])
            continue
        if len(runs[-1]) * len(words) > _MOST_CUES or isinstance(token, _Glued):
            runs.append([])
        runs[-1] = [f"{r} {w}" if r else w for r in runs[-1] or [""] for w in words]
    return sorted((run for run in runs if run), key=lambda run: -min(map(len, run)))


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


@dataclass(frozen=True, slots=True)
class _Cue:
    """Say where a pattern may match: round one of `first`, when one of `second` (if any) is within `reach` too."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    reach: int


class TokenMatcher:
    """Run compiled token rules over texts, tokenising only the neighbourhood of cue words."""

    def __init__(self, rules: Sequence[TokenRule], nlp: Language) -> None:
        self._nlp = nlp
        self._matcher = Matcher(nlp.vocab, validate=True)
        self._phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
        cues: set[_Cue] = set()
        self._always = False
        for rule in rules:
            patterns = [p for way in rule.any for p in compile_pattern(way, nlp)]
            phrases = [(pattern, _phrases(pattern)) for pattern in patterns]
            if gapped := [pattern for pattern, ways in phrases if not ways]:
                self._matcher.add(rule.name, gapped)
            if fixed := [Doc(nlp.vocab, words=way) for _, ways in phrases for way in ways]:
                self._phrases.add(rule.name, fixed)
            for pattern in patterns:
                needed = [tuple(sorted(run)) for run in _cues(pattern)]
                self._always = self._always or not needed
                if needed:
                    cues.add(_Cue(needed[0], needed[1] if needed[1:] else (), _length(pattern) * _WIDTH))
        self.names = tuple(rule.name for rule in rules)
        self._cues = sorted(cues, key=lambda c: (c.first, c.second, c.reach))
        self._words = sorted({word for cue in cues for word in (*cue.first, *cue.second)})
        self._find_words = ahocorasick_rs.AhoCorasick(self._words) if self._words else None

    def find(
        self, text: str, start: int = 0, end: int | None = None, *, names: Collection[str] | None = None
    ) -> list[Hit]:
        """Return the hits in `text[start:end]`, as offsets into `text`, in order.

        Of overlapping hits of one rule the longest stays (the first of equals); hits of different rules may overlap.
        Give the reading view, not the raw text: matching ignores how much white space stands between words. A whole
        act may be given, and had better be: only the surroundings of cue words are tokenised.
        """
        flat = _flatten(text[start:end])
        hits: list[Hit] = []
        for i, j in self._windows(flat.text):
            hits += [
                Hit(start + flat.offset(hit.start), start + flat.offset(hit.end - 1) + 1, hit.name)
                for hit in self._run(flat.text, i, j, names)
            ]
        return sorted(hits)

    def _windows(self, flat: str) -> list[tuple[int, int]]:
        """Return the runs that could hold a match: the reach of the longest pattern round each cue, merged."""
        if self._always:
            return [(0, len(flat))] if flat else []
        at: dict[str, list[tuple[int, int]]] = {word: [] for word in self._words}
        if self._find_words is not None:
            for which, i, j in self._find_words.find_matches_as_indexes(lower_same_length(flat), overlapping=True):
                if not (_inside_word(flat, i) or _inside_word(flat, j)):
                    at[self._words[which]].append((i, j))
        windows: list[tuple[int, int]] = []
        for i, j in sorted(window for cue in self._cues for window in _near(cue, at, len(flat))):
            if windows and i <= windows[-1][1]:
                windows[-1] = windows[-1][0], max(j, windows[-1][1])
            else:
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


def _near(cue: _Cue, at: Mapping[str, list[tuple[int, int]]], length: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of a text of this length that hold a pattern's first cue with, if it has one, its second."""
    first = [found for word in cue.first for found in at[word]]
    if not first:
        return
    second = sorted(i for word in cue.second for i, _ in at[word])
    for i, j in first:
        start, end = max(0, i - cue.reach), min(length, j + cue.reach)
        if not cue.second or bisect_left(second, start) < bisect_left(second, end):
            yield start, end


def _inside_word(flat: str, at: int) -> bool:
    return flat[at - 1 : at].isalnum() and flat[at : at + 1].isalnum()


def _word_edge(text: str, at: int, limit: int, step: int) -> int:
    """Return the nearest offset at or beyond `at`, towards `limit`, that does not cut a word."""
    while at != limit and not (text[at - 1].isspace() or text[at].isspace()):
        at += step
    return at


class _Flat:
    """Hold a passage with single spaces between words, and where each of its pieces stood in the passage."""

    __slots__ = ("_from", "_to", "text")

    def __init__(self, passage: str) -> None:
        behind, until = [0], []
        for gap in _GLUED.finditer(passage):
            at, to = gap.span()
            until.append(at)
            behind.append(to)
        pieces = [passage[i:j] for i, j in zip(behind, [*until, len(passage)], strict=True)]
        if not pieces[0]:
            del behind[0], pieces[0]
        self.text = " ".join(pieces)
        self._to = behind
        self._from = [0, *accumulate(len(piece) + 1 for piece in pieces)]

    def offset(self, at: int) -> int:
        """Return the offset in the passage of a character that is no space."""
        i = bisect_right(self._from, at) - 1
        return self._to[i] + at - self._from[i]


@lru_cache(maxsize=_KEPT)
def _flatten(passage: str) -> _Flat:
    """Return the passage with single spaces between words."""
    return _Flat(passage)
