"""The words and marks of a text, cut once for all rooms that look for patterns in it."""

from __future__ import annotations

from functools import cached_property, lru_cache
from operator import add

from extract.pattern_notation import TOKEN

RUN = 16384  # words whose matches are worked out together
_KEPT_TEXTS = 2  # texts whose words are kept, for the next room that reads the same text


class Words:
    """Hold the words and marks of a text in order, as printed and in lower case, with their offsets."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = TOKEN.findall(text)
        self.starts: list[int] = [m.start() for m in TOKEN.finditer(text)]
        self.ends: list[int] = list(map(add, self.starts, map(len, self.words)))
        self.lower: list[str] = [w.lower() for w in self.words]
        self._places: dict[tuple[int, int], dict[str, list[int]]] = {}

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Return the words in lower case, each once."""
        return frozenset(self.lower)

    def places(self, first: int, last: int) -> dict[str, list[int]]:
        """Return where each word stands in a run of words, counted from the start of the run."""
        found = self._places.get((first, last))
        if found is None:
            found = self._places[first, last] = {}
            for i, word in enumerate(self.lower[first:last]):
                its = found.get(word)
                if its is None:
                    found[word] = [i]
                else:
                    its.append(i)
        return found


@lru_cache(maxsize=_KEPT_TEXTS)
def words_of(text: str) -> Words:
    """Return the words of a text, those of the last few texts being kept."""
    return Words(text)
