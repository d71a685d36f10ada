"""Elements of definitions that contradict each other, and elements that limit: data in opposites.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from extract.strict_yaml import decode_yaml_text


class Opposite(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Name two elements that cannot both hold, and what a text that has one of them says."""

    one: str
    other: str
    says_one: str
    says_other: str


class Opposites(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold the file: contradicting pairs, and the elements that make a definition narrower."""

    opposites: tuple[Opposite, ...]
    limits: frozenset[str]


@cache
def _loaded() -> Opposites:
    text = files("compare").joinpath("opposites.yaml").read_text(encoding="utf-8")
    return decode_yaml_text(text, Opposites, "compare/opposites.yaml")


def opposites() -> tuple[Opposite, ...]:
    """Return the pairs of elements that contradict each other."""
    return _loaded().opposites


def limits() -> frozenset[str]:
    """Return the elements that limit a definition."""
    return _loaded().limits
