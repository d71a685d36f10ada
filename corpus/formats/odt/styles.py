"""The styles of an OpenDocument file: how runs are set and how lists are numbered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.formats.counters import count
from corpus.formats.xml.rule import Element, attribute, name_of

_SLOT: Final = re.compile(r"%(\d{1,2})%")
DEEPEST: Final = 10


@dataclass(frozen=True, slots=True)
class Level:
    """Hold one level of a list: `pattern` names levels as "%1%"; "" prints nothing."""

    start: int
    style: str
    pattern: str


class OdtStyles:
    """Look up run styles and list levels of the content and style parts."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self.lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        for root in roots:
            for e in () if root is None else root.iter("{*}style", "{*}list-style", "{*}outline-style"):
                if name_of(e) == "style":
                    self._styles[attribute(e, "name")] = e
                elif name_of(e) == "list-style":
                    self.lists[attribute(e, "name")] = _levels(e)
                else:
                    self.outline = _levels(e)

    def kinds(self, style: str) -> frozenset[str]:
        """Return the kinds of mark that a style's runs carry."""
        found: set[str] = set()
        seen: set[str] = set()
        said: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            for e in self._styles[style]:
                if name_of(e) == "text-properties":
                    _said(e, found, said)
            style = attribute(self._styles[style], "parent-style-name")
        return frozenset(found)

    def parents(self, style: str) -> list[str]:
        """Return the names of a style and those above it."""
        found: list[str] = []
        while style in self._styles and style not in found:
            found.append(style)
            style = attribute(self._styles[style], "parent-style-name")
        return [*found, style] if style else found


def _said(properties: Element, found: set[str], said: set[str]) -> None:
    for kind, name, wanted in (
        ("bold", "font-weight", ("bold", "600", "700", "800", "900")),
        ("italic", "font-style", ("italic", "oblique")),
        ("superscript", "text-position", ("super",)),
    ):
        value = attribute(properties, name)
        if value and kind not in said:
            said.add(kind)
            if value.startswith(wanted):
                found.add(kind)


def _levels(style: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for e in style:
        if not name_of(e).endswith(("level-style-number", "outline-level-style")):
            continue
        level = _number(attribute(e, "level"), 1)
        form = attribute(e, "num-format")
        pattern = attribute(e, "num-list-format")
        if not pattern and form:
            first = level - _number(attribute(e, "display-levels"), 1) + 1
            slots = ".".join(f"%{n}%" for n in range(max(first, 1), level + 1))
            pattern = f"{attribute(e, 'num-prefix')}{slots}{attribute(e, 'num-suffix')}"
        found[level] = Level(_number(attribute(e, "start-value"), 1), form or "1", pattern)
    return found


def printed(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
    """Return the number of a list item from the counts of its levels, "" when its level prints none."""

    def shown(m: re.Match[str]) -> str:
        n = int(m[1])
        here = levels.get(n)
        if here is None:
            return ""
        return count(counts.get(n, here.start), here.style)

    return _SLOT.sub(shown, levels[level].pattern).strip() if level in levels else ""


def _number(words: str, default: int) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 7 else default
