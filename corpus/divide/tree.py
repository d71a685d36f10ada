"""Build the tree of provisions from group headings, sections and list markers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.divide.amendments import insert_quoted
from corpus.divide.crossheads import marked_heads, prose_heads
from corpus.divide.groups import ORDER, GroupHead
from corpus.divide.headings import heading_after, heading_before
from corpus.divide.inserted import Quoted
from corpus.divide.lists import list_units
from corpus.divide.margins import closing_start, fill_gaps, is_law
from corpus.divide.openings import Opening
from corpus.divide.page_text import Page
from corpus.divide.unit import Unit
from corpus.profile import Profile

TITLE_PAGE: Final = 400
_RANK: Final = {kind: i for i, kind in enumerate(ORDER)}


def build(
    page: Page,
    profile: Profile,
    openings: Sequence[Opening],
    groups: Sequence[GroupHead],
    quoted: Sequence[Quoted],
) -> list[Unit]:
    """Return the top-level units of a page, with everything inside them."""
    heads, starts = _heads(page, profile, openings, groups)
    last = max((o.body.end for o in openings), default=0)
    finish = closing_start(page, profile, last, len(page.text)) if last else len(page.text)
    ends = [*(min(at, finish) if at > last else at for at in starts[1:]), finish] if starts else []
    roots: list[Unit] = []
    stack: list[Unit] = []
    for head, start, end in zip(heads, starts, ends, strict=True):
        if isinstance(head, GroupHead):
            unit = Unit(head.kind, head.num, start, end, head.heading_start, head.heading_end)
            unit.label = head.num or " ".join(page.view[head.heading_start : head.heading_end].split())[:60]
            while stack and _RANK[stack[-1].kind] >= _RANK[unit.kind]:
                stack.pop()
            (stack[-1].children if stack else roots).append(unit)
            stack.append(unit)
            continue
        (stack[-1].children if stack else roots).append(_section(page, profile, head, start, end, quoted))
    _stretch(page, roots)
    for unit in roots:
        _schedule_lists(page, profile, unit, quoted)
    insert_quoted(page, profile, roots, quoted)
    return fill_gaps(page, profile, roots)


def _heads(
    page: Page, profile: Profile, openings: Sequence[Opening], groups: Sequence[GroupHead]
) -> tuple[list[GroupHead | Opening], list[int]]:
    """Return all heads in order, cross headings among them, and where each unit begins."""
    firm: list[GroupHead | Opening] = sorted([*groups, *openings], key=_at)
    starts: list[int] = []
    taken: list[tuple[int, int]] = []
    crossing: list[GroupHead] = []
    floor = 0
    for i, head in enumerate(firm):
        if isinstance(head, GroupHead):
            starts.append(page.lead(head.start))
            taken.append((head.start, max(head.end, head.start + 1)))
            floor = head.end
            continue
        after = _at(firm[i + 1]) if i + 1 < len(firm) else len(page.text)
        own = heading_after(page, head.body, after, profile)
        titled = head.body is not head.head or own[0] < own[1]
        start = page.lead(head.head.start) if titled else heading_before(page, head.head.start, floor)
        start = page.lead(head.head.start) if start == head.head.start else start
        above = heading_before(page, start, floor)
        if above < start and page.text[above:start].strip():
            crossing.append(GroupHead(above, start, "heading", "", *page.trim(above, start)))
        starts.append(start)
        taken.append((above, max(own[1], head.body.end)))
        floor = head.body.end
    marked = marked_heads(page, taken) or ([] if firm else prose_heads(page))
    marked = _without_title_page(page, profile, marked, starts[0]) if starts else marked
    both: list[tuple[GroupHead | Opening, int]] = list(zip(firm, starts, strict=True))
    both += [(g, g.start) for g in [*crossing, *marked]]
    both.sort(key=lambda h: h[1])
    return [h for h, _ in both], [at for _, at in both]


def _without_title_page(page: Page, profile: Profile, marked: list[GroupHead], first: int) -> list[GroupHead]:
    """Return the headings without those of a title page: before the first section, with hardly a text of their own.

    Before the sections of a law, which has a long title, a preamble or words of enactment, no heading counts.
    """
    if is_law(page, profile, first):
        return [g for g in marked if g.start > first]
    ends = [*(g.start for g in marked[1:]), first]
    kept = (g.start > first or min(end, first) - g.end > TITLE_PAGE for g, end in zip(marked, ends, strict=False))
    return [g for g, keep in zip(marked, kept, strict=False) if keep]


def _at(head: GroupHead | Opening) -> int:
    return head.start if isinstance(head, GroupHead) else head.head.start


def _section(page: Page, profile: Profile, o: Opening, start: int, end: int, quoted: Sequence[Quoted]) -> Unit:
    start, end = page.trim(start, end)
    unit = Unit(o.head.kind, o.head.num, start, end)
    inner = o.body.end
    if o.body is not o.head:
        unit.heading_start, unit.heading_end = _strip(page, o.head.end, o.body.start)
        if unit.heading_start == unit.heading_end:
            unit.heading_start, unit.heading_end = _repeated_title(page, o, end)
            inner = max(inner, unit.heading_end)
        else:
            title = page.view[unit.heading_start : unit.heading_end].strip()
            after = page.after(o.body.end)
            while after < end and page.view[after] in ".—-":
                after = page.after(after + 1)
            if title and page.view.startswith(title, after):
                inner = after + len(title)
    elif start < o.head.start and page.view[start : o.head.start].strip():
        unit.heading_start, unit.heading_end = page.trim(start, o.head.start)
    else:
        unit.heading_start, unit.heading_end = heading_after(page, o.head, end, profile)
        inner = max(inner, unit.heading_end)
    if unit.heading_start >= unit.heading_end:
        unit.heading_start = unit.heading_end = 0
    unit.children = list_units(page, profile, min(inner, end), end, quoted)
    return unit


def _strip(page: Page, start: int, end: int) -> tuple[int, int]:
    while start < end and page.view[start] in " .—-:":
        start += 1
    return page.trim(start, end)


def _repeated_title(page: Page, o: Opening, end: int) -> tuple[int, int]:
    return (o.body.end, o.body.end)


def _stretch(page: Page, units: list[Unit]) -> None:
    """Make every group reach to the end of its last child, and trim its end."""
    for unit in units:
        _stretch(page, unit.children)
        if unit.children and unit.children[-1].end > unit.end:
            unit.end = unit.children[-1].end
        unit.start, unit.end = page.trim(unit.start, unit.end)


def _schedule_lists(page: Page, profile: Profile, unit: Unit, quoted: Sequence[Quoted]) -> None:
    """Divide the lists of a schedule that has no sections of its own."""
    for child in unit.children:
        if child.kind in _RANK:
            _schedule_lists(page, profile, child, quoted)
    if unit.kind == "schedule" and not unit.children:
        start = max(unit.heading_end, unit.start)
        unit.children = list_units(page, profile, start, unit.end, quoted)
