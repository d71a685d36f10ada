"""Whom an offence protects: whether a child by the words of the law, and up to which age."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.instrument import SECTION_KINDS, Instrument, Provision
from extract.facts import Definition
from extract.numbers import numbers_of
from extract.offences.conduct import finder_for, phrase_finder
from extract.rule_hits import RuleHits
from extract.token_rules import Hit

_WORD = re.compile(r"[^\W\d_]{2,}")
_LOCAL = frozenset({"section", "article"})
_ASIDE = re.compile(r"\([^)]*\)|:.*")  # "(extract)", "extract: ..." are not the act's own name


class Childhood:
    """Read who is a child in one instrument: the pack's words, and the terms the instrument defines with them."""

    def __init__(self, instrument: Instrument, found: RuleHits, definitions: Sequence[Definition]) -> None:
        pack = found.pack
        self._instrument, self._found = instrument, found
        self._numbers = numbers_of(pack)
        self._finder = finder_for(pack, "titles")
        self.titled = self._finder.search(_ASIDE.sub(" ", instrument.title)) is not None
        self.ages: dict[str, int] = {}
        self._local: list[tuple[int, int, str, int]] = []  # the run a definition of one section holds for, word, limit
        self._terms: dict[str, re.Pattern[str]] = {}
        terms: dict[str, list[str]] = {"child": [], "material": []}
        for d in definitions:
            self._learn(d, terms)
        self._terms = {name: phrase_finder(words) for name, words in terms.items() if words}

    def _learn(self, definition: Definition, terms: dict[str, list[str]]) -> None:
        """Remember a defined term that is a child, or material that shows one."""
        start, end = definition.place.start, definition.place.end
        if not definition.concepts and not self._finder.search(self._instrument.reading, start, end):
            return
        hits = self.hits(start, end)
        names = {h.name for h in hits}
        head = min(end, definition.term_place.end + 120)
        own = {h.name for h in self.hits(definition.term_place.start, definition.term_place.end)}
        words = [definition.term, *definition.also]
        if definition.concepts:
            kind = "material" if "csam" in definition.concepts else "child" if "child" in definition.concepts else ""
        elif own & {"child"} and not own & {"material"}:
            kind = "child"
        else:
            stuff = any(h.name == "stuff" and h.start < head for h in hits)
            kind = (
                "material"
                if stuff and {"child", "sexual"} <= names and own.isdisjoint({"performance", "pornography"})
                else ""
            )
        if not kind:
            return
        terms[kind] += [w for w in words if len(w) > 3]
        if kind == "child" and self._numbers is not None:
            limit = definition.age or max(
                (a.years for a in self._numbers.ages(self._instrument.reading, start, end)), default=0
            )
            if 0 < limit <= 21:
                for word in words:
                    self._remember(definition, word.lower(), limit)

    def _remember(self, definition: Definition, word: str, limit: int) -> None:
        """Keep an age limit for the whole instrument, or for the section its definition is limited to."""
        home = self._home(definition) if definition.scope in _LOCAL else None
        if home is None:
            self.ages[word] = limit
        else:
            self._local.append((home.start, home.end, word, limit))

    def _home(self, definition: Definition) -> Provision | None:
        """Return the section that holds a definition, None when no section does."""
        own = self._instrument.provision(definition.place.eid)
        chain = [own, *self._instrument.parents(own)]
        return next((p for p in chain if p.kind in SECTION_KINDS), None)

    def _ages_at(self, offset: int) -> dict[str, int]:
        """Return the age limits of the terms that hold at an offset; those of its own section come before the act's."""
        local = {word: years for start, end, word, years in self._local if start <= offset < end}
        return {**self.ages, **local} if local else self.ages

    def hits(self, start: int, end: int) -> list[Hit]:
        """Return the words about conduct and victims in a run, those of terms the instrument defines included.

        A rule `aside` takes the force from a `child` it covers, a rule `not-x` from an `x`; a rule `doer` from a
        `child` that opens the run, where it is the offender ("A person under 18 commits an offence if").
        """
        found = list(self._found.within("conduct", start, end))
        for name, finder in self._terms.items():
            found += [Hit(m.start(), m.end(), name) for m in finder.finditer(self._instrument.reading, start, end)]
        asides = [h for h in found if h.name == "aside"]
        voids = [(h, h.name[4:]) for h in found if h.name.startswith("not-")]
        voids += [(h, "child") for h in found if h.name == "doer" and not self._worded(start, h.start)]
        found = [h for h in found if not any(h.name == n and v.start <= h.start < v.end for v, n in voids)]
        return sorted(h for h in found if h.name != "child" or not any(a.start <= h.start < a.end for a in asides))

    def _worded(self, start: int, end: int) -> bool:
        """Return whether a run holds a word, and not just the number of a provision."""
        return _WORD.search(self._instrument.reading, start, end) is not None

    def age(self, hits: Sequence[Hit], start: int, end: int) -> int | None:
        """Return the highest age limit of a victim that the words of a run name or a definition gives; None if none."""
        text = self._instrument.reading
        near = [h for h in hits if h.name == "child"]
        found = []
        for age in self._numbers.ages(text, start, end) if self._numbers is not None else ():
            if age.years <= 21 and any(h.start <= age.end and age.start <= h.end + 12 for h in near):
                found.append(age.years)
        ages = self._ages_at(start)
        if not found:
            for h in near:
                word = text[h.start : h.end].lower()
                found += [years for term, years in ages.items() if term in word or word in term]
        if not found and any(h.name == "material" for h in hits):
            found += list(ages.values())
        return max(found, default=None)
