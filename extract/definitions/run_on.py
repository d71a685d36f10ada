"""Terms of a list that lost its line breaks and its bold type: "... under section 80 courier means a person ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.definitions.ground import WORD, Ground, Unit
from extract.definitions.terms import Terms, plausible

_REACH = 240
_MOST = 5
_TRIED = 200  # places of its rarest word at which a phrase is looked for
_PARAGRAPH = re.compile(r"\s*[—-]?\s*\(?\s?a\s?\)?\s*$")


@dataclass(frozen=True, slots=True)
class _Start:
    """Say where a term may start, and whether the words before it show that a definition ended there."""

    at: int
    sure: bool


class RunOn:
    """Find where an unmarked term starts inside running text, by what the text itself shows.

    Sure signs are the end of a citation or a bracket, and a change between capitals and small letters ("of Internal
    Affairs objectionable means"). Else the longest phrase is the term that stands elsewhere in the instrument too.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def _count(self, phrase: list[str]) -> int:
        """Return how often a phrase stands in the instrument, three at most."""
        rarest = min(range(len(phrase)), key=lambda k: len(self._ground.word_places.get(phrase[k], ())))
        count = 0
        for i in self._ground.word_places.get(phrase[rarest], [])[:_TRIED]:
            first = i - rarest
            count += first >= 0 and self._ground.words[first : first + len(phrase)] == phrase
            if count > 2:
                break
        return count

    def before(self, unit: Unit, verb: int, floor: int, previous: str, *, strong: bool) -> Terms | None:
        """Return the term before a verb, behind the definition of `previous`; None when nothing shows its start."""
        ground = self._ground
        end = self._end(max(floor, verb - _REACH), verb)
        gap = ground.reading[end:verb].strip()
        if gap == "," or not self._opens_meaning(unit, verb):
            return None
        starts = self._starts(max(floor, end - _REACH), end)
        sure = [s for s in starts if s.sure]
        if sure:
            return self._made(sure[0].at, end)
        ordered = [s for s in starts if ground.reading[s.at : end].lower() >= previous.lower()] or starts
        for start in reversed(ordered):
            phrase = [w[0].lower() for w in WORD.finditer(ground.reading, start.at, end)]
            if self._count(phrase) > (1 if len(phrase) > 1 else 2):
                return self._made(start.at, end)
        return self._made(ordered[0].at, end) if strong and len(starts) == 1 and ordered else None

    def _made(self, start: int, end: int) -> Terms | None:
        run = self._ground.trim(start, end)
        if run[0] >= run[1] or not plausible(self._ground, self._ground.reading[slice(*run)]):
            return None
        return Terms(run[0], run[0], (run,), "bare")

    def _end(self, floor: int, verb: int) -> int:
        """Return where the term in front of a verb ends: before a paragraph's label and an aside between commas."""
        ground = self._ground
        label = _PARAGRAPH.search(ground.reading, floor, verb)
        end = label.start() if label and "—" in label[0] else verb
        asides = "|".join(re.escape(a) for a in ground.rules.asides)
        plain = "|".join(re.escape(a) for a in ground.rules.asides if " " in a)
        aside = re.search(
            rf"\s*,\s+(?:{asides})\s[^.;:]{{0,160}},\s*$|\s(?:{plain})\s[^.;:,]{{0,60}}$", ground.reading[floor:end]
        )
        return ground.trim(floor, floor + aside.start() if aside else end)[1]

    def _opens_meaning(self, unit: Unit, verb: int) -> bool:
        """Return whether the verb is one and not the noun of "by electronic means or", by the word behind it."""
        words = [w[0].lower() for w in WORD.finditer(self._ground.reading, verb, min(unit.end, verb + 60))][1:2]
        rules = self._ground.rules
        return bool(words) and words[0] not in (*rules.joiners, *rules.links, *rules.relatives)

    def _starts(self, floor: int, end: int) -> list[_Start]:
        """Return the places where the term may start, the nearest to its end first; after a sure one there is none."""
        ground, rules = self._ground, self._ground.rules
        words = list(WORD.finditer(ground.reading, floor, end))
        found: list[_Start] = []
        for k in range(len(words) - 1, max(-1, len(words) - 1 - _MOST), -1):
            word, before = words[k], words[k - 1] if k else None
            low = word[0].lower()
            if word[0][:1].isdigit() or low in rules.not_terms or low in rules.articles or before is None:
                break
            gap = ground.reading[before.end() : word.start()]
            if before[0][:1].isdigit() or ")" in gap:
                cited = ")" in gap or self._cites(words, k - 1)
                found.append(_Start(word.start(), cited))
                break
            if gap.strip() or before[0].lower() in (*rules.not_terms, *rules.articles):
                break  # no definition ends with "of the", so the word behind it belongs to the definition before
            small = word[0][:1].islower()
            turns = before[0][:1].isupper() if small else before[0][:1].islower()
            whole = all(w[0][:1].islower() == small for w in words[k:])
            found.append(_Start(word.start(), turns and whole))
            if found[-1].sure:
                break
        return found

    def _cites(self, words: list[re.Match[str]], k: int) -> bool:
        """Return whether a number ends a citation: a year, or behind the word for a unit ("section 76")."""
        if re.fullmatch(r"(?:1[89]|20)\d\d", words[k][0]):
            return True
        return k > 0 and words[k - 1][0].lower() in self._ground.rules.scopes
