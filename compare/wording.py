"""A passage as a row of comparable words."""

from __future__ import annotations

import re
from dataclasses import dataclass

# An enumerator "(a)", "(iv)" is layout: one drafter letters the paragraphs that another runs on. Numbers stay, because
# "section 2" and "section 3" are different law.
_WORD = re.compile(r"(?<!\w)\([a-z]{1,5}\)(?=\s)|(?P<word>\w+)")

_STEM = 5
_CONTENT = 4  # letters; shorter words (of, and, the) are grammar


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold the words of a passage, folded for comparison, and where each stands in the instrument's text."""

    keys: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.keys)


def wording(reading: str, start: int, end: int, *, without: tuple[int, int] = (0, 0)) -> Wording:
    """Return the words of `reading[start:end]`, case folded, leaving out the run `without` (the defined term).

    >>> wording('"child" means (a) a Person', 0, 26, without=(1, 6)).keys
    ('means', 'a', 'person')
    """
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    for m in _WORD.finditer(reading, start, end):
        if m["word"] and not (without[0] <= m.start() and m.end() <= without[1]):
            keys.append(m["word"].casefold())
            spans.append(m.span())
    return Wording(tuple(keys), tuple(spans))


def unsaid(term: str, words: Wording) -> tuple[str, ...]:
    """Return the words of a term, short ones left out, that a definition takes up in no form.

    Two words count as forms of one when they begin with the same five letters; no language is known.

    >>> unsaid("sexual exploitation of children", wording("the sexual abuse of a child", 0, 27))
    ('exploitation',)
    """
    said = {w[:_STEM] for w in words.keys}
    own = wording(term, 0, len(term)).keys
    return tuple(dict.fromkeys(w for w in own if len(w) >= _CONTENT and w[:_STEM] not in said))
