"""Find what excuses: defences, exceptions and immunities, their type and bounds, and the offences they excuse.

`packs/<language>/exemptions.yaml` holds the words. Its rules `excepts` and `element` ("lorsque la différence d'âge
est d'au moins cinq ans") excuse inside the offence's own sentence; `excuses` ("it is a defence", "does not constitute
an offence") open an exemption; `spares` ("does not apply to") opens one only where what it spares is an offence;
`frames` ("this section applies where") says when a section excuses; `refuses` ("it is not a defence") takes the force
from either, unless an `unless` follows. Each other rule is a type of exemption, or a condition when its name is in
`conditions`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from corpus.instrument import Instrument
from extract.facts import Exemption, Feature, Offence
from extract.numbers import numbers_of
from extract.offences.conduct import ITEM
from extract.offences.references import ReferenceReader, Target, UnitIndex
from extract.offences.rules import rules_of
from extract.offences.units import Unit, law_text, sentences, units_of
from extract.pack import Pack
from extract.rule_hits import RuleHits
from extract.token_rules import Hit, TokenRule

_INSIDE = ("excepts", "element")
_BEFORE_ITEM = re.compile(r"(?:[;:,—-]|[;,—]\s*\w+)\s*$")
_JOINED = re.compile(r"[;,]\s*(\w+)\s*$")


class ExemptionExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Give a provision and the exemptions it must yield ("close-in-age 12+2": type, age floor, gap in years)."""

    text: str
    expected: tuple[str, ...]


class ExemptionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say how a language excuses; `types` are tried in this order, `conditions` are rules that bound an exemption.

    `floors` are words that make an age beside them the least age of a partner ("or more"), `gaps` those that make a
    length of time a difference of age ("older than"), `either` those that join alternatives.
    """

    patterns: tuple[TokenRule, ...]
    types: tuple[str, ...]
    conditions: tuple[str, ...]
    floors: tuple[str, ...]
    gaps: tuple[str, ...]
    either: tuple[str, ...] = ()
    examples: tuple[ExemptionExample, ...] = ()


def find_exemptions(instrument: Instrument, pack: Pack, offences: Sequence[Offence] = ()) -> list[Exemption]:
    """Return the exemptions of an instrument, in document order."""
    if not (pack.has("exemptions") and pack.has("offences")):
        return []
    return _Finder(instrument, pack, offences).find()


class _Finder:
    """Find exemptions in one instrument."""

    def __init__(self, instrument: Instrument, pack: Pack, offences: Sequence[Offence]) -> None:
        self._instrument = instrument
        self._text = law_text(instrument)
        self._rules = pack.decode("exemptions", ExemptionRules)
        self._found = RuleHits(self._text, pack)
        self._units = units_of(instrument, self._text)
        self._index = UnitIndex(self._units)
        offence_rules = rules_of(pack)
        self._refs = ReferenceReader(offence_rules.references)
        self._abbreviations = frozenset(offence_rules.abbreviations)
        self._numbers = numbers_of(pack)
        self._offences = {o.citation for o in offences}
        self._places = [(o.place.start, o.place.end) for o in offences]

    def find(self) -> list[Exemption]:
        """Return the exemptions in order."""
        self._found.of("exemptions")
        out: list[Exemption] = []
        for unit in self._units:
            for start, end in unit.spans:
                if not self._found.within("exemptions", start, end):
                    continue
                for s, e in sentences(self._text, start, end, self._abbreviations):
                    out += self._in_sentence(unit, s, e)
        return out

    def _in_sentence(self, unit: Unit, start: int, end: int) -> list[Exemption]:
        hits = self._found.within("exemptions", start, end)
        opening = self._opening(unit, start, end, hits)
        if opening is None:
            return []
        applies = self._applies(unit, start, end, opening)
        if applies is None:
            return []
        items = self._alternatives(opening, end, hits)
        runs = [(max(start, opening.start), end)] if opening.name == "excepts" else [(start, end)]
        return [self._exemption(unit, s, e, hits, applies, item) for s, e, item in items or [(*r, "") for r in runs]]

    def _opening(self, unit: Unit, start: int, end: int, hits: Sequence[Hit]) -> Hit | None:
        """Return the words that excuse, None when there are none or they refuse an excuse."""
        refused = [h for h in hits if h.name == "refuses"]
        turned = any(h.name == "unless" for h in hits)
        for h in hits:
            if h.name not in ("excuses", "spares", *_INSIDE):
                continue
            if not turned and any(r.start < h.end and h.start < r.end for r in refused):
                continue
            return h
        if refused and turned:
            return refused[0]
        return None

    def _applies(self, unit: Unit, start: int, end: int, opening: Hit) -> tuple[str, ...] | None:
        """Return the citations of what is excused, None when it is no offence."""
        inside = any(a <= start < b for a, b in self._places)
        named: list[str] = []
        spared = False
        heads = self._targets(start, opening.start) if opening.name == "spares" else []
        for target in self._targets(start, end):
            units = self._index.find(target, unit)
            hit = [u.citation for u in units if u.citation in self._offences and (u is not unit or inside)]
            spared = spared or (bool(hit) and (not heads or target in heads))
            cited = hit or self._outside(target, units)
            named += [c for c in cited if c not in named]
        if opening.name == "spares" and not spared:
            return None
        if opening.name in _INSIDE and not inside:
            return None
        if opening.name in _INSIDE:
            return (unit.citation,)
        if not named and not self._targets(start, end):
            own = [u.citation for u in self._index.section(unit) if u.citation in self._offences]
            named = own
        return tuple(named)

    def _targets(self, start: int, end: int) -> list[Target]:
        """Return all provisions a sentence names."""
        targets: list[Target] = []
        refs = self._refs.read(self._text, start, end, reach=end - start)
        while refs.targets or refs.end > start:
            targets += [t for t in refs.targets if t not in targets]
            start = refs.end
            refs = self._refs.read(self._text, start, end, reach=end - start)
        return targets

    def _outside(self, target: Target, units: Sequence[Unit]) -> list[str]:
        """Return the citation of a cited provision that the text at hand does not hold."""
        if units or not target.section or target.last:
            return []
        return [target.section + (f"({target.number})" if target.number else "")]

    def _alternatives(self, opening: Hit, end: int, hits: Sequence[Hit]) -> list[tuple[int, int, str]]:
        """Return the lettered items of an exemption when they are of different types, [] otherwise."""
        marks = [
            m
            for m in ITEM.finditer(self._text, opening.end, end)
            if len(m[0]) == 3 and m[0] not in ("(i)", "(v)") and _BEFORE_ITEM.search(self._text[: m.start()][-14:])
        ]
        joined = len(marks) >= 2 and _JOINED.search(self._text[marks[-2].end() : marks[-1].start()])
        if not joined or joined[1].lower() not in self._rules.either or marks[0].start() - opening.end > 60:
            return []
        ends = [m.start() for m in marks[1:]] + [end]
        items = [(m.start(), e, m[0]) for m, e in zip(marks, ends, strict=True)]
        types = {self._type(s, e, hits) for s, e, _ in items}
        return items if len(types) > 1 and "close-in-age" not in types and "marriage" not in types else []

    def _type(self, start: int, end: int, hits: Sequence[Hit]) -> str:
        names = {h.name for h in hits if start <= h.start < end}
        return next((t for t in self._rules.types if t in names), "other")

    def _exemption(
        self, unit: Unit, start: int, end: int, hits: Sequence[Hit], applies: tuple[str, ...], item: str
    ) -> Exemption:
        kind = self._type(start, end, hits)
        frame = self._frame(unit)
        if frame is not None and (framed := self._type(*frame, self._found.within("exemptions", *frame))) != "other":
            kind = min(kind, framed, key=(*self._rules.types, "other").index)
        conditions = tuple(
            Feature(h.name, self._instrument.place(h.start, h.end))
            for h in hits
            if h.name in self._rules.conditions and start <= h.start < end
        )
        end = start + len(self._text[start:end].rstrip())
        floor = self._floor_in((start, end), frame) if kind in ("close-in-age", "marriage", "peers") else None
        gap = self._gap(start, end) if kind in ("close-in-age", "peers") else None
        if kind == "close-in-age" and floor is None and gap is None:
            floor, gap = self._beside(unit)
        return Exemption(
            type=kind,
            citation=unit.citation + item,
            place=self._instrument.place(start, end),
            floor_age=floor,
            gap_years=gap,
            conditions=conditions,
            applies_to=applies,
        )

    def _beside(self, unit: Unit) -> tuple[int | None, int | None]:
        """Return floor and gap from the sentence of the same section that says who is close in age, if one does."""
        for other in self._index.section(unit):
            for start, end in other.spans:
                if any(h.name == "close-in-age" for h in self._found.within("exemptions", start, end)):
                    floor, gap = self._floor(start, end), self._gap(start, end)
                    if gap is not None:
                        return floor, gap
        return None, None

    def _frame(self, unit: Unit) -> tuple[int, int] | None:
        """Return the subsection before that says when the section applies ("where they were married"), if any."""
        for other in self._index.section(unit):
            if other is unit:
                return None
            if any(h.name == "frames" for h in self._found.within("exemptions", other.start, other.end)):
                return other.start, other.end
        return None

    def _floor_in(self, *runs: tuple[int, int] | None) -> int | None:
        """Return the least age named in the first of these runs that names one."""
        return next((age for run in runs if run and (age := self._floor(*run)) is not None), None)

    def _floor(self, start: int, end: int) -> int | None:
        """Return the least age of the younger person, None when none is named."""
        if self._numbers is None:
            return None
        for age in self._numbers.ages(self._text, start, end):
            around = self._text[max(start, age.start - 30) : min(end, age.end + 14)].lower()
            if any(re.search(rf"\b{re.escape(f)}\b", around) for f in self._rules.floors):
                return age.years
        return None

    def _gap(self, start: int, end: int) -> int | None:
        """Return the greatest difference of age in years, None when none is named."""
        if self._numbers is None:
            return None
        found: list[tuple[int, int]] = []
        ages = self._numbers.ages(self._text, start, end)
        spans = [
            d
            for d in self._numbers.durations(self._text, start, end)
            if not any(a.start < d.end and d.start < a.end for a in ages)
        ]
        floor = self._floor(start, end)
        for m in re.finditer(rf"\b(?:{'|'.join(map(re.escape, self._rules.gaps))})\b", self._text[start:end].lower()):
            for d in spans:
                away = max(start + m.start() - d.end, d.start - start - m.end())
                after = d.start >= start + m.end()
                if d.unit == "year" and d.high <= 15 and d.high != floor and away <= (70 if after else 30):
                    found.append((away + (0 if after else 1), d.high))
        return min(found)[1] if found else None
