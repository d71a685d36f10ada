"""Write an instrument as Akoma Ntoso 3.0 XML (LegalDocML), so that other programs can read what lexgap read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from corpus.akn_inline import Inline
from corpus.akn_meta import add_meta
from corpus.formats.designation import bare
from corpus.instrument import GROUP_KINDS, SECTION_KINDS, Instrument, Provision

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# The kinds that are Akoma Ntoso's own; the others are hcontainers named after their kind.
_ELEMENTS: Final = frozenset(
    "part chapter division title book section article subsection alinea paragraph subparagraph clause".split()
)
# What a reader takes these for depends on what is around them, so their kind is said in their class.
_TOLD: Final = frozenset({"section", "paragraph", "clause"})
_NUMBER_REACH: Final = 60
_LONGEST_DESIGNATION: Final = 40
_NAMED: Final = frozenset({"preface", "preamble", "conclusion"})
_TRAILING: Final = re.compile(r"[)\].:°º]*(?:\s*[—–-]+)?")


def to_akn(instrument: Instrument) -> bytes:
    """Return an instrument as an Akoma Ntoso 3.0 document in UTF-8.

    Every word of the text is written in its order. Reading the result gives the same provisions: eId, number,
    citation, kind and words; only the white space between blocks may differ.
    """
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    document = etree.SubElement(root, _q("bill" if instrument.kind == "bill" else "act"), name=instrument.kind or "act")
    add_meta(document, instrument)
    _Writer(instrument).write(document)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False))


def _q(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


@dataclass(frozen=True, slots=True)
class _Head:
    """Hold the number and heading found at the start of a provision, each a run, empty when there is none."""

    number: tuple[int, int]
    heading: tuple[int, int]
    end: int


class _Writer:
    """Build the elements of one instrument."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.text = instrument.text
        self.inline = Inline(instrument, _q)
        self._ids: Counter[str] = Counter(p.eid for p in instrument.provisions)

    def write(self, document: etree._Element) -> None:
        """Write the preface, the body with everything in document order, and the conclusions."""
        roots = list(self.instrument.children(None))
        at = 0
        for kind in ("preface", "preamble"):
            if roots and roots[0].kind == kind and not self.text[at : roots[0].start].strip() and self._plain(roots[0]):
                first = roots.pop(0)
                self.blocks(
                    self._named(etree.SubElement(document, _q(kind), eId=first.eid), first), first.start, first.end
                )
                at = first.end
        last = roots.pop() if roots and roots[-1].kind == "conclusion" and self._plain(roots[-1]) else None
        body = etree.SubElement(document, _q("body"), eId=self.fresh("body"))
        end = last.start if last is not None else len(self.text)
        self.units(body, roots, at, end, "body")
        if len(body) == 0:
            self.loose(body, end, end, "body")
        if last is not None:
            conclusions = self._named(etree.SubElement(document, _q("conclusions"), eId=last.eid), last)
            self.blocks(conclusions, last.start, len(self.text))

    def _plain(self, p: Provision) -> bool:
        return not self.instrument.children(p.eid) and not p.num and p.heading_start >= p.heading_end

    def fresh(self, eid: str) -> str:
        """Return an eId that nothing else bears."""
        name = eid
        while self._ids[name]:
            self._ids[eid] += 1
            name = f"{eid}_{self._ids[eid]}"
        self._ids[name] += 1
        return name

    def units(self, parent: etree._Element, units: Sequence[Provision], start: int, end: int, eid: str) -> None:
        """Write provisions and the words between them."""
        at, i = start, 0
        while i < len(units):
            self.loose(parent, at, units[i].start, eid)
            j = i + 1
            if self._begins_insertion(units[i]):
                while j < len(units) and self._begins_insertion(units[j]) and not self._between(units[j - 1], units[j]):
                    j += 1
                self._quoted(parent, units[i:j], eid)
            else:
                self.unit(parent, units[i])
            at, i = units[j - 1].end, j
        self.loose(parent, at, end, eid)

    def _between(self, left: Provision, right: Provision) -> str:
        return self.text[left.end : right.start].strip()

    def _begins_insertion(self, p: Provision) -> bool:
        if p.parent and p.kind in SECTION_KINDS and not p.num:  # stands for a section that is amended and not named
            return self.instrument.provision(p.parent).kind not in GROUP_KINDS
        above = self.instrument.provision(p.parent).citation if p.parent else ""
        return ("[" in p.citation and "[" not in above) or (bool(p.host) and not self._host_above(p))

    def _host_above(self, p: Provision) -> str:
        return self.instrument.provision(p.parent).host if p.parent else ""

    def _quoted(self, parent: etree._Element, units: Sequence[Provision], eid: str) -> None:
        around = self._hcontainer(parent, "text", self.fresh(f"{eid}__text"))
        block = etree.SubElement(etree.SubElement(around, _q("content")), _q("p"))
        mod = etree.SubElement(block, _q("mod"), eId=self.fresh(f"{eid}__mod"))
        structure = etree.SubElement(mod, _q("quotedStructure"), eId=self.fresh(f"{eid}__qstr"))
        if units[0].host:
            structure.set("title", units[0].host)
        for i, p in enumerate(units):
            self.unit(structure, p)
            if i + 1 < len(units):
                self.loose(structure, p.end, units[i + 1].start, eid)

    def _hcontainer(self, parent: etree._Element, name: str, eid: str) -> etree._Element:
        return etree.SubElement(parent, _q("hcontainer"), name=name, eId=eid)

    def _named(self, element: etree._Element, p: Provision) -> etree._Element:
        """Say how a unit is cited when its number and heading do not."""
        above = self.instrument.provision(p.parent).citation if p.parent else ""
        default = p.kind.capitalize() if p.kind in _NAMED else above
        if p.kind in (*_NAMED, "heading") and p.citation not in ("", p.num, default):
            inside = p.citation.endswith("]") and "[" not in above
            element.set("title", p.citation.partition("[")[2][:-1] if inside else p.citation)
        return element

    def unit(self, parent: etree._Element, p: Provision) -> None:
        """Write one provision with its number, heading, words and children."""
        if p.kind in _ELEMENTS:
            element = etree.SubElement(parent, _q(p.kind), eId=p.eid)
            if p.kind in _TOLD:
                element.set("class", p.kind)
        else:
            element = self._named(self._hcontainer(parent, p.kind, p.eid), p)
        children = self.instrument.children(p.eid)
        first = children[0].start if children else p.end
        head = self._head(p, first)
        self._headers(element, p, head)
        if not children:
            self.blocks(etree.SubElement(element, _q("content")), head.end, p.end)
            return
        if self.text[head.end : first].strip():
            self.blocks(etree.SubElement(element, _q("intro")), head.end, first)
        last = children[-1].end
        self.units(element, children, first, last, p.eid)
        if self.text[last : p.end].strip():
            self.blocks(etree.SubElement(element, _q("wrapUp")), last, p.end)

    def _headers(self, element: etree._Element, p: Provision, head: _Head) -> None:
        runs = [(head.heading, "heading")] if head.heading[0] < head.heading[1] else []
        runs.append((head.number, "num"))
        for (start, end), name in sorted(runs):
            if name == "num" and not p.num and start == end:
                continue
            made = etree.SubElement(element, _q(name))
            if name == "num" and p.num:
                made.set("title", p.num)
            self.inline.fill(made, start, end)

    def _head(self, p: Provision, limit: int) -> _Head:
        """Find the number and heading among the first words; neither is taken out of the middle of a sentence."""
        heading = (p.heading_start, p.heading_end)
        has_heading = heading[0] < heading[1] and p.start <= heading[0] and heading[1] <= limit
        start = self._skip(p.start, limit)
        number = self._number(p, start, heading[0] if has_heading else limit)
        at = self._skip(max(number[1], start), limit)
        if not has_heading:
            return _Head(number, (start, start), at)
        if at == self._skip(heading[0], limit):
            after = self._skip(heading[1], limit)
            if number[0] < number[1]:
                return _Head(number, heading, after)
            number = self._number(p, after, limit)
            return _Head(number, heading, self._skip(max(number[1], after), limit))
        return _Head(number, (start, start), at)

    def _skip(self, start: int, limit: int) -> int:
        while start < limit and self.text[start].isspace():
            start += 1
        return start

    def _number(self, p: Provision, start: int, limit: int) -> tuple[int, int]:
        """Return the run that prints a number at `start`: designation, number and the stop or bracket after it."""
        before = self.text[start:limit].strip()
        if limit == p.heading_start and 0 < len(before) <= _LONGEST_DESIGNATION and (p.num or not bare(before)):
            return start, start + len(before)  # "ANNEX", "Article premier": all that stands before the heading
        line = self.text[start : min(limit, start + _NUMBER_REACH)].split("\n")[0]
        found = re.search(rf"(?<!\w){re.escape(p.num)}(?!\w)", line) if p.num else None
        if found is None or found.start() > 30 or any(c in ".;," for c in line[: found.start()].strip()[1:-1]):
            return start, start
        m = _TRAILING.match(line, found.end())
        return start, start + (m.end() if m else found.end())

    def loose(self, parent: etree._Element, start: int, end: int, eid: str) -> None:
        """Write words that stand between provisions, so that none is lost."""
        if self.text[start:end].strip() or (start == end and parent.tag == _q("body")):
            if start == end and len(parent):
                return
            around = self._hcontainer(parent, "text", self.fresh(f"{eid}__text"))
            self.blocks(etree.SubElement(around, _q("content")), start, end)

    def blocks(self, parent: etree._Element, start: int, end: int) -> None:
        """Write a run as paragraphs, one for each line; at least one, as the schema asks."""
        at = start
        for line in self.text[start:end].split("\n"):
            if line.strip():
                self.inline.fill(etree.SubElement(parent, _q("p")), at, at + len(line))
            at += len(line) + 1
        if len(parent) == 0:
            etree.SubElement(parent, _q("p"))
