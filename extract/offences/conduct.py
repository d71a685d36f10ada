"""What an offence punishes: its concepts, verbs, mental element and the technology words that limit it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

import msgspec

from extract.pack import Pack
from extract.token_rules import Hit, TokenRule

_WORD_BEFORE = re.compile(r"([^\W\d_]+)\W*$")
ITEM = re.compile(r"(?:(?<=[\s;:—-])|(?<=^))\((?:[a-z]{1,2}|[ivx]{1,4})\)(?=\s|\w)")


class ConceptRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """State that a concept holds in a clause where all these words stand and none of those."""

    concept: str
    all: tuple[str, ...]
    examples: tuple[str, ...]
    none: tuple[str, ...] = ()


class ConductRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say how a language names victims, conduct and means; `titles` are the words for children in an act's title.

    `mental`, `technology` and `offenders` are phrases found as they stand; `all_of` ("and") joins items
    that must all be fulfilled.
    """

    patterns: tuple[TokenRule, ...]
    concepts: tuple[ConceptRule, ...]
    mental: tuple[str, ...]
    technology: tuple[str, ...]
    offenders: tuple[str, ...]
    titles: tuple[str, ...]
    all_of: tuple[str, ...] = ()


def phrase_finder(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return an expression that finds any of these phrases as whole words, the longest first."""
    ways = sorted(set(phrases), key=lambda p: (-len(p), p))
    joined = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ways) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=64)
def finder_for(pack: Pack, name: str) -> re.Pattern[str]:
    """Return the finder of one of a pack's phrase lists, compiled once."""
    return phrase_finder(getattr(pack.decode("conduct", ConductRules), name))


def clauses(text: str, start: int, end: int, all_of: Collection[str] = ()) -> list[list[tuple[int, int]]]:
    """Return the clauses of a run: each lettered item together with the words before the first item.

    Items whose last is joined by a word of `all_of` ("and") must all be fulfilled, and make one clause.

    >>> text = "who (a) makes; or (b) sells it"
    >>> [[text[a:b].strip() for a, b in clause] for clause in clauses(text, 0, len(text))]
    [['who', '(a) makes; or'], ['who', '(b) sells it']]
    """
    items = [m.start() for m in ITEM.finditer(text, start, end)]
    if not items or _cumulative(text, start, end, all_of):
        return [[(start, end)]]
    opening = (start, items[0])
    return [[opening, (a, b)] for a, b in zip(items, [*items[1:], end], strict=True)]


def _cumulative(text: str, start: int, end: int, all_of: Collection[str]) -> bool:
    """Return whether the outermost items of a run (a, b, c ... in order) are joined by a word of `all_of`."""
    outer: list[re.Match[str]] = []
    for m in ITEM.finditer(text, start, end):
        if m[0].strip("()") == chr(ord("a") + len(outer)):
            outer.append(m)
    joined = _WORD_BEFORE.search(text[outer[-2].end() : outer[-1].start()]) if len(outer) > 1 else None
    return joined is not None and joined[1].lower() in all_of


def concepts_in(
    rules: ConductRules,
    hits: Sequence[Hit],
    parts: Sequence[Sequence[tuple[int, int]]],
    *,
    assume: Iterable[str] = (),
) -> set[str]:
    """Return the concepts that the words of these clauses make together; `assume` are names taken as said."""
    found: set[str] = set()
    for clause in parts:
        names = {h.name for h in hits if any(a <= h.start < b for a, b in clause)} | set(assume)
        for rule in rules.concepts:
            if names.issuperset(rule.all) and names.isdisjoint(rule.none):
                found.add(rule.concept)
    return found
