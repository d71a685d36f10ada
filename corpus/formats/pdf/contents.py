"""The table of contents: dot leaders, numbers at the right edge, or headings that all come again in their order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.paragraphs import Paragraph

_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}\s?\d|·{4,}|(?:\.\s){3,}")
_LEADER_TO_PAGE = re.compile(r"(?:(?:\.\s?){4,}|…{1,}\.*|·{4,})\s*(?:\d{1,4}|[ivxlc]{1,7})\b")
_NUMBER = re.compile(r"^\d{1,4}[a-z]{0,2} ")  # where the title stands in the margin, its number is not with it
_WORD = re.compile(r"[^\W_]+")
_FEWEST = 3
_FEWEST_REPEATED = 6
_FEW_ENTRIES = 10
_SHORT = 6  # letters of the shortest entry
_LONGEST = 250
_TELLING = 14  # letters of an entry that is unlikely to recur by chance
_HEAD = 80  # paragraphs among which a list begins
_TRIED = 12
_BETWEEN = 3  # lines without a leader (part headings) that may stand between two with one


def _led_runs(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    listed = [k for k, p in enumerate(paragraphs) if p.role == "text" and _lists(p)]
    runs: list[tuple[int, int]] = []
    for k in listed:
        if runs and k - runs[-1][1] <= _BETWEEN and all(len(_text(p)) < 120 for p in paragraphs[runs[-1][1] : k]):
            runs[-1] = (runs[-1][0], k + 1)
        else:
            runs.append((k, k + 1))
    return [(a, b) for a, b in runs if sum(_entries(p) for p in paragraphs[a:b]) >= _FEWEST]


def find_contents(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Return the runs of paragraphs (first, one past the last) that list what a document contains.

    A list without leaders is told by its entries, which nearly all open a later paragraph, in the same order: so
    gazettes print it. Part headings above the first entry belong to the list when they come again below it.
    """
    led = _led_runs(paragraphs)
    opening = [_key(_text(p)) if p.role != "footnote" else "" for p in paragraphs]
    ordered = sorted((key, k) for k, key in enumerate(opening) if key)
    keys = [key if _like_entry(p) else "" for key, p in zip(opening, paragraphs, strict=True)]
    again = [_next(ordered, key, k) or _next(ordered, _NUMBER.sub("", key), k) for k, key in enumerate(keys)]
    runs: list[tuple[int, int]] = []
    for first, last in led:
        while first > (runs[-1][1] if runs else 0) and again[first - 1] >= last:
            first -= 1
        runs.append((first, last))
    if sum(b - a for a, b in runs) < _FEW_ENTRIES and (run := _repeated_run(again, keys)):
        runs = sorted([run, *(r for r in runs if r[1] <= run[0] or r[0] >= run[1])])
    return runs


def _like_entry(paragraph: Paragraph) -> bool:
    text = _text(paragraph)
    return paragraph.role == "text" and len(text) <= _LONGEST and not text.endswith((";", ",", ":", "—"))


def _repeated_run(again: Sequence[int], keys: Sequence[str]) -> tuple[int, int] | None:
    """Return the run of entries near the head of a document that come again after it, None when there is none."""
    for start in range(min(len(again), max(_HEAD, len(again) // 20))):
        if not again[start]:
            continue
        end = start
        found: list[tuple[int, int]] = []
        for k in range(start, len(again)):
            begun = sum(n <= k for n, entry in found if len(keys[entry]) >= _TELLING)
            if k - end > _BETWEEN or begun > max(1, len(found) // 10):
                break
            if again[k]:
                found.append((again[k], k))
                end = k + 1
        places = [n for n, _ in found if n >= end]
        rising = sum(a <= b for a, b in pairwise(places))
        enough = len(places) >= max(_FEWEST_REPEATED, 0.6 * (end - start))
        if enough and rising >= 0.8 * (len(places) - 1):
            return _trimmed(again, keys, start, end)
    return None


def _trimmed(again: Sequence[int], keys: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Return a run without the law's own title above it, and without its first headings below the enacting words."""
    if not again[start + 1] and not keys[start][:1].isdecimal():
        start += 1
    while end - start > _FEWEST_REPEATED:
        unlisted = next((k for k in range(end - 1, max(end - 4, start), -1) if not again[k]), None)
        if unlisted is None:
            break
        end = unlisted
    return start, end


def _next(ordered: Sequence[tuple[str, int]], key: str, after: int) -> int:
    """Return the first paragraph after one that begins with the same words, 0 when there is none."""
    found = 0
    if len(key) < _SHORT:
        return 0
    at = bisect_left(ordered, (key, -1))
    for text, k in ordered[at : at + _TRIED]:
        if not text.startswith(key):
            break
        if text[len(key) : len(key) + 1].strip():  # "chapter i" is not the beginning of "chapter ii"
            continue
        if k > after and (not found or k < found):
            found = k
    return found


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()[: 2 * _LONGEST]))[:_LONGEST]


def _text(paragraph: Paragraph) -> str:
    return " ".join(line.text for line in paragraph.lines)


def _lists(paragraph: Paragraph) -> bool:
    if _LEADER.search(_text(paragraph)) and _entries(paragraph):
        return True
    return len(paragraph.lines) < 4 and _number_at_edge(paragraph.lines[-1])


def _entries(paragraph: Paragraph) -> int:
    return len(_LEADER_TO_PAGE.findall(_text(paragraph))) + (1 if _number_at_edge(paragraph.lines[-1]) else 0)


def _number_at_edge(line: Line) -> bool:
    """Return whether a line ends with a number of its own at the right edge, far from the words."""
    if len(line.spans) < 2:
        return False
    last, before = line.spans[-1], line.spans[-2]
    number = line.sheet.chars[last.start : last.end]
    return number.isdecimal() and last.x0 - before.x1 > 2 * line.size and line.x1 > line.right - 1.5 * line.size
