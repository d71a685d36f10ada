"""Named sets of criteria (`rubric/sets.yaml`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from extract.strict_yaml import YamlError, decode_yaml
from rubric.criterion import Criterion

DEFAULT_SET = "mission-four"


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Name a part of a set that is scored by itself."""

    name: str
    criteria: tuple[str, ...]


class CriterionSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Name a set: its groups, how it is scored, and from how many met criteria it is `sufficient`.

    `score` is share (of the criteria that apply) or points (one a criterion met); `principles` lists families whose
    every criterion belongs to a group of that name; `every` takes in all criteria.
    """

    title: str
    source: str
    score: str = "share"
    groups: tuple[Group, ...] = ()
    principles: tuple[str, ...] = ()
    every: bool = False
    sufficient: int | None = None


@cache
def sets() -> dict[str, CriterionSet]:
    """Return the sets that ship with lexgap, by name."""
    return decode_yaml(Path(__file__).with_name("sets.yaml"), dict[str, CriterionSet])


def groups_of(name: str, criteria: Sequence[Criterion]) -> tuple[Group, ...]:
    """Return a set's groups with the criteria there are; YamlError for a set there is none of."""
    if name not in sets():
        raise YamlError(f"there is no set `{name}`; the sets are: {', '.join(sets())}")
    chosen = sets()[name]
    if chosen.every:
        return (Group("all", tuple(c.id for c in criteria)),)
    families = [Group(p, tuple(c.id for c in criteria if c.file.principle == p)) for p in chosen.principles]
    known = {c.id for c in criteria}
    listed = [Group(g.name, tuple(i for i in g.criteria if i in known)) for g in chosen.groups]
    return tuple(g for g in [*families, *listed] if g.criteria)


def criteria_of(name: str, criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """Return the criteria of a set, in the set's order, each once."""
    by_id = {c.id: c for c in criteria}
    ids = dict.fromkeys(i for g in groups_of(name, criteria) for i in g.criteria)
    return tuple(by_id[i] for i in ids)
