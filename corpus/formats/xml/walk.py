"""Write an XML tree out by the rules of its schema, without recursion."""

from __future__ import annotations

import html.entities
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from corpus.formats.designation import bare
from corpus.formats.roll import Roll, Span
from corpus.formats.xml.rule import SKIP, Element, Rule, Rules, words_of
from corpus.problem import Problem, Severity

_NAMED: Final = html.entities.html5
_LEFT_OUT: Final = frozenset({"skip", "note", "deleted"})


@dataclass(slots=True)
class _Frame:
    """Hold an element whose content is being written."""

    element: Element
    rule: Rule
    children: Iterator[Element]
    depth: int
    exact: bool
    spans: list[Span] = field(default_factory=list)


def write_tree(root: Element, rules: Rules, roll: Roll) -> None:
    """Write everything below `root` to a roll, each element as its rule says; notes follow at the end."""
    notes: list[Element] = []
    _write(root, rules(root), rules, roll, notes)
    for note in notes:
        _write(note, replace(rules(note), flow="block"), rules, roll, [])


def _write(root: Element, first: Rule, rules: Rules, roll: Roll, notes: list[Element]) -> None:
    stack = [_enter(root, first, roll)]
    while stack:
        frame = stack[-1]
        child = next(frame.children, None)
        if child is None:
            stack.pop()
            _leave(frame, roll)
            if stack:
                roll.write(frame.element.tail or "")
            continue
        rule = rules(child) if isinstance(child.tag, str) else SKIP
        if rule.flow not in _LEFT_OUT:
            stack.append(_enter(child, rule, roll))
            continue
        if rule is SKIP:
            _write_entity(child, roll)
        elif rule.flow == "note":
            notes.append(child)
        elif rule.flow == "deleted":
            _left_out(child, roll)
        roll.write(child.tail or "")


def _enter(element: Element, rule: Rule, roll: Roll) -> _Frame:
    frame = _Frame(element, rule, iter(element), roll.depth, roll.exact)
    roll.exact = roll.exact or rule.exact
    if rule.flow == "block":
        roll.line()
    elif rule.flow == "join":
        roll.join()
    elif rule.flow == "cell" and element.getprevious() is not None:
        roll.hold("\t")
    if rule.zone:
        frame.spans.append(roll.open("zone", rule.zone))
    if rule.kind:
        frame.depth = roll.provision(
            rule.kind, num=rule.num, eid=rule.eid, host=rule.host, inserted=rule.inserted, label=rule.label,
            level=rule.level,
        )  # fmt: skip
    if rule.before:
        roll.write(rule.before)
        roll.hold(" " if rule.before[-1] == " " else "")
    if rule.mark:
        frame.spans.append(roll.open("mark", rule.mark, rule.value))
    if rule.part:
        frame.spans.append(roll.open("heading" if "heading" in rule.part else "plain"))
    roll.write(element.text or "")
    return frame


def _leave(frame: _Frame, roll: Roll) -> None:
    rule = frame.rule
    roll.exact = frame.exact
    if not rule.level and not rule.part:
        roll.provision_ends(frame.depth)
    written = bool(rule.part) and _finish(frame.spans.pop(), rule, roll)
    closed = [roll.close(span) for span in reversed(frame.spans) if span.what != "zone"]
    if rule.after and (roll.length or closed):
        roll.join()
        roll.write(rule.after)
    for span in frame.spans:
        if span.what == "zone":
            roll.close(span)
    if rule.flow == "block":
        roll.line()
    elif rule.part == "number" and written:
        roll.line()
        roll.hold(" ")


def _finish(part: Span, rule: Rule, roll: Roll) -> bool:
    if rule.part == "heading":
        roll.heading(part)
    elif rule.part == "next-heading":
        roll.next_heading(part)
    else:
        written = roll.close(part)
        if written or rule.num:
            roll.numbered(rule.num or bare(roll.words(part.start, part.end)))
    return part.end > part.start >= 0


def _left_out(element: Element, roll: Roll) -> None:
    words = words_of(element)
    if words:
        roll.deleted(words)


def _write_entity(node: Element, roll: Roll) -> None:
    """Write a named character; an entity of the file's own is left out with a Problem, never expanded."""
    if not isinstance(node, etree._Entity):
        return
    named = _NAMED.get(f"{node.name};")
    if named:
        roll.write(named)
    elif not any(p.code == "entity-left-out" for p in roll.problems):
        roll.problems.append(
            Problem(
                "entity-left-out", f"the file defines the abbreviation &{node.name}; itself; it was left out",
                Severity.UNREAD, "Save the file with its entities written out.", roll.length, roll.length,
            )
        )  # fmt: skip
