"""Where a definition ends: before the next one, at its closing words, or with its sentence or unit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter

from extract.definitions.candidate import Candidate
from extract.definitions.ground import LABEL, Ground, Unit

# The term in the other language, which closes a definition: "; (enfant)", ". (child)".
_EQUIVALENT = re.compile(r"(?:[.;]|\])\s*\(\s*(?P<term>[^\W\d][^()\d;]{1,118}?(?:\([^()]*\)[^()]{0,20})?)\s*\)\s*[.;]?")
_ROMAN = re.compile(r"[ivxlc]{1,6}|[a-z]{1,2}", re.IGNORECASE)
_TAIL = re.compile(
    rf"(?:\s|\b(?:and|or|et|ou|und|y|e)\s*$|[\[(\"']\s*$|(?:(?<=[\s;.:—])|^)(?:F?\d{{1,3}}\[?\s*)?{LABEL}\s*$)+$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?][\"')\]]*(?=\s+[\"'(\[]*[^\W\d_a-zà-ÿ]|\s*$|\s+[\"'(\[]*\d|\s*[\"']?\([\w]{1,4}\))")
_LABELLED = re.compile(rf"[\s\"']*{LABEL}")


def set_ends(ground: Ground, unit: Unit, candidates: list[Candidate], closing: set[int]) -> list[int]:
    """Return the end of each candidate of a unit; `closing` are further offsets no definition runs across."""
    limits = [*(c.outer for c in candidates[1:]), unit.end] if candidates else []
    edges = sorted(closing)
    ends: list[int] = []
    marks: Counter[str] = Counter()
    for candidate, limit in zip(candidates, limits, strict=True):
        edge = bisect_right(edges, candidate.after)
        limit = min(limit, edges[edge]) if edge < len(edges) else limit
        limit = _zone_edge(ground, candidate.after, ground.heading_in(candidate.after, limit) or limit)
        if candidate.end is not None:
            ends.append(ground.trim(candidate.start, min(candidate.end, unit.end), " ")[1])
            continue
        end = limit
        if not unit.listed or candidate.style == "sentence" or marks[";"] > marks["."]:
            end = sentence_end(ground, candidate.after, limit)
        if unit.listed:
            end = _equivalent_end(ground, candidate.after, end, limit)
        end = trim_tail(ground, candidate.after, end) if end == limit else end
        ends.append(max(ground.trim(candidate.start, end, " ")[1], candidate.after))
        marks[ground.reading[ends[-1] - 1]] += 1
    return ends


def _zone_edge(ground: Ground, start: int, end: int) -> int:
    """Return where set-aside text that reaches to the end of the run starts."""
    zones = ground.instrument.zones
    i = bisect_left(zones, end, key=lambda z: z.start) - 1
    while i >= 0 and zones[i].start > start and not ground.reading[zones[i].end : end].strip():
        if zones[i].kind != "table":
            end = zones[i].start
        i -= 1
    return end


def sentence_end(ground: Ground, start: int, limit: int) -> int:
    """Return the end of the sentence that runs at `start`, with its labelled paragraphs and continuing sentences."""
    reading = ground.reading
    for mark in _SENTENCE.finditer(reading, start, limit):
        word = re.search(r"([\w.]+)$", reading[max(start, mark.start() - 8) : mark.start()])
        if word and (word[1].lower() in ground.rules.abbreviations or (len(word[1]) == 1 and word[1].isupper())):
            continue
        depth = reading.count("(", start, mark.start()) - reading.count(")", start, mark.start())
        if depth > 0 and ")" in reading[mark.start() : mark.start() + 200]:
            continue
        rest = reading[mark.end() : min(limit, mark.end() + 60)].lstrip()
        if rest.lower().startswith(ground.rules.continuing):
            continue
        if _LABELLED.match(rest) and _labels_open(reading, start, mark.start()) and not rest.startswith("(1)"):
            continue
        return mark.end()
    return limit


def _labels_open(reading: str, start: int, end: int) -> bool:
    """Return whether labelled paragraphs have begun in the run, so that a label after a full stop goes on with them."""
    return re.compile(rf"[:—,-]\s*{LABEL}").search(reading, start, end) is not None


def _equivalent_end(ground: Ground, start: int, end: int, limit: int) -> int:
    """Return the end of the bracketed equivalent that closes the definition, `end` when there is none."""
    for found in _EQUIVALENT.finditer(ground.reading, start, limit):
        if len(found["term"].split()) <= 14 and not _ROMAN.fullmatch(found["term"]):
            return found.end()
    return end


def trim_tail(ground: Ground, start: int, end: int) -> int:
    """Return the end without the label, joiner, bracket or quotation mark of whatever comes next."""
    tail = _TAIL.search(ground.reading, max(start, end - 60), end)
    end = tail.start() if tail else end
    return max(end, start)


def equivalents(ground: Ground, start: int, end: int) -> list[str]:
    """Return the terms of the other language that close a definition."""
    window = max(start, end - 200)
    closing = _EQUIVALENT.finditer(ground.reading, window, end)
    found = [m for m in closing if not ground.reading[m.end() : end].strip(" .;") and not _ROMAN.fullmatch(m["term"])]
    return [" ".join(ground.instrument.text[m.start("term") : m.end("term")].split()) for m in found]
