"""Describe linked offences: whom they protect, what they punish, how they are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.instrument import Instrument
from extract.facts import OFFENCE_CONCEPTS, Definition, Feature, Offence
from extract.offences.conduct import ConductRules, clauses, concepts_in, finder_for
from extract.offences.label import label_of, verbs_of
from extract.offences.victim import Childhood
from extract.rule_hits import RuleHits

if TYPE_CHECKING:
    from extract.offences.linking import Draft

_ANY_VICTIM = frozenset({"intimate-image-sharing", "trafficking", "exploitation-in-prostitution", "sexual-extortion"})


@dataclass(frozen=True, slots=True)
class _Reading:
    """Hold what the words of one offence say about victim and conduct."""

    child: bool
    concepts: frozenset[str]
    age: int | None


class Describer:
    """Turn the drafts of one instrument into offences."""

    def __init__(self, instrument: Instrument, found: RuleHits, definitions: Sequence[Definition]) -> None:
        self._instrument, pack = instrument, found.pack
        self._pack = pack
        self._rules = pack.decode("conduct", ConductRules) if pack.has("conduct") else None
        self._childhood = Childhood(instrument, found, definitions) if self._rules else None

    def describe(self, drafts: Sequence[Draft]) -> list[Offence]:
        """Return the offences, in document order."""
        own = {d.unit.provision.eid: self._read(d) for d in drafts}
        of_all = [r.child for d in drafts if (r := own[d.unit.provision.eid]) and not d.role.ancillary]
        mostly = bool(of_all) and sum(of_all) >= 0.5 * len(of_all)
        return [self._offence(d, self._inherit(d, own, mostly)) for d in drafts]

    def _read(self, draft: Draft) -> _Reading:
        """Return what an offence's own words, and those stated elsewhere for it, say."""
        if self._rules is None or self._childhood is None:
            return _Reading(False, frozenset(), None)
        runs = [*draft.unit.spans, *draft.defined]
        concepts: set[str] = set()
        ages: list[int] = []
        child = False
        text = self._instrument.reading
        for start, end in (*runs, *draft.elsewhere):
            hits = self._childhood.hits(start, end)
            child = child or any(h.name in ("child", "material") for h in hits)
            if age := self._childhood.age(hits, start, end):
                ages.append(age)
        assumed = ["child"] if child or self._childhood.titled else []
        headed = self._headed(draft)
        for start, end in runs:
            hits = self._childhood.hits(start, end)
            concepts |= concepts_in(
                self._rules, hits, clauses(text, start, end, self._rules.all_of), assume=[*assumed, *headed]
            )
        child = child or (self._childhood.titled and bool(concepts))
        return _Reading(child, frozenset(concepts), max(ages, default=None))

    def _headed(self, draft: Draft) -> list[str]:
        """Return ["material"] where a section headed by it ("Child pornography") only says "pornography" below."""
        section = self._instrument.provision(draft.unit.section_eid)
        if self._childhood is None or section.heading_end <= section.heading_start:
            return []
        heading = {h.name for h in self._childhood.hits(section.heading_start, section.heading_end)}
        own = {h.name for h in self._childhood.hits(draft.unit.start, draft.unit.end)}
        return ["material"] if "material" in heading and "pornography" in own else []

    def _inherit(self, draft: Draft, own: dict[str, _Reading], mostly: bool) -> _Reading:
        """Return the reading of an offence, with what it takes from the offences it is an attempt or a form of."""
        reading = own[draft.unit.provision.eid]
        of = [own[u.provision.eid] for u in draft.of if u.provision.eid in own]
        child = reading.child or any(r.child for r in of) or (draft.role.ancillary and not draft.of and mostly)
        concepts = reading.concepts
        if of and (draft.role.attempt or not draft.role.corporate):
            concepts = concepts.union(*(r.concepts for r in of))
        age = reading.age or max((r.age for r in of if r.age), default=None)
        return _Reading(child, concepts, age)

    def _offence(self, draft: Draft, reading: _Reading) -> Offence:
        spans, unit = draft.unit.spans, draft.unit
        concepts = set(reading.concepts) if reading.child else reading.concepts & _ANY_VICTIM
        if reading.child and not concepts:
            concepts = {"other"}
        return Offence(
            label=label_of(self._instrument, self._pack, draft),
            citation=unit.citation,
            place=self._instrument.place(unit.start, unit.end),
            conduct=verbs_of(self._instrument, draft),
            mental=self._features(spans, "mental"),
            victim_age=reading.age if reading.child else None,
            offender=self._offender(draft),
            means=self._features(spans, "technology"),
            penalties=tuple(sorted(draft.penalties, key=lambda p: p.place)),
            about_children=reading.child,
            concepts=tuple(c for c in OFFENCE_CONCEPTS if c in concepts),
            attempt=draft.role.attempt,
        )

    def _features(self, spans: Iterable[tuple[int, int]], name: str) -> tuple[Feature, ...]:
        """Return where phrases of one of the pack's lists stand, each named by its words."""
        if self._rules is None:
            return ()
        text = self._instrument.reading
        return tuple(
            Feature(" ".join(m[0].lower().split()), self._instrument.place(m.start(), m.end()))
            for start, end in spans
            for m in finder_for(self._pack, name).finditer(text, start, end)
        )

    def _offender(self, draft: Draft) -> str:
        if self._rules is None:
            return ""
        start = draft.unit.start
        found = finder_for(self._pack, "offenders").search(
            self._instrument.reading, start, min(start + 90, draft.unit.end)
        )
        return " ".join(found[0].lower().split()) if found else ""
