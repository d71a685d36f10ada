"""Take over the provisions that the source itself delimits (legislative XML)."""

from __future__ import annotations

from typing import cast, get_args

from corpus.divide.eids import flatten
from corpus.divide.page_text import Page
from corpus.divide.tree import fill_gaps
from corpus.divide.unit import Unit
from corpus.document import Document
from corpus.instrument import Provision, ProvisionKind
from corpus.problem import Problem, Severity


def from_nodes(document: Document, page: Page) -> tuple[tuple[Provision, ...], list[Problem]]:
    """Return the provisions of a document that has nodes; a node that crosses another is cut, with a Problem."""
    problems: list[Problem] = []
    roots: list[Unit] = []
    stack: list[tuple[int, Unit]] = []
    kinds = get_args(ProvisionKind)
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
        unit.label, unit.eid = node.num, node.eid
        siblings = stack[-1][1].children if stack else roots
        if siblings and siblings[-1].end > unit.start:
            siblings[-1].end = unit.start
        siblings.append(unit)
        stack.append((node.depth, unit))
    return flatten(fill_gaps(page, roots)), problems
