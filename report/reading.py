"""The reading view: an instrument's whole text, divided, with every quoted passage marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup, escape

from corpus.instrument import GROUP_KINDS, Instrument, Provision
from report.links import anchor_of
from report.shown import GONE, shown

RunKind = Literal["evidence", "term", "fact"]
# In a PDF a newline ends a line of print, in a text file a paragraph; a blank line ends a paragraph in both.
_SOFT_BREAK = re.compile(r"(?<!\n)\n(?![ \t]*\n)")
_GAP = re.compile(r"[ \t]*\n\s*")


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Mark a run of the text: `evidence` is highlighted, `term` set bold, `fact` shown when a link leads to it."""

    start: int
    end: int
    kind: RunKind


def reading_markup(instrument: Instrument, runs: Iterable[Run]) -> Markup:
    """Return the text as HTML: one block a provision with its eid as anchor, the runs marked and anchored.

    All text is escaped. Takes time in proportion to the text and the runs.
    """
    wanted = sorted(set(runs))
    out: list[str] = []
    open_units: list[Provision] = []
    display = _display(instrument)
    units = iter([*instrument.provisions, None])
    following = next(units)
    for start, piece in _pieces(instrument, wanted, display):
        while open_units and open_units[-1].end <= start:
            open_units.pop()
            out.append("</div>")
        while following is not None and following.start <= start:
            open_units.append(following)
            out.append(_opening(following))
            following = next(units)
        out.append(piece)
    out.extend("</div>" for _ in open_units)
    return Markup("".join(out))  # noqa: S704 - every piece of law was escaped on its way in


def _display(instrument: Instrument) -> str:
    """Return the text as printed, of the same length: lines joined, gaps of many blank lines closed."""
    text = shown(instrument)
    if instrument.geometry is not None:
        lists = sorted((z.start, z.end) for z in instrument.zones)
        text = _SOFT_BREAK.sub(lambda m: m[0] if _within(m.start(), lists) else " ", text)
    starts = {p.start for p in instrument.provisions}

    def gap(m: re.Match[str]) -> str:
        # Before a provision its block breaks the line; elsewhere one blank line is enough.
        breaks = 0 if m.end() in starts else min(2, m[0].count("\n"))
        return "\n" * breaks + GONE * (len(m[0]) - breaks)

    return _GAP.sub(gap, text)


def _within(offset: int, spans: list[tuple[int, int]]) -> bool:
    """Return whether one of the sorted spans holds an offset: a table of contents keeps its lines."""
    at = bisect_right(spans, offset, key=lambda span: span[0])
    return at > 0 and offset < spans[at - 1][1]


def _opening(unit: Provision) -> str:
    # The eid names the block; a section's number in the margin is a link to itself, to be copied.
    kind = "group" if unit.kind in GROUP_KINDS else unit.kind
    label = ""
    if unit.kind in ("section", "article") and unit.citation:
        label = f'<a class="num" href="#{escape(unit.eid)}" aria-label="Link to {escape(unit.citation)}"></a>'
    return f'<div class="unit {escape(kind)}" id="{escape(unit.eid)}">{label}'


def _pieces(instrument: Instrument, runs: list[Run], display: str) -> Iterator[tuple[int, str]]:
    """Yield the text cut at every boundary, each piece as HTML with its offset."""
    headings = [(p.heading_start, p.heading_end) for p in instrument.provisions if p.heading_end > p.heading_start]
    cuts = {0, len(display)}
    cuts.update(x for p in instrument.provisions for x in (p.start, p.end))
    cuts.update(x for pair in headings for x in pair)
    cuts.update(x for r in runs for x in (r.start, r.end))
    cuts.update(x for z in instrument.zones for x in (z.start, z.end))
    points = sorted(c for c in cuts if 0 <= c <= len(display))
    inside_heading = _cover(points, headings)
    inside_zone = _cover(points, [(z.start, z.end) for z in instrument.zones])
    marks = _marks(points, runs)
    anchors: dict[int, list[str]] = {}
    for r in runs:
        if r.kind != "term":
            anchors.setdefault(r.start, []).append(anchor_of(r.start, r.end))
    for k, start in enumerate(points[:-1]):
        end = points[k + 1]
        words = str(escape(display[start:end])).replace(GONE, "")
        names, evidence, term = marks[k]
        if term:
            words = f"<b>{words}</b>"
        if names:
            tag = "mark" if evidence else "span"
            words = f'<{tag} data-q="{" ".join(names)}">{words}</{tag}>'
        if inside_heading[k]:
            words = f'<span class="heading">{words}</span>'
        if inside_zone[k]:
            words = f'<span class="aside">{words}</span>'
        here = dict.fromkeys(anchors.get(start, ()))
        yield start, "".join(f'<a class="at" id="{n}"></a>' for n in here) + words


def _cover(points: list[int], spans: Iterable[tuple[int, int]]) -> list[bool]:
    """Return for each piece whether a span covers it."""
    change = [0] * (len(points) + 1)
    for start, end in spans:
        change[bisect_left(points, start)] += 1
        change[bisect_left(points, end)] -= 1
    covered, depth = [], 0
    for step in change[:-1]:
        depth += step
        covered.append(depth > 0)
    return covered


def _marks(points: list[int], runs: list[Run]) -> list[tuple[tuple[str, ...], bool, bool]]:
    """Return for each piece the anchors of the runs it is part of, whether it is evidence, and a defined term."""
    starts: dict[int, list[Run]] = {}
    for r in runs:
        starts.setdefault(r.start, []).append(r)
    found: list[tuple[tuple[str, ...], bool, bool]] = []
    active: list[Run] = []
    for point in points:
        active = [r for r in active if r.end > point]
        active += starts.get(point, ())
        names = tuple(dict.fromkeys(anchor_of(r.start, r.end) for r in active if r.kind != "term"))
        found.append((names, any(r.kind == "evidence" for r in active), any(r.kind == "term" for r in active)))
    return found
