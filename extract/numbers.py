"""Read numbers, lengths of time and ages out of a passage, in words and in figures.

`packs/<language>/numbers.yaml` holds the words of one language; this module knows only how they combine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import msgspec

from extract.pack import Pack

Period = Literal["year", "month", "week", "day"]
_MONTHS: dict[Period, float] = {"year": 12.0, "month": 1.0, "week": 12 / 52, "day": 12 / 365}


class NumberExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Give a text and the lengths of time ("14 year", "24..12 year" for two to twelve) and ages it must yield."""

    text: str
    durations: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()


class NumberRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say how a language writes numbers, lengths of time and ages.

    `words` are number words; those of 100 and more multiply what stands before them. `joiners` may stand between
    number words. `ranges` stand between the ends of a range ("five to ten years"), `joins` between the parts of one
    length ("two years and six months"). The entries of `age_before` and
    `age_after` make the number beside them an age; they are words divided by spaces, each `a|b` one of several.
    """

    words: dict[str, int]
    joiners: tuple[str, ...]
    ranges: tuple[str, ...]
    periods: dict[Period, tuple[str, ...]]
    age_before: tuple[str, ...]
    age_after: tuple[str, ...]
    examples: tuple[NumberExample, ...]
    joins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """Point at a length of time; `least` is the lower end of a range in months, else None.

    `rest` are the months of a length in years and months ("two years and six months").
    """

    start: int
    end: int
    high: int
    unit: Period
    least: int | None = None
    rest: int = 0

    @property
    def printed(self) -> str:
        """Return the length as a lawyer writes it in English ("1 year", "2 years 6 months")."""
        parts: list[tuple[int, str]] = [(self.high, self.unit), *([(self.rest, "month")] if self.rest else [])]
        return " ".join(f"{n} {unit}" + ("" if n == 1 else "s") for n, unit in parts)

    @property
    def months(self) -> int:
        """Return the length in months, at least one."""
        return months(self.high, self.unit) + self.rest


@dataclass(frozen=True, slots=True, order=True)
class Age:
    """Point at an age in years."""

    start: int
    end: int
    years: int


def months(count: int, unit: Period) -> int:
    """Return a length of time in whole months, at least one.

    >>> months(2, "year"), months(90, "day")
    (24, 3)
    """
    return max(1, round(count * _MONTHS[unit]))


def _words(entries: tuple[str, ...] | list[str]) -> str:
    """Return a pattern for any of these phrases, the longest first."""
    ways = sorted(entries, key=lambda e: (-len(e), e))
    return "|".join(r"\s+".join(_one_of(w) for w in way.split()) for way in ways)


def _one_of(word: str) -> str:
    options = "|".join(re.escape(w) for w in sorted(word.split("|"), key=len, reverse=True))
    return f"(?:{options})" if "|" in word else options


class Numbers:
    """Read the numbers of one language; compiled once from its pack."""

    def __init__(self, rules: NumberRules) -> None:
        self._values = {w.lower(): v for w, v in rules.words.items()}
        word = _words(list(self._values))
        joiner = rf"(?:\s+|\s*-\s*|\s+(?:{_words(rules.joiners)})\s+)" if rules.joiners else r"(?:\s+|\s*-\s*)"
        spelled = rf"(?:{word})\b(?:{joiner}(?:{word})\b)*"
        number = rf"(?:\d{{1,4}}|\b(?:{spelled}))"
        again = rf"(?:\s*\\?\(\s*{number}\s*\\?\))?"
        units = "|".join(rf"(?P<{unit}>{_words(names)})" for unit, names in rules.periods.items())
        self._number = re.compile(number, re.IGNORECASE)
        self._duration = re.compile(
            rf"(?<![\w.,(])(?:(?P<low>{number}){again}\s*(?:{_words(rules.ranges)})\s+)?"
            rf"(?P<high>{number}){again}[\s-]*(?:{units})\b",
            re.IGNORECASE,
        )
        self._range = re.compile(rf"[\s\w]{{0,14}}?\s*(?:{_words(rules.ranges)})\s+", re.IGNORECASE)
        joins = rf"(?:(?:{_words(rules.joins)})\s+)?" if rules.joins else ""
        self._join = re.compile(rf"\s+{joins}", re.IGNORECASE)
        span = f"(?:{_words(rules.periods['year'])})"
        before, after = _words(rules.age_before), _words(rules.age_after)
        self._age = re.compile(
            rf"(?:\b(?:{before})\s+(?P<a>{number}){again}(?!\s*[%\w]*\d)(?:\s+{span}\b)?"
            rf"|(?<![\w.,])(?P<b>{number}){again}[\s-]+(?:{after})\b)",
            re.IGNORECASE,
        )

    def value(self, words: str) -> int:
        """Return the value of a number in words or figures; 0 when there is none.

        Read additively, with a word of 100 or more multiplying what stands before it.
        """
        if words.isdigit():
            return int(words)
        total, current = 0, 0
        for token in re.findall(r"\d+|[^\W\d_]+", words.lower()):
            value = int(token) if token.isdigit() else self._values.get(token)
            if value is None:
                continue
            if value >= 1000:
                total, current = total + max(current, 1) * value, 0
            elif value >= 100 and current and current < 100:
                current *= value
            elif value == 20 and current == 4:  # quatre-vingts
                current = 80
            else:
                current += value
        return total + current

    def durations(self, text: str, start: int = 0, end: int | None = None) -> list[Duration]:
        """Return the lengths of time in `text[start:end]`, in order."""
        found: list[Duration] = []
        for m in self._duration.finditer(text, start, len(text) if end is None else end):
            unit: Period = next(u for u in _MONTHS if u in m.re.groupindex and m[u])
            least = months(self.value(m["low"]), unit) if m["low"] else None
            this = Duration(m.start(), m.end(), self.value(m["high"]), unit, least)
            last = found[-1] if found else None
            if last and self._continues(text, last, this):
                found[-1] = replace(last, end=this.end, rest=this.high)
            elif last and last.least is None and self._range.fullmatch(text, last.end, this.start):
                found[-1] = replace(this, start=last.start, least=last.months)
            else:
                found.append(this)
        return found

    def _continues(self, text: str, last: Duration, this: Duration) -> bool:
        """Return whether `this` are the months of the length whose years are `last`."""
        fits = last.unit == "year" and this.unit == "month" and this.high < 12
        return (
            fits
            and not last.rest
            and this.least is None
            and self._join.fullmatch(text, last.end, this.start) is not None
        )

    def ages(self, text: str, start: int = 0, end: int | None = None) -> list[Age]:
        """Return the ages of persons in `text[start:end]`, in order; only those from 1 to 99."""
        found = []
        for m in self._age.finditer(text, start, len(text) if end is None else end):
            years = self.value(m["a"] or m["b"])
            if 0 < years < 100:
                found.append(Age(m.start(), m.end(), years))
        return found


@lru_cache(maxsize=16)
def numbers_of(pack: Pack) -> Numbers | None:
    """Return the number reader of a pack, None when it has no `numbers.yaml`."""
    return Numbers(pack.decode("numbers", NumberRules)) if pack.has("numbers") else None
