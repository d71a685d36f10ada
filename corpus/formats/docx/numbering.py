"""Count the numbered paragraphs of a Word file, as Word does when it prints them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from corpus.formats.counters import count, word_letters
from corpus.formats.docx.part import child, children, number, switch, value
from corpus.formats.xml.rule import Element, attribute

_SLOT: Final = re.compile(r"%([1-9])")
_PRIVATE: Final = re.compile(r"[\ue000-\uf8ff]")
_ORDINALS: Final = (
    "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth "
    "Sixteenth Seventeenth Eighteenth Nineteenth Twentieth"
).split()
LEVELS: Final = 9


@dataclass(frozen=True, slots=True)
class Level:
    """Hold one level of a list: `text` is its pattern ("%1.%2"), `style` how its own count is written."""

    start: int
    style: str
    text: str
    legal: bool
    glue: str
    restart: int
    paragraph_style: str


@dataclass(slots=True)
class _List:
    """Hold a list as paragraphs refer to it: whose counts it shares, its levels, and the starts it sets anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)


class Numbering:
    """Give each paragraph of a list its printed number; call in document order."""

    def __init__(self, root: Element | None) -> None:
        abstracts = {attribute(a, "abstractNumId"): a for a in children(root, "abstractNum")}
        by_style = {value(a, "styleLink"): k for k, a in abstracts.items() if value(a, "styleLink")}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for num in children(root, "num"):
            key = value(num, "abstractNumId")
            link = value(abstracts.get(key), "numStyleLink")
            key = by_style.get(link, key) if link else key
            self._lists[attribute(num, "numId")] = _list(num, key, abstracts.get(key))

    def level_of(self, list_id: str, style: str) -> int:
        """Return the level of a list that a paragraph style is tied to, 0 when none is."""
        found = self._lists.get(list_id)
        levels = found.levels.items() if found else ()
        return next((i for i, level in levels if level.paragraph_style == style), 0)

    def next(self, list_id: str, level: int) -> str:
        """Return the number to print before the next paragraph of a list, with the space after it; "" for none."""
        found = self._lists.get(list_id)
        if found is None or not 0 <= level < LEVELS or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.abstract, {})
        here = found.levels[level]
        if level in found.starts and level not in found.used:
            counts[level] = found.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else here.start
        found.used.add(level)
        for deeper in [k for k in counts if k > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else -1
            if restart < 0 or (restart and level < restart):
                del counts[deeper]
        shown = _SLOT.sub(lambda m: self._shown(found, counts, int(m[1]) - 1, legal=here.legal), here.text)
        shown = _PRIVATE.sub("•", shown)
        return shown + here.glue if shown.strip() else ""

    def _shown(self, found: _List, counts: dict[int, int], level: int, *, legal: bool) -> str:
        here = found.levels.get(level)
        if here is None:
            return ""
        n = counts.setdefault(level, here.start)
        return str(n) if legal else _written(n, here.style)


def _written(n: int, style: str) -> str:
    if style in ("lowerLetter", "upperLetter") and n > 0:
        return word_letters(n) if style == "lowerLetter" else word_letters(n).upper()
    if style == "none":
        return ""
    if style == "ordinalText" and 0 < n <= len(_ORDINALS):
        return _ORDINALS[n - 1]
    if style == "ordinal":
        ending = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
        return f"{n}{ending}"
    return count(n, style)


def _list(num: Element, key: str, abstract: Element | None) -> _List:
    levels = {number(attribute(e, "ilvl")): _level(e) for e in children(abstract, "lvl")}
    found = _List(key, levels)
    for change in children(num, "lvlOverride"):
        at = number(attribute(change, "ilvl"))
        own = child(change, "lvl")
        if own is not None:
            levels[at] = _level(own)
        start = value(change, "startOverride")
        if start:
            found.starts[at] = number(start, 1)
    return found


def _level(element: Element) -> Level:
    style = value(element, "numFmt") or "decimal"
    return Level(
        start=number(value(element, "start"), 1),
        style=style,
        text=value(element, "lvlText"),
        legal=bool(switch(element, "isLgl")),
        glue="" if value(element, "suff") == "nothing" else " ",
        restart=number(value(element, "lvlRestart"), -1) if child(element, "lvlRestart") is not None else -1,
        paragraph_style=value(element, "pStyle"),
    )
