"""Bring together the duty, the breach and the penalty of each offence, wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.instrument import Instrument
from extract.facts import Definition, Offence, Penalty
from extract.offences.describe import Describer
from extract.offences.references import UnitIndex
from extract.offences.roles import Role, role_reader
from extract.offences.rules import rules_of
from extract.offences.units import Unit, law_text, sentences, units_of
from extract.pack import Pack
from extract.penalties import penalties_in


@dataclass(slots=True)
class Draft:
    """Collect one offence while its parts are brought together.

    `elsewhere` are runs of other units that state more of it (an aggravated form, what it is an attempt of);
    `settled` is true when its own words say how it is punished.
    """

    unit: Unit
    role: Role
    penalties: list[Penalty] = field(default_factory=list)
    elsewhere: list[tuple[int, int]] = field(default_factory=list)
    of: list[Unit] = field(default_factory=list)
    settled: bool = False


def find_offences(instrument: Instrument, pack: Pack, definitions: Sequence[Definition] = ()) -> list[Offence]:
    """Return the offences the instrument creates, in document order, one for each citation."""
    if not pack.has("offences"):
        return []
    linker = Linker(instrument, pack)
    drafts = linker.link()
    return Describer(instrument, pack, definitions, linker.text).describe(drafts)


class Linker:
    """Link the sentences of one instrument into offences."""

    def __init__(self, instrument: Instrument, pack: Pack) -> None:
        self.instrument, self.pack = instrument, pack
        self.text = law_text(instrument)
        self.units = units_of(instrument, self.text)
        self.index = UnitIndex(self.units)
        self.roles: dict[str, list[Role]] = {}
        self.drafts: dict[str, Draft] = {}
        self._rules = rules_of(pack)

    def link(self) -> list[Draft]:
        """Return the offences of the instrument in order."""
        for unit in self.units:
            self.roles[unit.provision.eid] = self._read(unit)
        for unit in self.units:
            for role in self.roles[unit.provision.eid]:
                self._create(unit, role)
        for unit in self.units:
            for role in self.roles[unit.provision.eid]:
                self._punish(unit, role)
        self._fall_back()
        return sorted(self.drafts.values(), key=lambda d: d.unit.start)

    def _read(self, unit: Unit) -> list[Role]:
        """Return what the sentences of a unit do."""
        matcher, reader = self.pack.matcher("offences"), role_reader(self.pack)
        abbreviations = frozenset(self._rules.abbreviations)
        roles = []
        for start, end in unit.spans:
            hits = matcher.find(self.text, start, end)
            if not hits:
                continue
            for s, e in sentences(self.text, start, end, abbreviations):
                role = reader.read(self.text, s, e, [h for h in hits if s <= h.start < e])
                if role is not None:
                    roles.append(role)
        return roles

    def _create(self, unit: Unit, role: Role) -> None:
        """Open an offence where a sentence creates one, or at the duty whose breach it punishes."""
        match role.kind:
            case "create" | "aggravate":
                draft = self._open(unit, role)
                draft.settled = draft.settled or (role.verb is not None and role.verb.name == "punishes")
                draft.penalties += [p for p in self._penalties(role) if p not in draft.penalties]
                draft.of += [u for t in role.targets for u in self.index.find(t, unit) if u is not unit]
            case "breach":
                duties = self._duties(unit, role)
                for duty in duties or [unit]:
                    draft = self._open(duty, role)
                    if duty is not unit:
                        draft.elsewhere.append((role.start, role.end))
                    draft.penalties += [p for p in self._penalties(role) if p not in draft.penalties]
            case "line":
                if any(r.kind in ("prohibit", "duty", "create") for r in self.roles[unit.provision.eid]):
                    draft = self._open(unit, next(r for r in self.roles[unit.provision.eid] if r.kind != "line"))
                    draft.penalties += self._penalties(role)
            case _:
                pass

    def _open(self, unit: Unit, role: Role) -> Draft:
        return self.drafts.setdefault(unit.provision.eid, Draft(unit, role))

    def _penalties(self, role: Role) -> tuple[Penalty, ...]:
        return penalties_in(self.instrument, self.pack, role.start, role.end)

    def _duties(self, unit: Unit, role: Role) -> list[Unit]:
        """Return the units that state the duty a sentence punishes the breach of."""
        found: list[Unit] = []
        for target in role.targets:
            units = [u for u in self.index.find(target, unit) if u is not unit]
            if role.by_order:
                units = [u for u in units if self._is(u, "prohibit", "duty")] if target.number else []
            elif not target.number:
                stated = [u for u in units if self._is(u, "prohibit")] or [u for u in units if self._is(u, "duty", "create")]
                units = stated or units[:1]
            found += [u for u in units if u not in found]
        return found

    def _is(self, unit: Unit, *kinds: str) -> bool:
        return any(r.kind in kinds for r in self.roles[unit.provision.eid])

    def _punish(self, unit: Unit, role: Role) -> None:
        """Carry a penalty to the offences it is for; where there are none, the sentence is an offence itself."""
        if role.kind != "punish" or role.fallback:
            return
        targets = [u for t in role.targets for u in self.index.find(t, unit)]
        drafts = [self.drafts[u.provision.eid] for u in targets if u.provision.eid in self.drafts]
        if not drafts:
            duties = [u for u in targets if u is not unit and self._is(u, "prohibit", "duty")]
            drafts = [self._open(u, role) for u in duties]
        for draft in drafts:
            if draft.unit is not unit:
                draft.elsewhere.append((role.start, role.end))
            if not role.circumstance:
                draft.penalties += [p for p in self._penalties(role) if p not in draft.penalties]

    def _fall_back(self) -> None:
        """Give the offences without any penalty the general one, where the instrument has one."""
        general = [
            (unit, role)
            for unit in self.units
            for role in self.roles[unit.provision.eid]
            if role.kind == "punish" and role.fallback
        ]
        if len(general) != 1:
            return
        penalties = self._penalties(general[0][1])
        for draft in self.drafts.values():
            if not draft.penalties and not draft.settled and not draft.role.ancillary:
                draft.penalties += penalties


