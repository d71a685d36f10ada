"""What a passage says, as language-neutral features with their places.

`extract/features.yaml` names and describes every feature; `extract/packs/<language>/features.yaml` and
`statements.yaml` say how one language puts it (the notation: `extract/pattern_notation.py`). A feature that is several
others in one sentence is derived in `extract/features.yaml`, once for all languages.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from corpus.instrument import GROUP_KINDS, Instrument
from extract.facts import Feature
from extract.pack import Pack
from extract.pattern_notation import Pattern, PatternError, compile_pattern
from extract.spotting import Spot, SpotIndex, Spotter, Tokens
from extract.strict_yaml import YamlError, decode_yaml

KINDS = Path(__file__).with_name("features.yaml")
STATEMENTS = Path(__file__).with_name("statements.yaml")
ROOMS = ("features", "statements")
_KEPT_INSTRUMENTS = 4
_FARTHEST = 2500  # parts farther apart than this (in a schedule, a run-on list) do not belong together
_LONGEST_JOINT = 600  # a joint feature is quoted whole up to this many characters, then by its first part


class FeatureKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Describe a feature; `together` derives it from others ("a|b" one of) found in one sentence or section.

    `without` are features whose presence in the same unit undoes it; `any` are features each of which is this one too.
    """

    says: str
    any: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    within: Literal["sentence", "subsection", "section"] = "sentence"
    order: bool = False

    @property
    def derived(self) -> bool:
        """Return whether the feature is made of others."""
        return bool(self.any or self.together)


class _StatementFeatures(msgspec.Struct, frozen=True):
    """Read the features of `extract/statements.yaml`, whose statements `extract.statements` reads."""

    features: dict[str, FeatureKind]


class FeatureRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say how a language puts a feature, with wording that must match (`yes`) and near misses (`no`)."""

    any: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


class FeatureFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold one pack file: word lists for use in patterns as `<name>`, and the rules by feature."""

    words: dict[str, tuple[str, ...]] = {}
    features: dict[str, FeatureRule] = {}


@cache
def feature_kinds() -> dict[str, FeatureKind]:
    """Return every feature by name, in the file's order; what a derived one is made of stands before it."""
    kinds = {**decode_yaml(KINDS, dict[str, FeatureKind]), **decode_yaml(STATEMENTS, _StatementFeatures).features}
    seen: set[str] = set()
    for name, kind in kinds.items():
        for part in [*kind.any, *(p for t in kind.together for p in t.split("|")), *kind.without]:
            if part not in seen:
                raise YamlError(f"{KINDS}: `{name}` uses `{part}`, which does not stand before it")
        seen.add(name)
    return kinds


def feature_rules(pack: Pack) -> dict[str, FeatureRule]:
    """Return a pack's rules by feature, those of all its rooms; YamlError for a feature nobody described."""
    rules: dict[str, FeatureRule] = {}
    for room in ROOMS:
        if not pack.has(room):
            continue
        for name, rule in pack.decode(room, FeatureFile).features.items():
            if name not in feature_kinds():
                raise YamlError(f"{pack.folder / room}.yaml: `{name}` is not described in {KINDS.name}")
            rules[name] = rule
    return rules


def compile_rules(pack: Pack) -> dict[str, list[Pattern]]:
    """Return the compiled patterns of a pack; YamlError names the rule that cannot be read."""
    words: dict[str, tuple[str, ...]] = {}
    for room in ROOMS:
        if pack.has(room):
            words.update(pack.decode(room, FeatureFile).words)
    compiled: dict[str, list[Pattern]] = {}
    for name, rule in feature_rules(pack).items():
        try:
            compiled[name] = [compile_pattern(pattern, words) for pattern in rule.any]
        except PatternError as e:
            raise YamlError(f"{pack.folder}: feature `{name}`: {e}") from e
    return compiled


@cache
def _spotter(pack: Pack) -> Spotter:
    return Spotter(compile_rules(pack))


class FeatureIndex:
    """Hold all features of one instrument, found in one pass."""

    def __init__(self, instrument: Instrument, pack: Pack) -> None:
        self.instrument = instrument
        self.pack = pack
        breaks = (
            p.start
            for p in instrument.provisions
            if p.kind in GROUP_KINDS | {"section", "article", "subsection", "alinea"}
        )
        self.tokens = Tokens(instrument.reading, breaks)
        spots = [s for s in _spotter(pack).find(self.tokens) if instrument.in_zone(s.start) is None]
        self._by_name: dict[str, list[Spot]] = {}
        for spot in spots:
            self._by_name.setdefault(spot.name, []).append(spot)
        for name, kind in feature_kinds().items():
            if kind.derived:
                own = self._by_name.get(name, [])
                self._by_name[name] = sorted({*own, *self._derive(name, kind)})
        self._index = SpotIndex(s for its in self._by_name.values() for s in its)
        self._all = sorted(s for its in self._by_name.values() for s in its)

    def all_within(self, start: int, end: int) -> list[Spot]:
        """Return every feature that stands inside a range, in order of place, then of name."""
        first = bisect_left(self._all, (start,))
        last = bisect_left(self._all, (end,))
        return [s for s in self._all[first:last] if s.end <= end]

    def within(self, name: str, start: int, end: int) -> list[Spot]:
        """Return where a feature stands inside a range."""
        return self._index.within(name, start, end)

    def unit(self, offset: int, within: str) -> tuple[int, int]:
        """Return the sentence, subsection or section that holds an offset."""
        if within == "sentence":
            return self.tokens.sentence(offset)
        here = self.instrument.subsection_of(offset) if within == "subsection" else self.instrument.section_of(offset)
        return (here.start, here.end) if here else self.tokens.sentence(offset)

    def _derive(self, name: str, kind: FeatureKind) -> Iterable[Spot]:
        for part in kind.any:
            for s in self._by_name.get(part, []):
                yield Spot(s.start, s.end, name)
        if not kind.together:
            return
        units: dict[tuple[int, int], list[list[Spot]]] = {}
        for i, part in enumerate(kind.together):
            for alternative in part.split("|"):
                for s in self._by_name.get(alternative, []):
                    found = units.setdefault(self.unit(s.start, kind.within), [[] for _ in kind.together])
                    found[i].append(s)
        undone = {self.unit(s.start, kind.within) for w in kind.without for s in self._by_name.get(w, [])}
        for unit, found in units.items():
            if all(found) and unit not in undone:
                joint = _joint(found, name, kind.order)
                if joint is not None:
                    yield joint


def _joint(found: list[list[Spot]], name: str, order: bool) -> Spot | None:
    """Return the words from the first to the last part, where the parts stand nearest together."""
    others = [sorted(its) for its in found[1:]]
    joined = [chosen for lead in found[0] if (chosen := _around(lead, others, order))]
    if not joined:
        return None
    chosen = min(joined, key=lambda its: (_end(its) - _start(its), its))
    start, end = _start(chosen), _end(chosen)
    if end - start > _FARTHEST:
        return None
    lead = chosen[0]
    return Spot(start, end, name) if end - start <= _LONGEST_JOINT else Spot(lead.start, lead.end, name)


def _around(lead: Spot, others: list[list[Spot]], order: bool) -> list[Spot]:
    """Return a lead and of each other part the one nearest to it (the next one, when order counts); [] if none."""
    chosen = [lead]
    for its in others:
        at = bisect_left(its, chosen[-1].start if order else lead.start, key=lambda s: s.start)
        near = its[at : at + 1] if order else its[max(0, at - 1) : at + 1]
        if not near:
            return []
        chosen.append(min(near, key=lambda s: abs(s.start - lead.start)))
    return chosen


def _start(spots: list[Spot]) -> int:
    return min(s.start for s in spots)


def _end(spots: list[Spot]) -> int:
    return max(s.end for s in spots)


_kept: OrderedDict[int, FeatureIndex] = OrderedDict()


def feature_index(instrument: Instrument, pack: Pack) -> FeatureIndex:
    """Return the features of an instrument, those of the last few instruments being kept."""
    kept = _kept.get(id(instrument))
    if kept is None or kept.instrument is not instrument or kept.pack is not pack:
        kept = FeatureIndex(instrument, pack)
        _kept[id(instrument)] = kept
        while len(_kept) > _KEPT_INSTRUMENTS:
            _kept.popitem(last=False)
    _kept.move_to_end(id(instrument))
    return kept


def features_in(
    instrument: Instrument, pack: Pack, start: int, end: int, names: Iterable[str] | None = None
) -> tuple[Feature, ...]:
    """Return the features that stand inside a range of the text, in order of place, then of name.

    `names` limits them (KeyError for a name that `features.yaml` does not describe). The text is searched once for an
    instrument, whatever the number of calls.
    """
    kinds = feature_kinds()
    index = feature_index(instrument, pack)
    if names is None:
        found = index.all_within(start, end)
    else:
        wanted = {name: kinds[name] for name in names}
        found = sorted(s for name in wanted for s in index.within(name, start, end))
    return tuple(Feature(s.name, instrument.place(s.start, s.end)) for s in found)
