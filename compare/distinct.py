"""Instruments told apart, even when two files yield the same id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from extract.facts import Facts

if TYPE_CHECKING:
    from rubric.casework import Case

T = TypeVar("T")


def distinct(facts: Sequence[Facts]) -> list[Facts]:
    """Return the facts with a different id for every instrument; the same bytes in the same language count once.

    Two files of one act (its PDF and its text) have the same id; each then carries the start of its hash as well, so
    that the order in which they were named does not matter.
    """
    return [_told_apart(f, shared) for f, shared in _once({_key(f): f for f in reversed(facts)})]


def distinct_cases(cases: Sequence[Case]) -> list[Case]:
    """Return the cases with a different id for every instrument, as `distinct` does for facts."""
    kept = {_key(c.facts): c for c in reversed(cases)}
    return [replace(c, facts=_told_apart(c.facts, shared)) for c, shared in _once(kept)]


def _key(facts: Facts) -> tuple[str, str, str]:
    return facts.instrument.id, facts.instrument.sha256, facts.instrument.language


def _once(kept: dict[tuple[str, str, str], T]) -> list[tuple[T, bool]]:
    """Return the things kept, in the order given, and whether another one has the same id."""
    ids = Counter(key[0] for key in kept)
    return [(kept[key], ids[key[0]] > 1) for key in reversed(kept)]


def _told_apart(facts: Facts, shared: bool) -> Facts:
    i = facts.instrument
    return replace(facts, instrument=replace(i, id=f"{i.id}-{i.language}-{i.sha256[:8]}")) if shared else facts
