"""Take over the provisions that the source itself delimits (legislative XML)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import cast, get_args

from corpus.divide.amendments import REACH
from corpus.divide.amendments import target_of as amended_section
from corpus.divide.eids import flatten
from corpus.divide.inserted import Quoted
from corpus.divide.inserted import host_in as host_named
from corpus.divide.margins import fill_gaps
from corpus.divide.page_text import Page
from corpus.divide.unit import Unit
from corpus.document import Document, Mark
from corpus.instrument import GROUP_KINDS, SECTION_KINDS, Provision, ProvisionKind
from corpus.problem import Problem, Severity
from corpus.profile import Profile


def from_nodes(document: Document, page: Page, profile: Profile) -> tuple[tuple[Provision, ...], list[Problem]]:
    """Return the provisions of a document that has nodes; a node that crosses another is cut, with a Problem."""
    problems: list[Problem] = []
    roots: list[Unit] = []
    stack: list[tuple[float, Unit]] = []
    kinds = get_args(ProvisionKind)
    quotations = [m for m in document.marks if m.kind == "quoted-law"]
    for node in sorted(document.nodes or (), key=lambda n: (n.start, n.depth)):
        if node.kind not in kinds or node.start >= node.end:
            problems.append(Problem("node-unknown", f"{node.kind!r} is not a kind of provision", Severity.NOTE))
            continue
        while stack and (stack[-1][0] >= node.depth or stack[-1][1].end <= node.start):
            stack.pop()
        end = min(node.end, stack[-1][1].end) if stack else min(node.end, len(document.text))
        if end <= node.start:
            continue
        unit = Unit(cast(ProvisionKind, node.kind), node.num, node.start, end, node.heading_start, node.heading_end)
        unit.label, unit.eid, unit.inserted = node.label or node.num, node.eid, node.inserted
        if node.kind == "heading" and not unit.label:
            unit.label = " ".join(page.view[node.heading_start : node.heading_end].split())[:60]
        around = stack[-1][1] if stack else None
        unit.host = node.host or (around.host if around else "")
        if around is not None and around.inserted and around.kind in GROUP_KINDS:
            unit.inserted = node.kind in SECTION_KINDS  # a section of an inserted part is cited as inserted itself
        if node.inserted:
            stack += _amended(unit, node.depth, stack, quotations, page)
        siblings = stack[-1][1].children if stack else roots
        if siblings and siblings[-1].end > unit.start:
            siblings[-1].end = unit.start
        siblings.append(unit)
        stack.append((node.depth, unit))
    return flatten(fill_gaps(page, profile, roots)), problems


def _amended(
    unit: Unit, depth: int, stack: Sequence[tuple[float, Unit]], quotations: Sequence[Mark], page: Page
) -> list[tuple[float, Unit]]:
    """Give inserted law its host; return the section that it amends when it is smaller than a section."""
    if stack and stack[-1][0] == depth - 0.5:  # the second paragraph of one quotation
        unit.inserted, unit.host = False, stack[-1][1].host
        return []
    i = bisect_right(quotations, unit.start, key=lambda m: m.start) - 1
    if i < 0 or quotations[i].end <= unit.start:
        return []
    quote = Quoted(quotations[i].start, quotations[i].end, "")
    reach = max(stack[-1][1].start if stack else 0, quote.start - REACH)
    unit.host = unit.host or host_named(page.view[reach : quote.start])
    if unit.kind in SECTION_KINDS or unit.kind in GROUP_KINDS or not stack:
        return []
    end = min(quote.end, stack[-1][1].end)
    target = amended_section(page, quote, reach)
    around = Unit("section", target, quote.start, end, label=target, host=unit.host, inserted=True)
    unit.inserted = False
    stack[-1][1].children.append(around)
    return [(depth - 0.5, around)]
