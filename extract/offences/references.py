"""Resolve the provisions that a clause names ("subsection (1) or (2)", "sections 4 to 9", "this section")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from extract.offences.rules import ReferenceWords
from extract.offences.units import Unit


@dataclass(frozen=True, slots=True)
class Target:
    """Name a provision: by `section` and `number` below it, or `this` one or a `group` (this Part, this Act)."""

    kind: Literal["section", "subsection", "this-section", "this-subsection", "group", "previous"]
    section: str = ""
    number: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class References:
    """Hold the targets read at one place and where their words end."""

    targets: tuple[Target, ...]
    end: int


_SECTION = r"\d+[A-Za-z]{0,3}(?![a-z])(?:[.\-]\d+[A-Z]{0,2})*(?:\s?[a-z]\b(?!\)))?"
_BRACKETS = r"(?:\s?\(\s?[0-9a-zA-Z]{1,5}(?:\.\d+)?[A-Z]{0,2}\s?\))"
_NUMBER = re.compile(r"\(\s?([0-9]+[A-Za-z]{0,2}(?:\.\d+)?|[A-Za-z]{1,5}(?:\.\d+)?)\s?\)")


class ReferenceReader:
    """Read references as one language writes them."""

    def __init__(self, words: ReferenceWords) -> None:
        def any_of(options: Iterable[str]) -> str:
            ways = sorted(options, key=lambda w: (-len(w), w))
            return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace(r"\-", "-") for w in ways) or r"(?!)"

        joins, ranges = any_of(words.joins), any_of(words.ranges)
        link = rf"(?:\s*,\s*(?:(?:{joins})\s+)?|\s+(?:{joins})\s+(?:(?:{any_of(words.of)})\s+)?)"
        span = rf"(?:\s+(?:{ranges})\s+|\s*[—–]\s*)"
        sec = rf"{_SECTION}{_BRACKETS}*"
        sub = rf"(?:\(\s?[0-9a-zA-Z.]{{1,6}}\s?\){_BRACKETS}*" + (r"|\d+[a-z]?\b(?!\s?\())" if words.bare else ")")
        seps = rf"(?:{link}|{span})"
        self._ref = re.compile(
            rf"\b(?:{any_of(words.this)})\s+(?:(?P<tsub>{any_of(words.subsection)})|(?P<tsec>{any_of(words.section)})"
            rf"|(?P<tgroup>{any_of(words.group)}))\b(?!\s?\()"
            rf"|(?:{any_of(words.subsection)})\s*(?P<subs>{sub}(?:{seps}{sub})*)"
            rf"(?:\s*(?:{any_of(words.of)})\s+(?:(?:{any_of(words.this)})\s+)?(?:{any_of(words.section)})"
            rf"\s*(?P<owner>{_SECTION})?)?"
            rf"|\b(?:{any_of(words.paragraph)})\s*(?P<para>\(\s?\w+\s?\))(?:\s?\(\w+\))*"
            rf"(?:{seps}\(\s?\w{{1,4}}\s?\))*(?:\s+(?:{any_of(words.of)})\s+(?:{any_of(words.subsection)})\s*(?P<psub>{sub}))?"
            rf"|(?:(?<!\w)(?:{any_of([*words.section, *words.subsection])}))"
            rf"\s*(?P<secs>{sec}(?:{seps}{sec}|{link}{sub})*)"
            rf"(?:\s*(?:{any_of(words.subsection)})\s*(?P<below>{sub}(?:{seps}{sub})*))?"
            rf"|\b(?:{any_of(words.roman_after)})\s+(?P<romans>[IVX]+\b(?:{seps}[IVX]+\b)*)"
            rf"|(?P<previous>\b(?:{any_of(words.previous)})\b)",
            re.IGNORECASE,
        )
        this = rf"(?!(?:{any_of(words.this)})\b)"
        self._foreign = re.compile(
            rf"\s*,?\s*(?:{any_of(words.of)})\s*{this}(?:{this}[^\s,;.()]+\s+){{0,9}}?(?:{any_of(words.foreign)})\b",
            re.IGNORECASE,
        )
        self._span = re.compile(span)
        self._item = re.compile(rf"{sec}|{sub}|[IVX]+\b")
        self._gap = re.compile(rf"(?:\s|,|;|\b(?:{joins})\b|\b(?:{any_of(words.of)})\b)*", re.IGNORECASE)

    def read(self, text: str, start: int, end: int, *, reach: int = 70) -> References:
        """Return the targets that follow `start` within `reach` characters, and the end of their words."""
        targets: list[Target] = []
        at = start
        m = self._ref.search(text, start, min(end, start + reach + 60))
        if m is None or m.start() - start > reach:
            return References((), start)
        while m is not None:
            if not (m["secs"] or m["owner"]) or not self._foreign.match(text, m.end(), end):
                targets += self._targets(m)
            at = m.end()
            gap = self._gap.match(text, at, end)
            following = self._ref.match(text, gap.end() if gap else at, min(end, at + 90))
            m = following
        return References(tuple(targets), at)

    def _targets(self, m: re.Match[str]) -> list[Target]:
        if m["tsub"]:
            return [Target("this-subsection")]
        if m["tsec"]:
            return [Target("this-section")]
        if m["tgroup"]:
            return [Target("group")]
        if m["previous"]:
            return [Target("previous")]
        if m["psub"]:  # "paragraph (1) or (2) of subsection (a)", as in the United States Code
            return self._listed(m["psub"], "")
        if m["para"]:  # "paragraph (1)(a)" names a subsection first, as Canadian law does
            number = m["para"].strip("() ")
            return [Target("subsection", number=number)] if number[0].isdigit() else []
        if m["romans"]:
            return [Target("subsection", number=r) for r in re.findall(r"[IVX]+", m["romans"])]
        if m["subs"]:
            return self._listed(m["subs"], m["owner"] or "")
        if m["below"]:
            owner = re.match(_SECTION, m["secs"])
            return self._listed(m["below"], owner[0] if owner else "")
        return self._sections(m["secs"])

    def _listed(self, words: str, owner: str) -> list[Target]:
        """Return the subsections of a list, ranges kept as such."""
        found: list[Target] = []
        for item, ranged in self._items(words):
            number = ")(".join(_NUMBER.findall(item)) or item.strip(" ()")
            if ranged and found:
                found[-1] = Target("subsection", found[-1].section, found[-1].number, number)
            else:
                found.append(Target("subsection", owner, number))
        return found

    def _sections(self, words: str) -> list[Target]:
        found: list[Target] = []
        for item, ranged in self._items(words):
            head = re.match(_SECTION, item)
            if head is None:  # "section 5(1) or (2)"
                number = ")(".join(_NUMBER.findall(item))
                if found:
                    found.append(Target("section", found[-1].section, number))
                continue
            number = ")(".join(_NUMBER.findall(item, head.end()))
            if ranged and found:
                found[-1] = Target("section", found[-1].section, "", head[0].strip())
            else:
                found.append(Target("section", head[0].strip(), number))
        return found

    def _items(self, words: str) -> list[tuple[str, bool]]:
        items: list[tuple[str, bool]] = []
        last = 0
        for m in self._item.finditer(words):
            items.append((m[0], bool(items) and self._span.fullmatch(words[last : m.start()]) is not None))
            last = m.end()
        return items


class UnitIndex:
    """Find units by the numbers a reference names."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._sections: dict[tuple[str, str], list[Unit]] = {}
        self._order: list[tuple[str, str]] = []
        self._by_eid: dict[str, list[Unit]] = {}
        for unit in units:
            key = (unit.host, _plain(unit.section))
            if key not in self._sections:
                self._order.append(key)
            self._sections.setdefault(key, []).append(unit)
            self._by_eid.setdefault(unit.section_eid, []).append(unit)
        self._rank = {key: i for i, key in enumerate(self._order)}

    def add(self, unit: Unit) -> None:
        """Add an item of a section that is already known, so that references find it."""
        self._sections[(unit.host, _plain(unit.section))].append(unit)
        self._by_eid[unit.section_eid].append(unit)

    def section(self, unit: Unit) -> list[Unit]:
        """Return the units of the section a unit belongs to, itself included."""
        return self._by_eid[unit.section_eid]

    def before(self, unit: Unit) -> list[Unit]:
        """Return the units of the section before the unit's own."""
        rank = self._rank[(unit.host, _plain(unit.section))]
        return self._sections[self._order[rank - 1]] if rank else []

    def find(self, target: Target, unit: Unit) -> list[Unit]:
        """Return the units a target named in `unit` stands for; [] when it names another text or a group."""
        if target.kind == "this-subsection":
            return [unit]
        if target.kind == "this-section":
            return self.section(unit)
        if target.kind == "previous":
            return self.before(unit)
        if target.kind == "subsection" and not target.section:
            return self._numbered(self.section(unit), target)
        if target.kind in ("section", "subsection"):
            key = (unit.host, _plain(target.section))
            if target.kind == "section" and target.last:
                return self._between(key, (unit.host, _plain(target.last)))
            units = self._sections.get(key, [])
            return self._numbered(units, target) if target.number else list(units)
        return []

    def _between(self, first: tuple[str, str], last: tuple[str, str]) -> list[Unit]:
        if first not in self._rank and last not in self._rank:
            return []
        b = self._rank.get(last, self._rank.get(first, 0))
        a = self._rank.get(first, -1)
        if a < 0:  # the first section of the range is not in this copy: take the first that would follow it
            low = _natural(first[1])
            a = next((i for i, (h, s) in enumerate(self._order) if h == first[0] and _natural(s) >= low), b)
        return [u for key in self._order[a : b + 1] for u in self._sections[key]]

    @staticmethod
    def _numbered(units: Sequence[Unit], target: Target) -> list[Unit]:
        """Return the units of this number; those below it, or the one that holds it, where none has just it."""
        numbers = [_plain(u.number) for u in units]
        parts = [_plain(part) for part in target.number.split(")(")]
        wanted = "".join(parts)
        last = [_plain(part) for part in target.last.split(")(")]
        first = next((w for w in (wanted, parts[0]) if w in numbers), "")
        until = next((w for w in ("".join(last), last[0]) if w in numbers), "")
        if first and until:
            return list(units[numbers.index(first) : numbers.index(until) + 1])
        while parts and "".join(parts) not in numbers:
            parts.pop()
        if parts:
            return [u for u, n in zip(units, numbers, strict=True) if n == "".join(parts)]
        return [u for u in units if [_plain(part) for part in u.number.split(")(")][:-1] == [wanted]]


def _natural(number: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts section numbers as they are counted (2 before 10, 4A after 4)."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in re.findall(r"\d+|[a-z]+", number))


def _plain(number: str) -> str:
    return re.sub(r"[\s()]", "", number).lower()
