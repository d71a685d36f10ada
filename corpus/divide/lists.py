"""Divide the inside of a section into subsections, paragraphs, definitions and the law it inserts elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import cast

from corpus.divide.inserted import Quoted
from corpus.divide.markers import Marker, markers
from corpus.divide.nesting import Step, nest
from corpus.divide.page_text import Page
from corpus.divide.unit import Unit
from corpus.instrument import ProvisionKind
from corpus.profile import Profile


def list_units(
    page: Page, profile: Profile, start: int, end: int, quoted: Sequence[Quoted], host_section: str
) -> list[Unit]:
    """Return the units inside one section, quoted law among them."""
    if start >= end:
        return []
    first = bisect_left(quoted, start, key=lambda q: q.start)
    inside: list[Quoted] = []
    while first < len(quoted) and quoted[first].start < end:
        inside.append(quoted[first])
        first += 1
    found = [m for m in markers(page, profile, start, end) if not any(q.start <= m.start < q.end for q in inside)]
    units = _tree(page, profile, nest(found), end)
    return units


def _tree(page: Page, profile: Profile, steps: Sequence[Step], end: int) -> list[Unit]:
    roots: list[Unit] = []
    stack: list[Unit] = []
    for step in steps:
        marker: Marker = step.marker
        while len(stack) > step.depth:
            _close(page, stack.pop(), marker.start)
        kind = cast(ProvisionKind, profile.markers.get(step.style, "item"))
        unit = Unit(kind, marker.num, marker.start, end, label=marker.num)
        (stack[-1].children if stack else roots).append(unit)
        stack.append(unit)
    while stack:
        _close(page, stack.pop(), end)
    return roots


def _close(page: Page, unit: Unit, end: int) -> None:
    unit.end = max(page.trim(unit.start, end)[1], unit.start + 1)
