"""Read punishments out of a passage: imprisonment with its bounds, life, fine, and whether one may replace the other.

The words of a language stand in `packs/<language>/penalties.yaml` as token rules with these names:

- `prison` names imprisonment; `life` imprisonment for life (or a named penalty that is one); `at-most` and `at-least`
  say which end of the scale the length beside them is; `fine` names a fine; `or` joins alternatives;
- `not-served` marks a length of time that is no imprisonment (an age, a time to comply, a ban).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from corpus.instrument import Instrument
from extract.facts import Penalty
from extract.numbers import Duration, Numbers, Period, numbers_of
from extract.rule_hits import RuleHits
from extract.token_rules import Hit, TokenRule


class PenaltyExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Give a passage and the heaviest punishment it must yield."""

    text: str
    printed: str
    months_min: int | None = None
    alternative: bool = False


class NamedPenalty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """State the statutory range of a penalty that codes call by name (Philippines, Revised Penal Code, article 27)."""

    years: int
    months_min: int | None = None


class PenaltyRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say how a language writes punishments; `named` are penalties whose name is their length."""

    patterns: tuple[TokenRule, ...]
    examples: tuple[PenaltyExample, ...]
    named: dict[str, NamedPenalty] = {}
    fine_ends: tuple[str, ...] = ()
    clause_ends: tuple[str, ...] = (";",)


_AMOUNT = re.compile(
    r"\d[\d\s.,]*\s*[^\W\d]*(?:\s+de)?(?:\s+[^\W\d]+)?\s*(?:d'|de\s)?(?:une\s)?$|\d[\d .,]*(?:€|[^\W\d]+)\s+d'$"
)
_DIGIT = re.compile(r"\d")
_NEAR = 90  # characters between a length of time and the word or cue that makes it imprisonment
_FAR = 130  # ... when another length of the same sentence stands between (minimum and maximum)


@dataclass(slots=True)
class _Scale:
    """Collect one punishment while its words are read."""

    start: int
    end: int
    highest: Duration | None = None
    months_min: int | None = None
    life: bool = False
    fine: str = ""
    alternative: bool = False


def penalties_in(instrument: Instrument, found: RuleHits, start: int, end: int) -> tuple[Penalty, ...]:
    """Return the punishments stated in a run of the instrument's text, in order; `found` holds the rules' hits in it.

    Each track of a penalty (on indictment, on summary conviction) is one `Penalty`.
    """
    pack = found.pack
    numbers = numbers_of(pack)
    if numbers is None or not pack.has("penalties"):
        return ()
    rules = pack.decode("penalties", PenaltyRules)
    hits = found.within("penalties", start, end)
    if not hits:
        return ()
    scales = read_scales(instrument.reading, hits, numbers, rules, start, end)
    return tuple(
        Penalty(
            place=instrument.place(s.start, s.end),
            printed="life" if s.life else s.highest.printed if s.highest else "",
            months_max=s.highest.months if s.highest else None,
            months_min=s.months_min,
            life=s.life,
            fine=s.fine,
            alternative=s.alternative,
        )
        for s in scales
    )


def read_scales(
    text: str, hits: Sequence[Hit], numbers: Numbers, rules: PenaltyRules, start: int, end: int
) -> list[_Scale]:
    """Return the punishments that rule hits and lengths of time make together."""
    named: dict[str, list[Hit]] = {}
    for h in hits:
        named.setdefault(h.name, []).append(h)
    barred = named.get("not-served", [])
    ages = numbers.ages(text, start, end)
    spans = [
        d
        for d in numbers.durations(text, start, end)
        if not any(b.start < d.end and d.start < b.end for b in barred)
        and not any(a.start < d.end and d.start < a.end for a in ages)
    ]
    scales = _prison_scales(text, spans, named)
    scales += _named_scales(text, named.get("named", []), rules)
    _join_life(scales, named)
    scales = _with_minimum(text, sorted(scales, key=lambda s: s.start))
    _join_fines(text, scales, named, rules, end)
    return sorted(scales, key=lambda s: (s.start, s.end))


def _prison_scales(text: str, spans: Sequence[Duration], named: dict[str, list[Hit]]) -> list[_Scale]:
    """Attach each length of time to the imprisonment it measures; drop the others."""
    prison, fines = named.get("prison", []), named.get("fine", [])
    scales: list[_Scale] = []
    current: _Scale | None = None
    for d in spans:
        before = _last_before(prison, d.start)
        after = next((p for p in prison if 0 <= p.start - d.end <= 25), None)
        in_line = (
            current is not None
            and d.start - current.end <= _FAR
            and not any(c in text[current.end : d.start] for c in ";")
            and not any(current.end <= f.start < d.start for f in fines)
        )
        anchor = after or (before if before and _reaches(text, before.end, d.start, fines) else None)
        if anchor is None and not in_line:
            continue
        if anchor is not None and not (current and in_line and anchor.start <= current.end and after is None):
            current = _Scale(min(anchor.start, d.start), max(anchor.end, d.end))
            scales.append(current)
        assert current is not None
        current.end = max(current.end, d.end)
        _measure(text, d, current, named)
    return scales


def _with_minimum(text: str, scales: list[_Scale]) -> list[_Scale]:
    """Fold a minimum punishment that stands alone into the punishment before it."""
    kept: list[_Scale] = []
    for scale in scales:
        last = kept[-1] if kept else None
        gap = text[last.end : scale.start] if last else ";"
        if (
            last
            and not (scale.highest or scale.life)
            and (last.highest or last.life)
            and last.months_min is None
            and len(gap) < 60
            and ";" not in gap
        ):
            last.months_min, last.end = scale.months_min, scale.end
        else:
            kept.append(scale)
    return kept


def _reaches(text: str, a: int, b: int, fines: Sequence[Hit]) -> bool:
    between = text[a:b]
    return len(between) <= _NEAR and ";" not in between and not any(a <= f.start < b for f in fines)


def _last_before(hits: Sequence[Hit], offset: int) -> Hit | None:
    i = bisect_left([h.end for h in hits], offset + 1) - 1
    return hits[i] if i >= 0 else None


def _measure(text: str, d: Duration, scale: _Scale, named: dict[str, list[Hit]]) -> None:
    """Set the end of the scale that this length of time is."""
    if d.least is not None:
        scale.months_min = d.least
    least = _last_before(named.get("at-least", []), d.start)
    most = _last_before(named.get("at-most", []), d.start)
    close = [(h.end, h.name) for h in (least, most) if h and 0 <= d.start - h.end <= 12]
    after = [h for h in named.get("at-least", []) if 0 <= h.start - d.end <= 6]
    minimum = (max(close)[1] == "at-least") if close else bool(after)
    if minimum and d.least is None:
        scale.months_min = d.months if scale.months_min is None else max(scale.months_min, d.months)
    elif scale.highest is None or d.months > scale.highest.months:
        scale.highest = d


def _named_scales(text: str, hits: Sequence[Hit], rules: PenaltyRules) -> list[_Scale]:
    """Return a scale for each penalty that is called by a name which is its length."""
    scales = []
    unit: Period = "year"
    for h in hits:
        key = " ".join(text[h.start : h.end].lower().split())
        if key in rules.named:
            term = rules.named[key]
            scale = _Scale(h.start, h.end, Duration(h.start, h.end, term.years, unit), term.months_min)
            scales.append(scale)
    return scales


def _join_life(scales: list[_Scale], named: dict[str, list[Hit]]) -> None:
    """Mark the scales that reach imprisonment for life; a life term of its own is a scale of its own."""
    for h in named.get("life", []):
        home = next((s for s in scales if s.start <= h.end + 2 and h.start - s.end <= 60), None)
        if home is None:
            scales.append(_Scale(h.start, h.end, life=True))
        else:
            home.life, home.start, home.end = True, min(home.start, h.start), max(home.end, h.end)


def _join_fines(text: str, scales: list[_Scale], named: dict[str, list[Hit]], rules: PenaltyRules, end: int) -> None:
    """Give each fine, as printed, to the punishment it stands beside, or make it a punishment of its own."""
    ors = named.get("or", [])
    stops = sorted([*(h.start for h in named.get("prison", [])), *(h.start for h in ors), *(s.start for s in scales)])
    taken = -1
    for h in named.get("fine", []):
        if h.start < taken:
            continue
        limit = min(end, h.start + 160, *(x for x in stops if x > h.end), len(text))
        cuts = [c for c in (text.find(e, h.end, limit) for e in (*rules.fine_ends, *rules.clause_ends)) if c >= 0]
        stop = min([limit, *cuts])
        before = _AMOUNT.search(text, max(0, h.start - 45), h.start) if not _DIGIT.search(text, h.start, stop) else None
        first = before.start() if before else h.start
        stop = h.end if before else stop
        printed = " ".join(text[first:stop].split()).rstrip(" ,;.(")
        taken = stop
        near = [s for s in scales if not s.fine and _beside(text, s, h.start, stop)]
        if not near:
            scales.append(_Scale(h.start, h.start + max(1, len(text[h.start : stop].rstrip(" ,;.("))), fine=printed))
            continue
        scale = min(near, key=lambda s: min(abs(s.start - stop), abs(h.start - s.end)))
        between = (stop, scale.start) if stop <= scale.start else (scale.end, h.start)
        scale.alternative = scale.alternative or any(between[0] - 1 <= o.start < between[1] + 1 for o in ors)
        scale.fine = printed
        if stop <= scale.start:
            scale.start = h.start
        else:
            scale.end = max(scale.end, h.start + len(text[h.start : stop].rstrip(" ,;.(")))


def _beside(text: str, scale: _Scale, start: int, stop: int) -> bool:
    gap = text[stop : scale.start] if stop <= scale.start else text[scale.end : start]
    return len(gap) <= _NEAR and ";" not in gap


def heaviest(penalties: Sequence[Penalty]) -> Penalty | None:
    """Return the punishment with the longest imprisonment (life above all), None when there is none."""
    return max(penalties, key=lambda p: (p.life, p.months_max or 0), default=None)
