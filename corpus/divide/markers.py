"""Recognise what may be the number of a list item: "(2)", "(da)", "a)", "1.", "1°", "I —", "§ 1º"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corpus.divide.numbers import Key, decimal_key, letters, roman_key
from corpus.divide.page_text import Page, hard_wrapped
from corpus.profile import Profile

STYLES: Final = (
    "digit", "alpha", "roman", "upper", "upperroman", "digitdot", "digitclose", "alphaclose", "romanclose",
    "doublealphaclose", "degree", "upperroman-dash", "parasign",
)  # fmt: skip

_PAREN = r"\(\s?(?P<paren>\d{1,3}(?:\.\d{1,3})?\s?[A-Z]{0,3}|[a-z]{1,5}(?:\.\d{1,2})?|[A-Z]{1,4})\s?\)"
_OTHERS: Final = {
    "digitdot": r"(?<![\w.,/-])(?P<digitdot>\d{1,2}[a-z]?)\.(?=\s+\S|[—\"(])(?!\s*\d)",
    "digitclose": r"(?<![\w.,/(-])(?P<digitclose>\d{1,2})\s?\)(?=\s)",
    "alphaclose": r"(?<![\w.,/('-])(?P<alphaclose>[a-z]{1,4})\s?\)(?=\s)",
    "degree": r"(?<![\w.,/-])(?P<degree>\d{1,2})\s?[°º](?:\s?(?P<latin>bis|ter|quater))?(?=[\s)]|[^\W\d])",
    "upperroman-dash": r"(?<![\w.,/-])(?P<upperromandash>[IVXL]{1,6}(?:-[A-Z])?)\s?(?:[—.]|-(?=\s))",
    "parasign": r"§\s?(?P<parasign>\d{1,2})\s?[ºo°]?(?:-(?P<inserted>[A-Z]))?(?=[\s.]|[A-Z])",
}  # fmt: skip
# What it costs to believe that a reference opens a provision.
REFERENCE: Final = 9.0
_TERMINATORS: Final = ".;:—?!"
_WORD = re.compile(r"[^\W\d_]+")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s*\Z")
# A marginal note in running text: "... occurred. Definition of brother (4) In this section".
_NOTE: Final = re.compile(r"[.)\]]\s+(?P<note>[A-ZÀ-Þ][^.;:()\[\]]{2,100})\s\Z")


# What a provision cited is about: "subsection 110(1) (identity of offender not to be published), (1.12) (no ...)".
_REMARK = re.compile(r"\A\s*\([^\W\d_][^()]{5,150}\)")
_CHAINED: Final = 170

# Some mirrors lose the brackets: "131. 1 Every person ... 1A Subsection (1) is subject to ... 2 Every person ...".
_UNBRACKETED: Final = re.compile(r"[\s.]*1\s+[A-Z\"]")
_UNBRACKETED_NUMBER: Final = r"(?:(?<=[.;:)]\s)|\A|(?<=\s\s))(?P<unbracketed>\d{1,2}[A-Z]{0,2})(?=\s+[A-Z\"])"


@dataclass(frozen=True, slots=True)
class Marker:
    """Hold one possible list number with what speaks for and against it.

    `readings` are the styles it may belong to with its place in each. `taken` is the cost of believing it opens a
    provision, `passed` the cost of believing it does not; `opens` says a list may begin here at no cost. `flush` is
    the offset at which words that belong to no item begin between the marker before and this one, -1 when none do;
    `fresh` says that a new definition begins between them.
    """

    start: int
    end: int
    num: str
    readings: tuple[tuple[str, Key], ...]
    taken: float
    passed: float
    opens: bool
    line: bool
    flush: int = -1
    fresh: bool = False


@lru_cache(maxsize=64)
def _pattern(profile: Profile, unbracketed: bool) -> re.Pattern[str]:
    used = set(profile.markers)
    parts = [_PAREN, *(p for s, p in _OTHERS.items() if s in used)]
    if unbracketed:
        parts.append(_UNBRACKETED_NUMBER)
    if profile.sole:
        parts.append(rf"(?P<sole>(?i:{'|'.join(profile.sole)}))")
    return re.compile("|".join(parts))


@lru_cache(maxsize=32)
def _reference(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w])(?:{'|'.join(words) or '(?!)'})\s*(?:\d[\w.-]*(?<!\.)\s+)?\Z", re.IGNORECASE)


def _readings(m: re.Match[str], used: dict[str, str]) -> tuple[tuple[str, Key], ...]:
    word = m["paren"]
    if word is None:
        return _other_readings(m)
    if word[0].isdigit():
        return (("digit", decimal_key(word)),)
    found: list[tuple[str, Key]] = []
    lower = word.islower()
    word, _, decimal = word.partition(".")
    tail = (float(f"0.{decimal}"),) if decimal else ()
    if len(word) <= 3 and (len(word) < 3 or len(set(word)) == 1):
        found.append(("alpha" if lower else "upper", (*letters(word), *tail)))
    key = roman_key(word)
    if key is not None:
        found.append(("roman" if lower else "upperroman", (*key, *tail)))
    return tuple((s, k) for s, k in found if s in used)


def _other_readings(m: re.Match[str]) -> tuple[tuple[str, Key], ...]:
    groups = m.groupdict()
    if groups.get("sole"):
        return (("parasign", (1.0,)),)
    if groups.get("unbracketed"):
        return (("digit", decimal_key(groups["unbracketed"])),)
    for style in ("digitdot", "digitclose", "parasign"):
        if groups.get(style):
            key = decimal_key(groups[style])
            return ((style, (*key, float(ord(groups["inserted"]) - 64)) if groups.get("inserted") else key),)
    if groups.get("degree"):
        key = decimal_key(groups["degree"])
        return (("degree", (*key, 0.5) if groups.get("latin") else key),)
    if word := groups.get("alphaclose"):
        found: list[tuple[str, Key]] = []
        if len(word) == 1:
            found.append(("alphaclose", letters(word)))
        elif len(word) == 2 and word[0] == word[1]:
            found.append(("doublealphaclose", letters(word[0])))
        key_or_none = roman_key(word)
        if key_or_none is not None:
            found.append(("romanclose", key_or_none))
        return tuple(found)
    if word := groups.get("upperromandash"):
        key_or_none = roman_key(word.replace("-", "").lower())
        return (("upperroman-dash", key_or_none),) if key_or_none is not None else ()
    return ()


def _number(m: re.Match[str]) -> str:
    groups = m.groupdict()
    if groups.get("sole"):
        return "un"
    word = next(v for k, v in groups.items() if v and k not in ("latin", "inserted"))
    tail = groups.get("latin") or (f"-{groups['inserted']}" if groups.get("inserted") else "")
    return "".join(word.split()) + (f" {tail}" if groups.get("latin") else tail)


@lru_cache(maxsize=32)
def _cardinals(profile: Profile) -> dict[str, int]:
    return {word: value for value, words in profile.cardinals.items() for word in words}


class _Context:
    """Judge each possible marker by the words around it."""

    def __init__(self, page: Page, profile: Profile, start: int) -> None:
        self.page = page
        self.reference = _reference(profile.references)
        self.weak = _reference(profile.weak_references)
        self.connector = re.compile(
            rf"[,\s]*(?:\b(?:{'|'.join(profile.connectors)})\b)?[,\s]*(?:\d[\w.-]*(?<!\.)\s*)?",
            re.IGNORECASE,
        )
        self.linked = re.compile(rf"[;,:—]\s*(?:{'|'.join(profile.connectors)})\s*\Z", re.IGNORECASE)
        self.cardinals = _cardinals(profile)
        self.openers = frozenset(profile.openers)
        self.wrapped = hard_wrapped(page)
        self.measures = frozenset(profile.measures)
        self.start = start
        self.opening = True
        self.last_end = start
        self.last_was_reference = False

    def costs(self, start: int, end: int) -> tuple[float, float, bool, bool]:
        """Return taken, passed, opens, line for the run start..end, and remember it for the next."""
        view = self.page.view
        line = self.page.at_line_start(start)
        before = self.page.before(start)
        head = view[max(self.start, start - 40) : start]
        between = view[self.last_end : start]
        if self._restates(head, view[start + 1 : end - 1].strip()):
            self.last_was_reference, self.last_end = False, end
            return REFERENCE, 0.0, False, False
        reference = not (line and not self.wrapped) and self._is_reference(head, between, before, start, end, line)
        self.last_was_reference, self.last_end = reference and view[end - 1] != ".", end
        if reference:
            return (REFERENCE, 0.0, False, line) if not line else (3.0, 1.0, False, line)
        char = view[before] if before >= self.start else "."
        word = m[1].lower() if (m := _WORD_BEFORE.search(head)) else ""
        if line or before < self.start:
            return 0.0, 6.0, True, line
        if char in ":—-":
            return 0.0, 5.0, True, False
        if char in _TERMINATORS:
            return 0.1, 3.5, True, False
        if char == ")" and not between.strip():
            return 0.2, 2.5, True, False
        following = self.page.after(end)
        if _NOTE.search(view, max(self.start, start - 110), start) and view[following : following + 1].isupper():
            return 0.5, 1.6, False, False
        if self.linked.search(head):
            return 0.2, 3.0, True, False
        if char in ",\"'])":
            return 0.6, 1.5, True, False
        if word in self.openers:
            return 0.7, 1.2, True, False
        return 1.6, 0.4, False, False

    def says_again(self, m: re.Match[str]) -> bool:
        """Return whether brackets say the number before them again, in figures ("one (1) year")."""
        view, after = self.page.view, self.page.after(m.end())
        word = _WORD.match(view, after)
        if m["paren"] is None or word is None or word[0] not in self.measures:
            return False
        return _WORD_BEFORE.search(view, max(self.start, m.start() - 40), m.start()) is not None

    def _restates(self, head: str, figure: str) -> bool:
        """Say whether a bracketed figure says in figures the number just said in words: "twenty-five (25) years"."""
        word = _WORD_BEFORE.search(head)
        value = self.cardinals.get(word[1].lower()) if word else None
        if value is None or not figure.isdecimal():
            return False
        return int(figure) == value or int(figure) % 10 ** len(str(value)) == value or not int(figure) % max(value, 99)

    def _is_reference(self, head: str, between: str, before: int, start: int, end: int, line: bool) -> bool:
        view = self.page.view
        if self.reference.search(head):
            return True
        if self.weak.search(head):
            following = self.page.after(end)
            titled = _NOTE.search(view, max(self.start, start - 110), start)
            return not (titled and view[following : following + 1].isupper())
        if before == start - 1 and before >= self.start and (view[before].isalnum()):
            return True
        if not self.last_was_reference or line or len(between) > _CHAINED:
            return False
        if view[start + 1 : start + 2].isdigit():
            between = _REMARK.sub("", between)
        return self.connector.fullmatch(between) is not None


def markers(page: Page, profile: Profile, start: int, end: int) -> Iterator[Marker]:
    """Yield the possible list numbers of a run of the page, in order."""
    context = _Context(page, profile, start)
    unbracketed = _UNBRACKETED.match(page.view, start, end) is not None
    for m in _pattern(profile, unbracketed).finditer(page.view, start, end):
        readings = _readings(m, profile.markers)
        if not readings or context.says_again(m):
            continue
        bare = m["paren"] is None and not (unbracketed and m["unbracketed"])
        taken, passed, opens, line = context.costs(m.start(), m.end())
        if bare and not line and readings[0][0] != "parasign":
            # "5." in running text is more often a date or a sum than "(5)" is; after a stop or colon it may be one.
            sure = readings[0][0] == "degree"
            taken += 0.0 if sure else 0.5
            passed = passed if sure else passed * 0.5 if passed >= 3.5 else min(passed, 0.8)
        if context.opening and readings[0] == ("digit", (1.0,)) and taken < REFERENCE:
            taken, passed = min(taken, 0.6), max(passed, 3.0)  # "Offence (1) A person": the heading has no stop
        context.opening = False
        yield Marker(m.start(), m.end(), _number(m), readings, taken, passed, opens, line)
