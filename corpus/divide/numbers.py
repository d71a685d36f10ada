"""Numbers of provisions as values that can be put in order ("2A" after "2", "da" between "d" and "e")."""

from __future__ import annotations

import re
from typing import Final

Key = tuple[float, ...]

_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_FORM: Final = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_LATIN: Final = {
    w: i
    for i, w in enumerate(
        "bis ter quater quinquies sexies septies octies novies decies undecies duodecies".split(), start=2
    )
}
_PIECE: Final = re.compile(r"\d+|[a-z]+")


def roman(word: str) -> int | None:
    """Return the value of a Roman numeral, None when the word is not one.

    >>> roman("xiv"), roman("iiii"), roman("")
    (14, None, None)
    """
    word = word.lower()
    if not word or not _ROMAN_FORM.fullmatch(word):
        return None
    total = 0
    for here, after in zip(word, word[1:] + " ", strict=True):
        value = _ROMAN[here]
        total += -value if _ROMAN.get(after, 0) > value else value
    return total


def letters(word: str) -> Key:
    """Return the place of a list letter; "da" is inserted after "d", "aa" after "a" or "z".

    >>> letters("d") < letters("da") < letters("e")
    True
    """
    return tuple(float(ord(c) - 96) for c in word.lower())


def roman_key(word: str) -> Key | None:
    """Return the place of a Roman list number, with a letter for an inserted one ("iia")."""
    word = word.lower()
    value = roman(word)
    if value is not None:
        return (float(value),)
    stem = roman(word[:-1])
    if stem is not None and word[-1:].isalpha():
        return (float(stem), float(ord(word[-1]) - 96))
    return None


def decimal_key(word: str) -> Key:
    """Return the place of a subsection number; decimals sort as decimals (2.01 < 2.1 < 2.11 < 2.2).

    >>> decimal_key("2") < decimal_key("2.01") < decimal_key("2.1") < decimal_key("2A") < decimal_key("3")
    True
    """
    m = re.match(r"(\d+)(?:\.(\d+))?\s?([A-Za-z]*)", word.strip())
    if not m:
        return (0.0,)
    key: list[float] = [float(m[1])]
    if m[2]:
        key.append(float(f"0.{m[2]}"))
    key.extend(float(ord(c) - 96) for c in m[3].lower() if c.isascii())
    return tuple(key)


def section_key(number: str) -> Key:
    """Return the place of a section or article number among its sisters.

    >>> section_key("163.1") < section_key("163.2") < section_key("164")
    True
    >>> section_key("227-23") < section_key("227-23-1") < section_key("227-24")
    True
    >>> section_key("46") < section_key("46A") < section_key("47"), section_key("5 bis") < section_key("6")
    (True, True)
    """
    key: list[float] = []
    for piece in re.split(r"[\s.\-‑]+", number.lower().replace("º", "").replace("°", "")):
        if piece in _LATIN:
            key.append(_LATIN[piece] / 100)
            continue
        for part in _PIECE.findall(piece):
            if part.isdigit():
                key.append(float(part))
            elif part in _LATIN:
                key.append(_LATIN[part] / 100)
            else:
                key.extend(float(ord(c) - 96) for c in part if "a" <= c <= "z")
    return tuple(key) or (0.0,)


def decimal_section_key(number: str) -> Key:
    """Return the place of a section number whose decimals are inserted fractions, as in Canada.

    >>> decimal_section_key("11.27") < decimal_section_key("11.3") < decimal_section_key("12")
    True
    """
    m = re.fullmatch(r"(\d+)\.(\d+)([A-Z]*)", number)
    if not m:
        return section_key(number)
    return (float(m[1]), float(f"0.{m[2]}"), *letters(m[3]))


def follows(last: Key, key: Key) -> int | None:
    """Return how many numbers lie between two (0: next or inserted), None when `key` is not after `last`.

    >>> follows((2,), (3,)), follows((2,), (2, 0.1)), follows((2,), (5,)), follows((2,), (2,))
    (0, 0, 2, None)
    """
    if key <= last:
        return None
    for i, (a, b) in enumerate(zip(last, key, strict=False)):
        if a != b:
            step = int(b - a)
            return max(0, step - 1) if i == len(key) - 1 else max(0, step)
    return 0
