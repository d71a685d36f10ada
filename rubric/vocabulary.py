"""The groups of concepts that criteria speak of (`rubric/vocabulary.yaml`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from extract.strict_yaml import decode_yaml


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Name groups of offence concepts and of definition concepts."""

    offences: dict[str, tuple[str, ...]]
    any_victim: tuple[str, ...]
    definitions: dict[str, tuple[str, ...]]

    def offence_concepts(self, groups: Sequence[str]) -> frozenset[str] | None:
        """Return the offence concepts of groups or single concepts, None for all ("*")."""
        if "*" in groups:
            return None
        return frozenset(c for g in groups for c in self.offences.get(g, (g,)))

    def definition_concepts(self, groups: Sequence[str]) -> frozenset[str] | None:
        """Return the definition concepts of groups or single concepts, None for all ("*")."""
        if "*" in groups:
            return None
        return frozenset(c for g in groups for c in self.definitions.get(g, (g,)))

    def any_victim_group(self, groups: Sequence[str]) -> bool:
        """Return whether the groups take in offences against adults too."""
        return any(g in self.any_victim for g in groups)


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that ships with lexgap."""
    return decode_yaml(Path(__file__).with_name("vocabulary.yaml"), Vocabulary)
