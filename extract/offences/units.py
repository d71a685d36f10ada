"""Cut an instrument into the units an offence is cited by: subsections, or sections that have none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.instrument import SECTION_KINDS, Instrument, Provision

_NOT_LAW = frozenset({"contents", "footnote", "boilerplate", "amendment-history", "front-matter"})
_STOP = re.compile(r"(?<=[.])[\s\"')]+(?=[\"'(]*[^\W\d_a-zßàâäéèêëïîôöùûüç]|\(\w{1,4}\)\s|§|\d+[.°])")
_TITLED = re.compile(r"\s*\(?\w{1,4}[).]\s*[^\W\d_a-z][^.;:()]{2,90}\.\W{1,4}(?=[^\W\d_a-z])")  # "(1) Libel. - The"
_WORD_BEFORE = re.compile(r"([\w.]+)\.$")


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold one unit's place and its own text (`spans`), without the units inside it.

    `section` is the bare number of its section and `number` its own below it, "" for a whole section; `host` is the
    outer part of a citation of inserted law (`12` in `12[5(1)]`), so that numbers resolve among their own kind.
    """

    provision: Provision
    section_eid: str
    host: str
    section: str
    number: str
    spans: tuple[tuple[int, int], ...]

    @property
    def citation(self) -> str:
        """Return the printed citation."""
        return self.provision.citation

    @property
    def start(self) -> int:
        """Return the offset of the unit's first own character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Return the offset after the unit's last own character."""
        return self.spans[-1][1]


def law_text(instrument: Instrument) -> str:
    """Return the reading view with what is not law (contents, footnotes, boilerplate) blanked."""
    pieces, at = [], 0
    for zone in instrument.zones:
        if zone.kind in _NOT_LAW and zone.start >= at:
            pieces += [instrument.reading[at : zone.start], " " * (zone.end - zone.start)]
            at = zone.end
    return "".join([*pieces, instrument.reading[at:]])


def units_of(instrument: Instrument, text: str) -> list[Unit]:
    """Return the units of the instrument in order; a unit whose own text is blank is left out."""
    units: list[Unit] = []
    inside: dict[str, list[Provision]] = {}
    cited = [p for p in instrument.provisions if _is_unit(p, instrument)]
    eids = {p.eid for p in cited}
    for p in cited:
        home = next((q for q in instrument.parents(p) if q.eid in eids), None)
        if home is not None:
            inside.setdefault(home.eid, []).append(p)
    for p in cited:
        found = next((q for q in instrument.parents(p) if q.kind in SECTION_KINDS), None)
        section = p if p.kind in SECTION_KINDS else found or p
        spans = _own_spans(p, inside.get(p.eid, ()), text)
        if spans:
            units.append(_unit(p, section, spans))
    return units


def _is_unit(p: Provision, instrument: Instrument) -> bool:
    """Return whether a provision is cited as a whole: a section, a subsection, or a letter that figures stand under.

    Where a section is cut into letters and these into figures (United States Code), the letter is the subsection.
    """
    if p.kind in SECTION_KINDS:
        return True
    if p.kind == "subsection":
        home = next(instrument.parents(p), None)
        return home is None or not _lettered(home, instrument)
    return p.kind == "paragraph" and _lettered(p, instrument)


def _lettered(p: Provision, instrument: Instrument) -> bool:
    """Return whether a provision is a lettered subsection: right below a section, with figures below it."""
    home = next(instrument.parents(p), None)
    return (
        p.kind == "paragraph"
        and home is not None
        and home.kind in SECTION_KINDS
        and any(c.kind == "subsection" for c in instrument.children(p.eid))
    )


def items_of(unit: Unit, instrument: Instrument, text: str) -> list[Unit]:
    """Return the titled acts listed in a unit ("(1) Illegal Access. - The access ..."), each as a unit of its own."""
    section = instrument.provision(unit.section_eid)
    found: list[Unit] = []
    waiting = [*instrument.children(unit.provision.eid)]
    while waiting:
        p = waiting.pop(0)
        if _TITLED.match(text, p.start, min(p.end, p.start + 160)):
            found.append(_unit(p, section, ((p.start, p.end),)))
        else:
            waiting = [*instrument.children(p.eid), *waiting]
    return found


def _unit(p: Provision, section: Provision, spans: tuple[tuple[int, int], ...]) -> Unit:
    host, inner = _split(p.citation)
    number = "" if p is section else _below(inner, _split(section.citation)[1])
    return Unit(p, section.eid, host, section.num, number, spans)


def _split(citation: str) -> tuple[str, str]:
    host, bracket, inner = citation.partition("[")
    return (host, inner.rstrip("]")) if bracket else ("", citation)


def _below(inner: str, section: str) -> str:
    """Return what a subsection's citation adds to its section's: `1` for `5(1)` below `5`."""
    rest = inner[len(section) :] if inner.startswith(section) else inner
    return rest.strip("() .")


def _own_spans(p: Provision, children: Sequence[Provision], text: str) -> tuple[tuple[int, int], ...]:
    at = p.heading_end if p.start <= p.heading_start < p.heading_end and _leads(p, text) else p.start
    number = re.compile(rf"\W*(?:[^\W\d]+\.?\s*)?{re.escape(p.num)}(?!\w)[\s.)°:\]]*") if p.num else None
    printed = number.match(text, at, p.end) if number else None
    at = printed.end() if printed else at
    spans = []
    for child in children:
        if child.start > at:
            spans.append((at, child.start))
        at = max(at, child.end)
    spans.append((at, p.end))
    kept = []
    for start, end in spans:
        words = text[start:end]
        if len(words.strip(" .;:,()0123456789")) > 8:
            left = len(words) - len(words.lstrip())
            kept.append((start + left, start + len(words.rstrip())))
    return tuple(kept)


def _leads(p: Provision, text: str) -> bool:
    """Return whether the heading opens the unit (a marginal note may stand inside it)."""
    return not text[p.start : p.heading_start].strip(" .§#*()-—0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefilnorstu:º°")


def sentences(text: str, start: int, end: int, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """Return the sentences of `text[start:end]` as offsets; a full stop after an abbreviation ends none."""
    found, at = [], start
    for m in _STOP.finditer(text, start, end):
        last = _WORD_BEFORE.search(text[max(at, m.start() - 14) : m.start()])
        word = last[1].lower() if last else ""
        if word in abbreviations or (len(word) == 1 and word.isalpha()):
            continue
        found.append((at, m.start()))
        at = m.end()
    if at < end:
        found.append((at, end))
    return found
