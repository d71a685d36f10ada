"""Count as lists are numbered: 1 2 3, a b c, i ii iii."""

from __future__ import annotations

from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# How the formats name the styles: CLML, HTML, Word, OpenDocument.
_LOWER: Final = frozenset({"alpha", "alphalower", "a", "lowerletter", "lower-alpha", "lower-latin", "loweralpha"})
_UPPER: Final = frozenset({"alphaupper", "A", "upperletter", "upper-alpha", "upper-latin"})
_LOWER_ROMAN: Final = frozenset({"roman", "romanlower", "i", "lowerroman", "lower-roman"})
_UPPER_ROMAN: Final = frozenset({"romanupper", "I", "upperroman", "upper-roman"})
LARGEST: Final = 100_000


def count(n: int, style: str) -> str:
    """Return the number `n` in a list style, in figures when the style is not known.

    >>> count(3, "lowerLetter"), count(28, "alpha"), count(4, "upperRoman"), count(7, "decimal")
    ('c', 'ab', 'IV', '7')
    """
    if not 0 < n <= LARGEST:
        return str(n)
    key = style if len(style) == 1 else style.lower()
    if key in _LOWER:
        return _letters(n)
    if key in _UPPER:
        return _letters(n).upper()
    if key in _LOWER_ROMAN:
        return _roman(n)
    if key in _UPPER_ROMAN:
        return _roman(n).upper()
    return f"{n:02}" if key == "decimalzero" else str(n)


def word_letters(n: int) -> str:
    """Return a letter number as Word counts: z is followed by aa, bb, cc.

    >>> word_letters(26), word_letters(28)
    ('z', 'bb')
    """
    return chr(97 + (n - 1) % 26) * ((n - 1) // 26 + 1)


def _letters(n: int) -> str:
    found = ""
    while n:
        n, rest = divmod(n - 1, 26)
        found = chr(97 + rest) + found
    return found


def _roman(n: int) -> str:
    found: list[str] = []
    for value, sign in _ROMAN:
        times, n = divmod(n, value)
        found.append(sign * times)
    return "".join(found)
