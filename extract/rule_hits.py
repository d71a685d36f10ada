"""Run the token rules of a pack over a whole text in one pass.

The rules are those of `extract.token_rules`, whose examples spaCy proves; here each is matched outwards from its rarest
word (`extract.spotting`), because the long gaps of penal clauses ("is liable ... to imprisonment") make spaCy's matcher
try every subset of the words between, a hundred times slower.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from extract.pack import Pack
from extract.pattern_notation import TOKEN, Pattern, Piece
from extract.spotting import Spotter, Tokens
from extract.token_rules import Hit, TokenRule

_PART = re.compile(r"^(?P<word>.+?)(?P<op>[?*+]|\{(?P<least>\d+),(?P<most>\d+)\})?$")
_DIGITS = tuple("0123456789")
_OPEN_END = 8  # tokens that `_*` may span
_KEPT = 12  # files whose hits in a text are kept: the files of a pack, twice


def pieces_of(pattern: str, numbers: frozenset[str] = frozenset()) -> Pattern:
    """Return the pieces of a pattern in the short form of `extract.token_rules`; `numbers` are words `#` stands for.

    >>> [p.gap or sorted(p.exact) for p in pieces_of("is|be liable _{0,4} fine")]
    [['be', 'is'], ['liable'], 4, ['fine']]
    """
    pieces: list[Piece] = []
    for part in pattern.split():
        m = _PART.match(part)
        word, op = (m["word"], m["op"] or "") if m else (part, "")
        if word == "_":
            most = int(m["most"]) if m and m["most"] else 1 if op in ("", "?") else _OPEN_END
            pieces.append(Piece(gap=most))
            continue
        optional = op in ("?", "*")
        if word == "#":
            pieces.append(Piece(exact=numbers, prefixes=_DIGITS, optional=optional))
            continue
        pieces += _words(word.split("|"), optional)
    return tuple(pieces)


def _words(choices: Sequence[str], optional: bool) -> list[Piece]:
    exact: set[str] = set()
    phrases: list[Pattern] = []
    for choice in choices:
        tokens = TOKEN.findall(choice.lower()) or [choice.lower()]
        if len(tokens) == 1:
            exact.add(tokens[0])
        else:
            phrases.append(tuple(Piece(exact=frozenset({t})) for t in tokens))
    if len(phrases) == 1 and not exact and not optional:
        return list(phrases[0])
    return [Piece(frozenset(exact), (), tuple(phrases), optional=optional)]


@lru_cache(maxsize=64)
def spotter_of(pack: Pack, room: str) -> Spotter:
    """Return the compiled rules of one of a pack's files."""
    return make_spotter(pack.patterns(room), number_words(pack))


def make_spotter(rules: Sequence[TokenRule], numbers: frozenset[str] = frozenset()) -> Spotter:
    """Return rules compiled for one pass over a text; ValueError for a rule not in the short form."""
    patterns: dict[str, list[Pattern]] = {}
    for rule in rules:
        for way in rule.any:
            if not isinstance(way, str):
                raise ValueError(f"rule {rule.name}: only the short form can be spotted, not {way}")
            patterns.setdefault(rule.name, []).append(pieces_of(way, numbers))
    return Spotter(patterns)


@lru_cache(maxsize=16)
def number_words(pack: Pack) -> frozenset[str]:
    """Return the number words of a pack."""
    from extract.numbers import NumberRules

    return frozenset(pack.decode("numbers", NumberRules).words) if pack.has("numbers") else frozenset()


@lru_cache(maxsize=_KEPT)
def _found(text: str, pack: Pack, room: str) -> tuple[list[Hit], list[int]]:
    """Return the hits of a file's rules in a text and their starts; kept for the next reader of the same text."""
    spots = spotter_of(pack, room).find(Tokens(text)) if pack.has(room) else []
    return [Hit(s.start, s.end, s.name) for s in spots], [s.start for s in spots]


class RuleHits:
    """Hold what the rules of a pack's files find in one text, each file read once, when first asked for."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.text, self.pack = text, pack

    def of(self, room: str) -> list[Hit]:
        """Return all hits of a file's rules, in order; [] when the pack has no such file."""
        return _found(self.text, self.pack, room)[0]

    def within(self, room: str, start: int, end: int) -> list[Hit]:
        """Return the hits that start inside a run, in order."""
        hits, starts = _found(self.text, self.pack, room)
        return hits[bisect_left(starts, start) : bisect_left(starts, end)]
