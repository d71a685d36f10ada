"""Find the element of a page that holds the law."""

from __future__ import annotations

from typing import Final

from lxml import etree, html
from readability import Document as Readable

from corpus.formats.html.elements import zone_of
from corpus.formats.xml.rule import Element, name_of

# Readability reads a page several times over; long pages are law for the most part and need no vote.
_LONGEST: Final = 2_000_000
_LONG_WORDS: Final = 40
_MOST: Final = 0.6
_NOT_TEXT: Final = frozenset({"script", "style", "noscript", "template", "head"})


def main_element(root: Element) -> Element:
    """Return the smallest element around what readability takes for the page's text.

    It is widened to the element that holds at least three fifths of the page's running text, so that a law cut into
    many blocks is never cut off after the first.
    """
    body = next((e for e in root.iter("body")), root)
    weights, voted = _weigh(body, _vote(root))
    chosen = _smallest(body, voted, 0.9) if voted.get(body, 0) else _landmark(body)
    total = weights.get(body, 0)
    while chosen is not body and weights.get(chosen, 0) < _MOST * total:
        parent = chosen.getparent()
        if parent is None:
            return body
        chosen = parent
    return chosen


def _landmark(body: Element) -> Element:
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = body.findall(path)
        if len(found) == 1:
            return found[0]
    return body


def _vote(root: Element) -> frozenset[str]:
    """Return the long runs of text that readability keeps."""
    source = html.tostring(root, encoding="unicode")
    if len(source) > _LONGEST:
        return frozenset()
    try:
        kept = html.fromstring(Readable(source).summary(html_partial=True))
    except Exception:  # readability raises what its page makes it raise; without its vote the landmarks decide
        return frozenset()
    return frozenset(t for t in (" ".join(str(t).split()) for t in kept.itertext()) if len(t) >= _LONG_WORDS)


def _weigh(body: Element, kept: frozenset[str]) -> tuple[dict[Element, int], dict[Element, int]]:
    """Return for every element the characters of running text in it, and of those that were voted for."""
    weights: dict[Element, int] = {}
    voted: dict[Element, int] = {}
    for _, element in etree.iterwalk(body, events=("end",)):
        name = name_of(element)
        weight = chosen = 0
        if name not in _NOT_TEXT:
            runs = [element.text or "", *(c.tail or "" for c in element)]
            for run in runs:
                words = " ".join(run.split())
                weight += len(words)
                chosen += len(words) if words in kept else 0
            weight += sum(weights.get(c, 0) for c in element)
            chosen += sum(voted.get(c, 0) for c in element)
        if name == "a" or zone_of(element, name) is not None:
            weight = chosen = 0
        weights[element], voted[element] = weight, chosen
    return weights, voted


def _smallest(body: Element, voted: dict[Element, int], share: float) -> Element:
    here = body
    while True:
        inner = next((c for c in here if voted.get(c, 0) >= share * voted[body]), None)
        if inner is None:
            return here
        here = inner
