"""The short way to write what a language pack looks for: words, alternatives, options and bounded gaps.

spaCy's matcher turns a gap of up to n tokens into n optional tokens and tries every subset of them, which takes
gigabytes for the gaps that sentences of law need; the pieces here are matched from their rarest word outwards, in time
that grows with the text only. `forward` and `backward` say what matches, one place at a time; `extract.spotting` finds
the same at all places at once, and is tested against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# One printed word or one mark is one token, so that glued text ("(a)any", "l'image") reads as it should.
TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_PIECE = re.compile(
    r"~(?P<gap>\d+)|<(?P<list>[\w-]+)>|\{(?P<any>[^{}]*)\}|\[(?P<maybe>[^\[\]]*)\]|(?P<word>[^\s~<{\[]+)"
)
MARKS = frozenset(".;")
# Words so frequent in law that looking for them first would look everywhere.
_FREQUENT = frozenset(
    "a an the any of or and to in on by is be as not that which who with for under person child act such other it if "
    "where shall may de la le les des du un une et ou à au aux en par que qui est sur dans d l n s à "
    "el los las del y o u por con para se no na do da dos das e em um uma ao os".split()
)

Words = Mapping[str, Sequence[str]]


class PatternError(ValueError):
    """Say what a pattern writes wrong."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Match one token out of `exact` or beginning with one of `prefixes`, or one of `phrases`, or a gap.

    `gap` is the most tokens (other than a full stop or semicolon) it may span; `optional` pieces may be missing.
    """

    exact: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    phrases: tuple[tuple[Piece, ...], ...] = ()
    gap: int = 0
    optional: bool = False

    def after(self, words: Sequence[str], i: int) -> list[int]:
        """Return the positions a match that starts at token `i` can end at, nearest first."""
        if self.gap:
            ends = [i]
            while len(ends) <= self.gap and ends[-1] < len(words) and words[ends[-1]] not in MARKS:
                ends.append(ends[-1] + 1)
            return ends
        found: set[int] = {i} if self.optional else set()
        if i < len(words) and (words[i] in self.exact or (self.prefixes and words[i].startswith(self.prefixes))):
            found.add(i + 1)
        for phrase in self.phrases:
            found.update(forward(phrase, words, i))
        return sorted(found)

    def before(self, words: Sequence[str], i: int) -> list[int]:
        """Return the positions a match that ends before token `i` can start at, nearest first."""
        if self.gap:
            starts = [i]
            while len(starts) <= self.gap and starts[-1] > 0 and words[starts[-1] - 1] not in MARKS:
                starts.append(starts[-1] - 1)
            return starts
        found: set[int] = {i} if self.optional else set()
        if i > 0 and (words[i - 1] in self.exact or (self.prefixes and words[i - 1].startswith(self.prefixes))):
            found.add(i - 1)
        for phrase in self.phrases:
            found.update(backward(phrase, words, i))
        return sorted(found, reverse=True)

    @property
    def first_words(self) -> frozenset[str]:
        """Return the words a match can start with, prefixes with a * at the end; empty when any word can."""
        if self.gap or self.optional:
            return frozenset()
        words = set(self.exact) | {f"{p}*" for p in self.prefixes}
        for phrase in self.phrases:
            first = phrase[0].first_words
            if not first:
                return frozenset()
            words |= first
        return frozenset(words)

    @property
    def rarity(self) -> float:
        """Return how good it is to look for this piece first; below 0 it cannot be."""
        words = self.first_words
        if not words:
            return -1.0
        return max(0.0, min(_rarity(w) for w in words) - 0.05 * len(words))


def _rarity(word: str) -> float:
    return 0.0 if word in _FREQUENT else min(9.0, len(word.rstrip("*")))


Pattern = tuple[Piece, ...]


def forward(pieces: Iterable[Piece], words: Sequence[str], i: int) -> list[int]:
    """Return where the pieces, matched one after another from token `i`, can end, nearest first."""
    ends = [i]
    for piece in pieces:
        ends = sorted({e for at in ends for e in piece.after(words, at)})
        if not ends:
            break
    return ends


def backward(pieces: Sequence[Piece], words: Sequence[str], i: int) -> list[int]:
    """Return where the pieces, matched so that they end before token `i`, can start, nearest first."""
    starts = [i]
    for piece in reversed(pieces):
        starts = sorted({s for at in starts for s in piece.before(words, at)}, reverse=True)
        if not starts:
            break
    return starts


def compile_pattern(pattern: str, words: Words) -> Pattern:
    """Return the pieces a pattern is made of; PatternError when it cannot be read.

    Words are matched in lower case. `represent*` is any ending; `{a|b c}` one of; `[the]` optional, `[a|b]` optional
    one of; `<child>` a word list of the pack; `~4` up to four tokens that end no sentence.

    >>> words = "produced by any manner of means whatsoever".split()
    >>> forward(compile_pattern("by any {means|manner of means} [whatsoever]", {}), words, 1)
    [6, 7]
    """
    pieces: list[Piece] = []
    position = 0
    for found in _PIECE.finditer(pattern):
        if pattern[position : found.start()].strip():
            raise PatternError(f"`{pattern}`: cannot read `{pattern[position : found.start()].strip()}`")
        position = found.end()
        pieces += _pieces(found, words, pattern)
    if pattern[position:].strip() or not pieces:
        raise PatternError(f"`{pattern}`: cannot read `{pattern[position:].strip()}`")
    while pieces and (pieces[0].gap or pieces[0].optional):
        pieces.pop(0)
    while pieces and pieces[-1].gap:
        pieces.pop()
    if not pieces or max(p.rarity for p in pieces) < 0:
        raise PatternError(f"`{pattern}` has no word that must stand in it")
    return tuple(pieces)


def _pieces(found: re.Match[str], words: Words, pattern: str) -> list[Piece]:
    if found["gap"]:
        return [Piece(gap=int(found["gap"]))]
    if found["word"]:
        return list(_literal(found["word"]))
    if found["list"]:
        return [_one_of(_list(found["list"], words, pattern), words, False)]
    inside = found["any"] if found["any"] is not None else found["maybe"]
    return [_one_of(inside.split("|"), words, found["any"] is None)]


def _list(name: str, words: Words, pattern: str) -> Sequence[str]:
    if name not in words:
        raise PatternError(f"`{pattern}`: the pack has no word list `{name}`")
    return words[name]


def _one_of(choices: Sequence[str], words: Words, optional: bool) -> Piece:
    """Return the piece that matches any of the choices."""
    exact: set[str] = set()
    prefixes: set[str] = set()
    phrases: list[Pattern] = []
    for choice in choices:
        run = _phrase(choice, words)
        if len(run) == 1 and not (run[0].gap or run[0].optional):
            exact |= run[0].exact
            prefixes |= set(run[0].prefixes)
            phrases += run[0].phrases
        else:
            phrases.append(run)
    return Piece(frozenset(exact), tuple(sorted(prefixes)), tuple(phrases), optional=optional)


def _phrase(phrase: str, words: Words) -> Pattern:
    """Return the pieces of a phrase inside braces or of a word list; it may name another list or hold a gap."""
    run: list[Piece] = []
    for part in phrase.split():
        if part.startswith("<") and part.endswith(">"):
            run.append(_one_of(_list(part[1:-1], words, phrase), words, False))
        elif re.fullmatch(r"~\d+", part):
            run.append(Piece(gap=int(part[1:])))
        else:
            run += _literal(part)
    if not run:
        raise PatternError(f"`{phrase}` is an empty alternative")
    return tuple(run)


def _literal(word: str) -> Pattern:
    """Return one piece a token of a printed word ("computer-generated" is three)."""
    tokens = TOKEN.findall(word.rstrip("*").lower())
    if not tokens:
        raise PatternError(f"`{word}` holds no word")
    pieces = [Piece(exact=frozenset({t})) for t in tokens]
    if word.endswith("*"):
        pieces[-1] = Piece(prefixes=(tokens[-1],))
    return tuple(pieces)
