"""Which features are elements of a definition, which of them contradict each other, and which limit: elements.yaml."""

from __future__ import annotations

from collections.abc import Iterable
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


class Elements(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold the file: elements by concept, contradicting pairs, and the elements that make a definition narrower."""

    elements: dict[str, frozenset[str]]
    opposites: tuple[Opposite, ...]
    limits: frozenset[str]


@cache
def element_file() -> Elements:
    """Return the file, read once."""
    text = files("compare").joinpath("elements.yaml").read_text(encoding="utf-8")
    return decode_yaml_text(text, Elements, "compare/elements.yaml")


def elements_of(concepts: Iterable[str], features: Iterable[str]) -> frozenset[str]:
    """Return those of a definition's features that are elements of one of its concepts.

    >>> sorted(elements_of(["csam"], ["child", "simulated", "audio"]))
    ['audio', 'simulated']
    """
    known, found = element_file().elements, frozenset(features)
    return frozenset().union(*(found & known.get(c, frozenset()) for c in concepts))
