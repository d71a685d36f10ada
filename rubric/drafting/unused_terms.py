"""Terms that are defined and never used."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from extract.facts import Definition
from rubric.case import Case
from rubric.drafting.fault import Fault, fault_at
from rubric.drafting.law_of_its_own import OwnLaw

# These define no term of the text: they say how words are read, or report what another body says.
_NO_TERM = frozenset({"construed", "deeming", "excludes", "attributed"})
_SHORT = 3
_STEM = 0.65  # part of a word that its other forms share ("anonymisation", "anonymised")
_WORD = re.compile(r"\w+")


def unused_terms(case: Case) -> Iterator[Fault]:
    """Yield a fault for each term of the instrument's own law that stands nowhere outside its definition.

    Forms of a word count as the word (“publishes” for “publish”), so that a term is called unused only when it is.
    """
    instrument, own = case.instrument, OwnLaw(case.instrument)
    if own.amends or not own.whole or instrument.kind == "guidance":
        return
    words = [(m.group().casefold(), m.start()) for m in _WORD.finditer(instrument.reading)]
    positions: dict[str, list[int]] = {}
    for i, (word, _) in enumerate(words):
        positions.setdefault(word[:_SHORT], []).append(i)
    for d in case.facts.definitions:
        if d.kind in _NO_TERM or not own.has(d.term_place.start) or _used(d, words, positions, own):
            continue
        yield fault_at(instrument, "term-never-used", d.term_place, term=" ".join(d.term.split()))


def _used(d: Definition, words: list[tuple[str, int]], positions: dict[str, list[int]], own: OwnLaw) -> bool:
    for term in (d.term, *d.also):
        stems = [_stem(m.group().casefold()) for m in _WORD.finditer(term)]
        if not stems:
            return True
        for i in positions.get(stems[0][:_SHORT], ()):
            here = words[i : i + len(stems)]
            matches = len(here) == len(stems) and all(w.startswith(s) for s, (w, _) in zip(stems, here, strict=True))
            if matches and not d.place.start <= here[0][1] < d.place.end and own.has(here[0][1]):
                return True
    return False


def _stem(word: str) -> str:
    return word[: max(_SHORT, math.ceil(_STEM * len(word)))]
