"""Where a sentence starts, and the noun phrase behind a verb."""

from __future__ import annotations

import re

from extract.definitions.ground import LABEL, Ground, Unit
from extract.definitions.terms import LONGEST_BARE

QUOTED = re.compile(r"[\s,]*(?P<article>(?:\w+'?\s+)?)[\"]\s*(?P<term>[^\"]{2,100}?)\s*[\"]")
_WORD = re.compile(r"[^\W\d_][\w-]*'?")


def sentence_start(ground: Ground, unit: Unit, offset: int) -> int:
    """Return where the sentence or item that holds an offset starts."""
    ends = (i for i in ground.items_before(unit, offset) if ground.last_mark(i, unit.body) in (".", ";"))
    start = next(ends, unit.body)
    words = "|".join(j for j in ground.rules.joiners if j.isalpha())
    label = re.compile(rf"[\s\"'—-]*(?:(?:{words})\s+)?(?:{LABEL}\s*)?").match(ground.reading, start, offset)
    return label.end() if label else start


def phrase_after(ground: Ground, start: int, end: int, *, most: int = 7) -> tuple[int, int] | None:
    """Return the noun phrase at an offset: quoted, or up to a comma, a stop word or the end of the clause."""
    quoted = QUOTED.match(ground.reading, start, end)
    if quoted:
        return quoted.span("term")
    first = last = None
    for i, word in enumerate(_WORD.finditer(ground.reading, start, min(end, start + LONGEST_BARE))):
        between = ground.reading[last.end() if last else start : word.start()]
        low = word[0].lower()
        if between.strip(" '") or i > most + 2:
            break
        if first is None and low in (*ground.rules.articles, *ground.rules.light_verbs):
            last = word
            continue
        linked = last is not None and low in ground.rules.articles and last[0].lower() in ground.rules.links
        if low in ground.rules.term_stops and not linked:
            break
        first = first or word
        last = word
    if first is None or last is None:
        return None
    run = (first.start(), last.end())
    while run[1] > run[0] and (tail := re.search(r"(\w+'?)\s*$", ground.reading[run[0] : run[1]])):
        if tail[1].lower() not in ground.rules.joiners and tail[1].lower() not in ground.rules.articles:
            break
        run = ground.trim(run[0], run[0] + tail.start())
    return run if run[0] < run[1] and len(ground.reading[run[0] : run[1]].split()) <= most else None
