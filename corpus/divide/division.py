"""Divide a document: zones, contents, groups, sections, lists, inserted law, and the tree of them all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.divide.candidate import Candidate
from corpus.divide.contents import contents_zone
from corpus.divide.eids import flatten
from corpus.divide.groups import group_heads
from corpus.divide.inserted import Quoted, quoted_law
from corpus.divide.openings import choose
from corpus.divide.page_text import Page, page_of
from corpus.divide.sections import candidates, counts_articles
from corpus.divide.sequence import chain
from corpus.divide.source_nodes import from_nodes
from corpus.divide.tree import build
from corpus.divide.zones import leading_zones, note_zones, trailing_zone
from corpus.document import Document, Mark, Zone
from corpus.instrument import Provision
from corpus.problem import Problem
from corpus.profile import Profile, profile_for


@dataclass(frozen=True, slots=True)
class Division:
    """Hold what division found: provisions in document order, zones set aside, marks added, and doubts."""

    provisions: tuple[Provision, ...]
    zones: tuple[Zone, ...]
    marks: tuple[Mark, ...]
    problems: tuple[Problem, ...]


def divide(document: Document, language: str = "", jurisdiction: str = "") -> Division:
    """Divide a document into provisions.

    Every visible character falls into one innermost provision or into a zone. Total: text without any structure
    becomes a preface or numbered headings, never an error. Time grows linearly with the text.
    """
    profile = profile_for(language or document.language)
    zones = _zones(document, profile)
    page = page_of(document, zones)
    if document.nodes is not None:
        provisions, problems = from_nodes(document, page, profile)
        return Division(provisions, tuple(zones), document.marks, tuple(problems))
    found = candidates(page, profile)
    contents = contents_zone(page, profile, found)
    if contents is not None:
        zones = _merged([*zones, contents])
        page = page_of(document, zones)
        found = [c for c in found if not contents.start <= c.start < contents.end]
    quoted = quoted_law(page, profile, [found[i].start for i in chain(found) if found[i].line])
    found = _outside(found, quoted)
    groups = [g for g in group_heads(page, profile, counts_articles(found)) if not _inside(g.start, quoted)]
    openings, problems = choose(page, found, groups)
    units = build(page, profile, openings, groups, quoted)
    marks = tuple(sorted({*document.marks, *(Mark(q.start, q.end, "quoted-law", q.host) for q in quoted)}))
    return Division(flatten(units), tuple(zones), marks, tuple(problems))


def _zones(document: Document, profile: Profile) -> list[Zone]:
    """Return the zones of the source and those its text shows; a source with pages has no site furniture."""
    zones = [*document.zones, *note_zones(document.text)]
    if document.geometry is None and document.nodes is None:
        zones += leading_zones(document.text)
        tail = trailing_zone(document.text, profile)
        zones += [tail] if tail else []
    return _merged(zones)


def _merged(zones: Sequence[Zone]) -> list[Zone]:
    """Return the zones in order, each cut where the one before it ends."""
    kept: list[Zone] = []
    for zone in sorted(zones):
        start = max(zone.start, kept[-1].end) if kept else zone.start
        if start < zone.end:
            kept.append(Zone(start, zone.end, zone.kind))
    return kept


def _inside(offset: int, quoted: Sequence[Quoted]) -> bool:
    i = bisect_right(quoted, offset, key=lambda q: q.start) - 1
    return i >= 0 and offset < quoted[i].end


def _outside(found: Sequence[Candidate], quoted: Sequence[Quoted]) -> list[Candidate]:
    return [c for c in found if not _inside(c.start, quoted)]


__all__ = ["Division", "Page", "divide"]
