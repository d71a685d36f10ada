"""Write a run of text with its marks and zones as Akoma Ntoso inline elements."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Final

from lxml import etree

from corpus.instrument import Instrument

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Outermost first: a defined term stays whole when only a part of it is bold.
_ORDER: Final = (("insertion", "ins"), ("term", "def"), ("bold", "b"), ("italic", "i"), ("superscript", "sup"))


def term_id(term: str) -> str:
    """Return the id by which a defined term is referred to."""
    return "term-" + ("-".join(re.findall(r"\w+", term)) or "x")


class Inline:
    """Fill elements with runs of one instrument's text."""

    def __init__(self, instrument: Instrument, named: Callable[[str], str]) -> None:
        self.text = instrument.text
        self.named = named
        zones = [(z.start, z.end, str(z.kind)) for z in instrument.zones]
        self._layers: list[tuple[str, list[tuple[int, int, str]]]] = [("remark", zones)]
        for kind, element in _ORDER:
            self._layers.append((element, [(m.start, m.end, "") for m in instrument.marks if m.kind == kind]))

    def fill(self, element: etree._Element, start: int, end: int) -> None:
        """Add the words of a run to an element, white space at its ends left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        self._fill(element, start, end, 0)

    def _fill(self, parent: etree._Element, start: int, end: int, layer: int) -> None:
        if layer == len(self._layers):
            self._say(parent, self.text[start:end])
            return
        name, runs = self._layers[layer]
        at = start
        i = max(bisect_right(runs, start, key=lambda r: r[0]) - 1, 0)
        while i < len(runs) and runs[i][0] < end:
            low, high = max(runs[i][0], at), min(runs[i][1], end)
            if low < high:
                self._fill(parent, at, low, layer + 1)
                made = etree.SubElement(parent, self.named(name))
                if name == "remark":
                    made.set("status", "editorial")
                    made.set("class", runs[i][2])
                elif name == "def":
                    made.set("refersTo", f"#{term_id(self.text[low:high])}")
                self._fill(made, low, high, layer + 1)
                at = high
            i += 1
        self._fill(parent, at, end, layer + 1)

    def _say(self, parent: etree._Element, words: str) -> None:
        if not words:
            return
        words = _NOT_XML.sub("\ufffd", words.replace("\f", " ").replace("\v", " "))
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + words
        else:
            parent.text = (parent.text or "") + words
