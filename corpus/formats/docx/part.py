"""The parts of a Word file and the attributes they use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corpus.formats.unzip import Archive, UnsafeZipError
from corpus.formats.xml.parse import parse_xml
from corpus.formats.xml.rule import Element, attribute, name_of
from corpus.problem import Problem

_OFF: Final = frozenset({"0", "false", "off", "none"})


def part(archive: Archive, name: str) -> tuple[Element | None, list[Problem]]:
    """Return the root of one XML part, None when the file lacks it or it cannot be parsed."""
    if name not in archive.names:
        return None, []
    try:
        data = archive.read(name)
    except UnsafeZipError as error:
        return None, [error.problem]
    return parse_xml(data, f"{archive.name} ({name})")


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along a path of names, None when there is none."""
    for name in path:
        element = next(children(element, name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children with a name."""
    return (c for c in (() if element is None else element) if name_of(c) == name)


def value(element: Element | None, *path: str) -> str:
    """Return the `val` of a property, "" when it is not set."""
    found = child(element, *path)
    return "" if found is None else attribute(found, "val")


def switch(element: Element | None, name: str) -> bool | None:
    """Return a property that is on or off, None when it is not set."""
    found = child(element, name)
    return None if found is None else attribute(found, "val").lower() not in _OFF


def number(words: str, default: int = 0) -> int:
    """Return a whole number, the default when the words are none."""
    try:
        return int(words)
    except ValueError:
        return default
