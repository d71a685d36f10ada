"""Divide the inside of a section into subsections, paragraphs, definitions and the law it inserts elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from corpus.divide.boundaries import closings, definitions
from corpus.divide.headings import note_before
from corpus.divide.inserted import Quoted
from corpus.divide.markers import Marker, markers
from corpus.divide.nesting import Step, nest
from corpus.divide.page_text import Page
from corpus.divide.unit import Unit
from corpus.instrument import ProvisionKind
from corpus.profile import Profile

_SUBSECTIONS: Final = frozenset({"digit", "parasign"})


@dataclass(frozen=True, slots=True)
class _Event:
    """Hold what happens at one offset: a list number, the start of a definition, or closing words."""

    at: int
    step: Step | None = None
    definition: bool = False


def list_units(page: Page, profile: Profile, start: int, end: int, quoted: Sequence[Quoted]) -> list[Unit]:
    """Return the units inside one run of law; quoted law inside it is left whole."""
    if start >= end:
        return []
    found = [m for m in markers(page, profile, start, end) if not _within(m.start, quoted)]
    # The mark that opens quoted law is not a term's.
    terms = [d for d in definitions(page, profile, start, end) if not _within(page.after(d + 1), quoted)]
    terms = _own(page, terms, found)
    closing = [-1 if _within(at, quoted) else at for at in closings(page, profile, found, end)]
    marked = _with_boundaries(found, terms, closing)
    steps = nest(marked)
    return _tree(page, profile, _events(steps, terms, marked, closing), start, end)


def _within(offset: int, quoted: Sequence[Quoted]) -> bool:
    i = bisect_right(quoted, offset, key=lambda q: q.start) - 1
    return i >= 0 and offset < quoted[i].end


def _own(page: Page, terms: Sequence[int], found: Sequence[Marker]) -> list[int]:
    """Return the definitions that are not the whole of a numbered item ("(a) "child" means ...")."""
    starts = [m.start for m in found]
    kept = []
    for at in terms:
        i = bisect_right(starts, at) - 1
        if i < 0 or page.after(found[i].end) < at:
            kept.append(at)
    return kept


def _with_boundaries(found: Sequence[Marker], terms: Sequence[int], closing: Sequence[int]) -> list[Marker]:
    """Return the markers with what happened since the one before: closing words, or a new definition."""
    marked: list[Marker] = []
    for i, m in enumerate(found):
        last = found[i - 1].start if i else -1
        d = bisect_right(terms, m.start) - 1
        fresh = d >= 0 and terms[d] > last
        flush = closing[i - 1] if i else -1
        marked.append(replace(m, flush=flush, fresh=fresh) if fresh or flush >= 0 else m)
    return marked


def _events(
    steps: Sequence[Step], terms: Sequence[int], found: Sequence[Marker], closing: Sequence[int]
) -> list[_Event]:
    events = [_Event(s.marker.start, s) for s in steps]
    events += [_Event(at, definition=True) for at in terms]
    events += [_Event(at) for at in closing if at >= 0]
    events.sort(key=lambda e: (e.at, e.step is None))
    return events


@dataclass(slots=True)
class _Open:
    depth: float
    unit: Unit
    subsection: bool


def _tree(page: Page, profile: Profile, events: Sequence[_Event], start: int, end: int) -> list[Unit]:
    roots: list[Unit] = []
    stack: list[_Open] = []

    def shut(at: int) -> None:
        unit = stack.pop().unit
        unit.end = max(page.trim(unit.start, at)[1], unit.start + 1)

    floor = start
    for i, event in enumerate(events):
        if event.step is None and not event.definition:
            keep = _after_closing(events, i)
            while stack and _is_list(stack[-1]) and stack[-1].depth >= keep:
                shut(event.at)
            continue
        if event.step is not None:
            unit, at = _unit(page, profile, event.step, floor)
            depth: float = event.step.depth
            subsection = event.step.style in _SUBSECTIONS
            floor = event.step.marker.end
            while stack and stack[-1].depth >= depth:
                shut(at)
        else:
            at = max(floor, page.lead(event.at))
            while stack and not stack[-1].subsection:
                shut(at)
            depth = stack[-1].depth + 0.5 if stack else -0.5
            unit, subsection = Unit("item", "", at, end), False
        (stack[-1].unit.children if stack else roots).append(unit)
        stack.append(_Open(depth, unit, subsection))
    while stack:
        shut(end)
    return roots


def _is_list(o: _Open) -> bool:
    return not o.subsection and bool(o.unit.num)


def _after_closing(events: Sequence[_Event], i: int) -> float:
    """Return the depth from which closing words end the open items: that of the list they follow.

    Closing words between two items of an outer list end only the inner one: "(a) ... (i) ... (ii) ..., in either
    case ...; (b) ...".
    """
    following = next((e.step for e in events[i + 1 : i + 2] if e.step is not None), None)
    if following is None or following.style in _SUBSECTIONS or following.restart:
        return 0.0
    return following.depth + 1 if following.marker.readings and not _first(following) else following.depth


def _first(step: Step) -> bool:
    return any(style == step.style and key == (1.0,) for style, key in step.marker.readings)


def _unit(page: Page, profile: Profile, step: Step, floor: int) -> tuple[Unit, int]:
    """Return the unit that a marker opens, its marginal note included, and where it begins."""
    marker = step.marker
    kind = cast(ProvisionKind, profile.markers.get(step.style, "item"))
    start = note_before(page, profile, marker.start, floor) if step.style in _SUBSECTIONS else marker.start
    start = page.lead(start) if start == marker.start else start
    unit = Unit(kind, marker.num, start, start + 1, label=marker.num)
    if start < marker.start:
        unit.heading_start, unit.heading_end = page.trim(start, marker.start)
    return unit, start
