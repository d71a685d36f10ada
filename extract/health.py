"""Where the facts look as if something was missed: told to the analyst beside them, never as a fact."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from corpus.instrument import GROUP_KINDS, SECTION_KINDS, Instrument, Provision
from corpus.problem import Problem, Severity
from extract.definitions.rules import DefinitionRules
from extract.facts import Definition, Facts
from extract.pack import load_pack

_LONGEST_TERM = 120
_REPEATED = 120  # characters that two sections of an act never share by chance
_SHORTEST = 80
_ENDS = re.compile(r"[.;:!?)\]\"'—>|,]|\d")
_OPEN = re.compile(r"\b(?:and|or|the|of|to|a|et|ou|de|la|le|les|des|du|y|o|el|und|oder|der|die|das)$", re.IGNORECASE)


class HealthRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold how a language heads its offences: expressions a heading starts with (`packs/<language>/health.yaml`)."""

    offence_headings: tuple[str, ...]


def find_problems(facts: Facts) -> tuple[Problem, ...]:
    """Return what in an instrument's facts looks missed or misread, in order of place.

    Found are: a definitions section without a definition, an offence heading without an offence, a term longer than a
    term, a section whose words came twice, and a section cut off in mid-sentence.
    """
    instrument = facts.instrument
    found = [
        *_empty_lists(facts),
        *(p for d in facts.definitions if (p := _long_term(instrument, d))),
        *_no_offence(facts),
        *_repeated(instrument),
        *_cut_off(instrument),
    ]
    return tuple(sorted(found, key=lambda p: (p.start, p.end, p.code)))


def _problem(
    code: str, message: str, severity: Severity, where: tuple[int, int], citation: str, advice: str
) -> Problem:
    return Problem(code, message, severity, advice, where[0], where[1], citation=citation)


def _empty_lists(facts: Facts) -> Iterator[Problem]:
    """Yield the sections headed as definitions in which none was found."""
    instrument = facts.instrument
    pack = load_pack(instrument.language)
    if pack is None or not pack.has("definitions"):
        return
    headings = "|".join(re.escape(h) for h in pack.decode("definitions", DefinitionRules).headings)
    titled = re.compile(rf"(?:{headings})\b", re.IGNORECASE)
    starts = sorted(d.place.start for d in facts.definitions)
    for section in instrument.sections():
        heading = instrument.heading(section)
        empty = bisect_left(starts, section.start) == bisect_left(starts, section.end)
        if empty and titled.match(heading) and len(_words(instrument, section)) > _SHORTEST:
            yield _problem(
                "definitions-not-read",
                f"“{heading}” has no definition that could be read",
                Severity.DOUBT,
                (section.start, section.end),
                section.citation,
                "Read the section: its definitions may be missing from the answers.",
            )


def _long_term(instrument: Instrument, d: Definition) -> Problem | None:
    if len(d.term) <= _LONGEST_TERM:
        return None
    return _problem(
        "long-term",
        f"the defined term is {len(d.term)} characters long",
        Severity.DOUBT,
        (d.place.start, d.place.end),
        d.citation,
        "Check where the term ends.",
    )


def _no_offence(facts: Facts) -> Iterator[Problem]:
    """Yield the parts and sections headed as offences in which none was found."""
    instrument = facts.instrument
    pack = load_pack(instrument.language)
    words = pack.decode("health", HealthRules).offence_headings if pack is not None and pack.has("health") else ()
    if not words:
        return
    titled = re.compile(rf"(?:{'|'.join(words)})\b", re.IGNORECASE)
    starts = sorted(o.place.start for o in facts.offences)
    for unit in instrument.provisions:
        if unit.kind not in SECTION_KINDS | GROUP_KINDS or instrument.in_zone(unit.start):
            continue
        heading = instrument.heading(unit)
        empty = bisect_left(starts, unit.start) == bisect_left(starts, unit.end)
        if empty and titled.match(heading) and len(_words(instrument, unit)) > _SHORTEST:
            yield _problem(
                "offences-not-read",
                f"“{heading}” has no offence that could be read",
                Severity.NOTE,
                (unit.start, unit.end),
                unit.citation,
                "Read the provision: an offence may be missing from the answers.",
            )


def _words(instrument: Instrument, section: Provision) -> str:
    start = max(section.start, section.heading_end)
    return " ".join(instrument.reading[start : section.end].split())


def _repeated(instrument: Instrument) -> Iterator[Problem]:
    """Yield the sections that have all the words of one before them."""
    seen: dict[str, str] = {}
    for section in instrument.sections():
        words = _words(instrument, section).lower()
        if len(words) < _REPEATED or instrument.in_zone(section.start):
            continue
        first = seen.setdefault(words, section.citation)
        if first != section.citation:
            yield _problem(
                "section-repeated",
                f"this section has the words of section {first}",
                Severity.NOTE,
                (section.start, section.end),
                section.citation,
                "Check that the text was not copied twice.",
            )


def _cut_off(instrument: Instrument) -> Iterator[Problem]:
    """Yield the sections that end in mid-sentence, with a word that cannot end one."""
    starts = [z.start for z in instrument.zones]
    for section in instrument.sections():
        end = section.end
        while (i := bisect_right(starts, end - 1) - 1) >= 0 and instrument.zones[i].end >= end > section.start:
            end = instrument.zones[i].start if instrument.zones[i].start < end else section.start
        words = instrument.reading[max(section.start, section.heading_end) : end].rstrip()
        if len(words) >= _SHORTEST and not _ENDS.match(words[-1:]) and _OPEN.search(words[-12:]):
            yield _problem(
                "section-cut-off",
                "the section ends in the middle of a sentence",
                Severity.DOUBT,
                (section.start, section.end),
                section.citation,
                "Compare with the official text: words may be missing.",
            )
