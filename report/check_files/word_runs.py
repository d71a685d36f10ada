"""Which run of a Word file holds which character of the text that was read from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from docx.oxml.ns import qn

# Words that a reader of the printed bill does not see, or that stand twice in the file.
_UNPRINTED = tuple(qn(n) for n in ("w:del", "w:moveFrom"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT, _RUN, _PARAGRAPH = qn("w:t"), qn("w:r"), qn("w:p")
_SPLIT_AROUND = {qn("w:rPr"), _TEXT}
# How far ahead the words of a paragraph are looked for: a number that Word computes stands between them in the text
# as read, and no more; looking farther would find the same words in another provision.
_AHEAD = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold one run, and the offsets of its first and last printed character in the text as read."""

    run: Any
    first: int
    last: int


class WordRuns:
    """Lay the runs of a body beside the text, cut at the offsets that are asked for."""

    def __init__(self, body: Any, text: str, cuts: Iterable[int]) -> None:
        self._pieces = [piece for run, offsets in _aligned(body, text) for piece in _cut(run, offsets, sorted(cuts))]
        self._firsts = [p.first for p in self._pieces]
        self._lasts = [p.last for p in self._pieces]

    def covering(self, start: int, end: int) -> tuple[Any, Any] | None:
        """Return the first and the last run of a stretch of text, None where the file has none of it."""
        first = bisect_left(self._lasts, start)
        last = bisect_left(self._firsts, end) - 1
        if first >= len(self._pieces) or last < first:
            return None
        return self._pieces[first].run, self._pieces[last].run

    def opening(self) -> Any | None:
        """Return the first run with words, to hang on it what concerns the whole text."""
        return self._pieces[0].run if self._pieces else None


def _aligned(body: Any, text: str) -> Iterator[tuple[Any, list[int]]]:
    """Yield each run that could be found in the text with the offset of each of its printed characters."""
    offsets = [i for i, c in enumerate(text) if not c.isspace()]
    letters = "".join(text[i] for i in offsets)
    at = 0
    for paragraph in body.iter(_PARAGRAPH):
        runs = [(r, _printed(_words(r))) for r in _runs(paragraph)]
        runs = [(r, w) for r, w in runs if w]
        whole = "".join(w for _, w in runs)
        found = letters.find(whole, at, at + _AHEAD + len(whole)) if whole else -1
        for run, words in runs:
            here = found if found >= 0 else letters.find(words, at, at + _AHEAD + len(words))
            if here < 0:
                continue
            yield run, offsets[here : here + len(words)]
            at = here + len(words)
            found = at if found >= 0 else -1


def _runs(paragraph: Any) -> Iterator[Any]:
    for run in paragraph.iter(_RUN):
        above = list(run.iterancestors())
        inside = above[: above.index(paragraph)]
        if not any(e.tag in (*_UNPRINTED, _FALLBACK, _PARAGRAPH) for e in inside):
            yield run


def _words(run: Any) -> str:
    return "".join(t.text or "" for t in run.findall(_TEXT))


def _printed(words: str) -> str:
    return "".join(words.split())


def _cut(run: Any, offsets: Sequence[int], cuts: Sequence[int]) -> list[Piece]:
    """Return the run in pieces, none of which holds characters from both sides of a cut."""
    breaks = [i for i in range(1, len(offsets)) if _between(offsets[i - 1], offsets[i], cuts)]
    if not breaks or any(child.tag not in _SPLIT_AROUND for child in run):
        return [Piece(run, offsets[0], offsets[-1])]
    words = _words(run)
    at = [i for i, c in enumerate(words) if not c.isspace()]
    # A space at a cut goes to the side that the cut does not name: a comment covers its words and no more.
    ends = [*(at[b - 1] + 1 if offsets[b - 1] + 1 in cuts else at[b] for b in breaks), len(words)]
    pieces = [run, *(deepcopy(run) for _ in breaks)]
    start = 0
    for piece, end in zip(pieces, ends, strict=True):
        texts = piece.findall(_TEXT)
        for extra in texts[1:]:
            piece.remove(extra)
        texts[0].text = words[start:end]
        texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        start = end
    for before, after in pairwise(pieces):
        before.addnext(after)
    edges = [0, *breaks, len(offsets)]
    return [Piece(p, offsets[a], offsets[b - 1]) for p, a, b in zip(pieces, edges, edges[1:], strict=False)]


def _between(before: int, after: int, cuts: Sequence[int]) -> bool:
    """Return whether a cut lies after one character and not after the next."""
    i = bisect_left(cuts, before + 1)
    return i < len(cuts) and cuts[i] <= after
