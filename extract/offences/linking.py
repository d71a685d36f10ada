"""Bring together the duty, the breach and the penalty of each offence, wherever they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from corpus.instrument import Instrument
from extract.facts import Definition, Offence, Penalty
from extract.offences.describe import Describer
from extract.offences.label import heading_of
from extract.offences.references import Target, UnitIndex
from extract.offences.roles import VERBS, Role, role_reader
from extract.offences.rules import rules_of
from extract.offences.units import Unit, items_of, law_text, sentences, units_of
from extract.pack import Pack
from extract.penalties import penalties_in
from extract.rule_hits import RuleHits


@dataclass(slots=True)
class Draft:
    """Collect one offence while its parts are brought together.

    `elsewhere` are runs of other units that punish it (its aggravated forms among them), `defined` those that say what
    it is; `of` are the offences it is an attempt at or a form of;
    `settled` is true when its own words say how it is punished.
    """

    unit: Unit
    role: Role
    penalties: list[Penalty] = field(default_factory=list)
    elsewhere: list[tuple[int, int]] = field(default_factory=list)
    defined: list[tuple[int, int]] = field(default_factory=list)
    of: list[Unit] = field(default_factory=list)
    settled: bool = False


def find_offences(instrument: Instrument, pack: Pack, definitions: Sequence[Definition] = ()) -> list[Offence]:
    """Return the offences the instrument creates, in document order, one for each citation."""
    if not pack.has("offences"):
        return []
    linker = Linker(instrument, pack, definitions)
    drafts = linker.link()
    return Describer(instrument, linker.found, definitions).describe(drafts)


class Linker:
    """Link the sentences of one instrument into offences."""

    def __init__(self, instrument: Instrument, pack: Pack, definitions: Sequence[Definition] = ()) -> None:
        self.instrument, self.pack = instrument, pack
        self.text = law_text(instrument)
        self.found = RuleHits(self.text, pack)
        self.units = units_of(instrument, self.text)
        self.index = UnitIndex(self.units)
        self.roles: dict[str, list[Role]] = {}
        self.drafts: dict[str, Draft] = {}
        self._rules = rules_of(pack)
        self._abbreviations = frozenset(self._rules.abbreviations)
        self._meanings = _lists_of_meanings(definitions)
        self._duty_of: dict[str, Role | None] = {}

    def link(self) -> list[Draft]:
        """Return the offences of the instrument in order."""
        for unit in self.units:
            self.roles[unit.provision.eid] = self._read(unit)
        self._name()
        for unit in self.units:
            for role in tuple(self.roles[unit.provision.eid]):
                self._create(unit, role)
        self._pair_headings()
        for unit in self.units:
            for role in self.roles[unit.provision.eid]:
                self._punish(unit, role)
        self._borrow()
        self._fall_back()
        return sorted(self.drafts.values(), key=lambda d: d.unit.start)

    def _read(self, unit: Unit) -> list[Role]:
        """Return what the sentences of a unit do about offences."""
        reader = role_reader(self.pack)
        roles = []
        for start, end in unit.spans:
            hits = self.found.within("offences", start, end)
            if not hits:
                continue
            if any(h.name in VERBS for h in hits):
                hits = sorted([*hits, *(h for h in self.found.within("duties", start, end) if h.name == "official")])
            for s, e in sentences(self.text, start, end, self._abbreviations):
                role = reader.read(self.text, s, e, [h for h in hits if s <= h.start < e])
                if role is not None and not (role.verb and self._in_meaning(role.verb.start)):
                    roles.append(role)
        return roles

    def _in_meaning(self, offset: int) -> bool:
        """Return whether an offset lies in a list of definitions, where offences are only spoken of."""
        i = bisect_right(self._meanings, (offset, len(self.text) + 1)) - 1
        return i >= 0 and offset < self._meanings[i][1]

    def _name(self) -> None:
        """Turn "who commits NAME is liable" into a punishment of the sentence that says who commits NAME."""
        reader = role_reader(self.pack)
        named = {r.name: u for u in self.units for r in self.roles[u.provision.eid] if r.name}
        if not named:
            return
        for unit in self.units:
            for i, role in enumerate(self.roles[unit.provision.eid]):
                if role.kind != "create" or role.name or role.verb is None:
                    continue
                home = named.get(" ".join(reader.added(self.text, role.start, role.verb.start)))
                if home is not None and home is not unit:
                    target = Target("section", home.section, home.number)
                    self.roles[unit.provision.eid][i] = replace(role, kind="punish", targets=(target,))

    def _pair_headings(self) -> None:
        """Pair each section headed "Punishment for X" with the section before it that says what X is."""
        leads = tuple(lead.lower() for lead in self._rules.heading_lead)
        done: set[str] = set()
        for unit in self.units if leads else ():
            draft = self.drafts.get(unit.provision.eid)
            heading = self._heading(unit)
            if draft is None or unit.section_eid in done or not heading.startswith(leads):
                continue
            done.add(unit.section_eid)
            name = heading[max(len(lead) for lead in leads if heading.startswith(lead)) :]
            home = self._home(unit, name)
            if home is None:
                continue
            first = self.drafts.get(home.provision.eid)
            if first is None:
                draft.defined += [(u.start, u.end) for u in self.index.section(home)]
            elif not first.penalties and self._says(draft.role, name):
                first.penalties += draft.penalties
                first.elsewhere.append((draft.role.start, draft.role.end))
                del self.drafts[unit.provision.eid]

    def _heading(self, unit: Unit) -> str:
        return heading_of(self.instrument, unit.section_eid).lower()

    def _home(self, unit: Unit, name: str) -> Unit | None:
        """Return the first unit of the section, among the four before, whose heading names the same offence."""
        at: Unit | None = unit
        for _ in range(4):
            section = self.index.before(at) if at is not None else []
            if not section:
                return None
            at = section[0]
            if fuzz.token_set_ratio(self._heading(at), name) >= 85:
                return next((u for u in section if u.provision.eid in self.drafts), at)
        return None

    def _says(self, role: Role, name: str) -> bool:
        """Return whether the subject of a sentence says no more than the name of the offence."""
        if role.verb is None or role.kind != "create":
            return False
        words = role_reader(self.pack).added(self.text, role.start, role.verb.start)
        return len(words) <= len(name.split()) + 2 and fuzz.token_set_ratio(" ".join(words), name) >= 80

    def _duty(self, unit: Unit) -> Role | None:
        """Return the duty or prohibition that a unit states, None when it states none."""
        eid = unit.provision.eid
        if eid not in self._duty_of:
            self._duty_of[eid] = self._find_duty(unit)
        return self._duty_of[eid]

    def _find_duty(self, unit: Unit) -> Role | None:
        reader, found = role_reader(self.pack), None
        for start, end in unit.spans:
            hits = self.found.within("duties", start, end)
            for s, e in sentences(self.text, start, end, self._abbreviations):
                role = reader.duty(s, e, [h for h in hits if s <= h.start < e])
                if role is not None and (found is None or found.kind == "duty" != role.kind):
                    found = role
        return found

    def _create(self, unit: Unit, role: Role) -> None:
        """Open an offence where a sentence creates one, or at the duty whose breach it punishes."""
        match role.kind:
            case "aggravate" if self._unpunished(unit, role):
                self.roles[unit.provision.eid].append(replace(role, kind="punish"))
            case "create" | "aggravate":
                draft = self._open(unit, role)
                draft.settled = draft.settled or (role.verb is not None and role.verb.name == "punishes")
                draft.penalties += [p for p in self._penalties(role) if p not in draft.penalties]
                draft.of += [u for t in role.targets for u in self.index.find(t, unit) if u is not unit]
            case "breach":
                duties, absent = self._duties(unit, role)
                for duty in [*duties, unit] if absent or not duties else duties:
                    draft = self._open(duty, role)
                    if duty is not unit:
                        draft.elsewhere.append((role.start, role.end))
                    draft.penalties += [p for p in self._penalties(role) if p not in draft.penalties]
            case "line":
                self._line(unit, role)
            case "list":
                self._list(unit, role)
            case _:
                pass

    def _unpunished(self, unit: Unit, role: Role) -> bool:
        """Return whether what a sentence aggravates is an offence of its section that no sentence punishes plainly."""
        targets = [u for t in role.targets for u in self.index.find(t, unit) if u is not unit]
        drafts = [self.drafts[u.provision.eid] for u in targets if u.provision.eid in self.drafts]
        return bool(drafts) and all(
            d.unit.section_eid == unit.section_eid and not (d.settled or d.penalties) for d in drafts
        )

    def _list(self, unit: Unit, role: Role) -> None:
        """Open an offence at each titled act of a list, or at the unit whose acts have no titles."""
        items = items_of(unit, self.instrument, self.text) or [unit]
        for item in items:
            known = next((u for u in self.index.section(unit) if u.provision.eid == item.provision.eid), None)
            if known is None:
                self.index.add(item)
                self.roles[item.provision.eid] = []
            hits = [
                h for h in self.found.within("offences", item.start, item.end) if h.name in ("attempt", "ancillary")
            ]
            names = {h.name for h in hits}
            own = replace(role, attempt="attempt" in names, ancillary="ancillary" in names)
            self._open(known or item, own)

    def _line(self, unit: Unit, role: Role) -> None:
        """Give a penalty line ("Maximum penalty: ...") to the duty it stands under."""
        section = self.index.section(unit)
        before = section[: section.index(unit)] if unit.number else section[1:]
        for home in (unit, *reversed(before)):
            stated = next((r for r in self.roles[home.provision.eid] if r.kind != "line"), None) or self._duty(home)
            if stated is None and self._rules.bare_conduct and role.verb and role.verb.start - home.start > 8:
                stated = role
            if stated is not None:
                self._open(home, stated).penalties += self._penalties(role)
                return

    def _open(self, unit: Unit, role: Role) -> Draft:
        return self.drafts.setdefault(unit.provision.eid, Draft(unit, role))

    def _penalties(self, role: Role) -> tuple[Penalty, ...]:
        return penalties_in(self.instrument, self.found, role.start, role.end)

    def _duties(self, unit: Unit, role: Role) -> tuple[list[Unit], bool]:
        """Return the units that state the duty a sentence punishes the breach of, and whether some were not found."""
        found: list[Unit] = []
        absent = False
        for target in role.targets:
            units = [u for u in self.index.find(target, unit) if u is not unit]
            absent = absent or (not units and target.kind in ("section", "subsection"))
            if role.by_order:
                exact = bool(target.number) or (target.kind == "section" and len(units) == 1)
                units = [u for u in units if exact and self._duty(u)]
            elif not target.number:
                sections = dict.fromkeys(u.section_eid for u in units)
                stated = [u for eid in sections for u in self._stated([u for u in units if u.section_eid == eid])]
                units = stated or units[:1]
            found += [u for u in units if u not in found]
        return found, absent

    def _stated(self, section: Sequence[Unit]) -> list[Unit]:
        """Return the units of one section that forbid something; those that lay a duty where none forbids."""
        return [u for u in section if self._is(u, "prohibit")] or [u for u in section if self._is(u, "duty", "create")]

    def _is(self, unit: Unit, *kinds: str) -> bool:
        roles = [*self.roles[unit.provision.eid], self._duty(unit)]
        return any(r is not None and r.kind in kinds for r in roles)

    def _punish(self, unit: Unit, role: Role) -> None:
        """Carry a penalty to the offences it is for; where there are none, the sentence is an offence itself."""
        if role.kind != "punish" or role.fallback:
            return
        targets = [u for t in role.targets for u in self.index.find(t, unit)]
        drafts = [self.drafts[u.provision.eid] for u in targets if u.provision.eid in self.drafts]
        if not drafts and role.circumstance and all(u.section_eid == unit.section_eid for u in targets):
            before = self.index.before(unit)
            drafts = [self.drafts[u.provision.eid] for u in before if u.provision.eid in self.drafts]
            if not drafts and not any(self._is(u, "constitute") for u in before):
                drafts = [self._open(unit, role)]
            targets = before
        if not drafts:
            duties = [
                u
                for u in targets
                if (u is not unit or self._is(u, "constitute")) and self._is(u, "prohibit", "duty", "constitute")
            ]
            drafts = [self._open(u, role) for u in duties or ([unit] if targets == [unit] and role.anew else [])]
        for draft in drafts:
            if draft.unit is not unit:
                draft.elsewhere.append((role.start, role.end))
            if not role.circumstance or self._rules.circumstances_count:
                draft.penalties += [p for p in self._penalties(role) if p not in draft.penalties]

    def _borrow(self) -> None:
        """Give an offence punished "with the same penalties" those of the offences that the sentence names."""
        for unit in self.units:
            for role in self.roles[unit.provision.eid]:
                draft = self.drafts.get(unit.provision.eid)
                if not role.same or draft is None:
                    continue
                sources = [u for t in role.targets for u in self.index.find(t, unit)]
                if not role.targets and not draft.penalties:
                    others = [r for r in self.roles[unit.provision.eid] if r is not role]
                    draft.penalties += [p for r in others for p in self._penalties(r)]
                if not sources and not role.targets and not draft.penalties:
                    sources = self._just_before(unit)
                for source in sources:
                    lender = self.drafts.get(source.provision.eid)
                    if lender is not None and lender is not draft:
                        draft.penalties += [p for p in lender.penalties if p not in draft.penalties]

    def _just_before(self, unit: Unit) -> list[Unit]:
        """Return the offence stated last before a unit, in its section or the section before."""
        section = self.index.section(unit)
        near = [*self.index.before(unit), *section[: section.index(unit)]]
        return [u for u in near if u.provision.eid in self.drafts][-1:]

    def _fall_back(self) -> None:
        """Give the offences without any penalty the general one, where the instrument has one."""
        general = [
            (unit, role)
            for unit in self.units
            for role in self.roles[unit.provision.eid]
            if role.kind == "punish" and role.fallback
        ]
        if len({unit.section_eid for unit, _ in general}) != 1:
            return
        penalties = [p for _, role in general for p in self._penalties(role)]
        for draft in self.drafts.values():
            if not draft.penalties and not draft.settled and not draft.role.ancillary:
                draft.penalties += penalties


def _lists_of_meanings(definitions: Sequence[Definition]) -> list[tuple[int, int]]:
    """Return the runs of sections that define three terms or more, sorted."""
    plain = [d for d in definitions if d.kind in ("means", "includes", "excludes", "same-meaning")]
    count = Counter(d.citation for d in plain)
    return sorted((d.place.start, d.place.end) for d in plain if count[d.citation] >= 3)
