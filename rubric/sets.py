"""Named sets of criteria (`rubric/sets.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from extract.strict_yaml import YamlError, decode_yaml
from rubric.criterion import Criterion

DEFAULT_SET = "mission-four"
SETS_FILE = "sets.yaml"


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
    return decode_yaml(Path(__file__).with_name(SETS_FILE), dict[str, CriterionSet])


def sets_with(folder: Path) -> dict[str, CriterionSet]:
    """Return the sets that ship with lexgap and those of a folder's `sets.yaml`, which come first; YamlError."""
    path = folder / SETS_FILE
    own = decode_yaml(path, dict[str, CriterionSet]) if path.is_file() else {}
    return {**sets(), **own}


def groups_of(
    name: str, criteria: Sequence[Criterion], known: Mapping[str, CriterionSet] | None = None
) -> tuple[Group, ...]:
    """Return a set's groups with the criteria there are; YamlError for a set there is none of (`known`: the sets)."""
    known = sets() if known is None else known
    if name not in known:
        raise YamlError(f"there is no set `{name}`; the sets are: {', '.join(known)}")
    chosen = known[name]
    if chosen.every:
        return (Group("all", tuple(c.id for c in criteria)),)
    families = [Group(p, tuple(c.id for c in criteria if c.file.principle == p)) for p in chosen.principles]
    ids = {c.id for c in criteria}
    listed = [Group(g.name, tuple(i for i in g.criteria if i in ids)) for g in chosen.groups]
    return tuple(g for g in [*families, *listed] if g.criteria)


def criteria_of(
    name: str, criteria: Sequence[Criterion], known: Mapping[str, CriterionSet] | None = None
) -> tuple[Criterion, ...]:
    """Return the criteria of a set, in the set's order, each once."""
    by_id = {c.id: c for c in criteria}
    ids = dict.fromkeys(i for g in groups_of(name, criteria, known) for i in g.criteria)
    return tuple(by_id[i] for i in ids)
