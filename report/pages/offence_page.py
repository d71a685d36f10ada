"""Offences side by side, by kind of conduct."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from corpus.instrument import Instrument
from extract.facts import OFFENCE_CONCEPTS, Offence
from report.maximum import most_of
from report.view import Quote, View


@dataclass(frozen=True, slots=True)
class OffenceLine:
    """Show one offence; `mental` and `means` are the law's words."""

    who: str
    label: str
    quote: Quote
    mental: tuple[str, ...]
    means: tuple[str, ...]
    victim_age: int | None
    maximum: str
    fine: str
    penalty: Quote | None


@dataclass(frozen=True, slots=True)
class OffenceGroup:
    """Hold the offences of one kind, and the countries in which none was found."""

    name: str
    lines: tuple[OffenceLine, ...]
    without: tuple[str, ...]


def offence_groups(view: View) -> tuple[OffenceGroup, ...]:
    """Return the offences of each kind in the vocabulary's order; `other` holds only offences about children."""
    found: dict[str, list[OffenceLine]] = defaultdict(list)
    having: dict[str, set[str]] = defaultdict(set)
    for case in view.cases:
        for o in case.facts.offences:
            for concept in o.concepts or (("other",) if o.about_children else ()):
                found[concept].append(_line(view, case.instrument, o))
                having[concept].add(view.country(case.instrument))
    punishing = {view.country(c.instrument) for c in view.cases if c.facts.offences}
    known = [*OFFENCE_CONCEPTS, *sorted(set(found) - set(OFFENCE_CONCEPTS))]
    return tuple(
        OffenceGroup(name, tuple(found[name]), () if name == "other" else tuple(sorted(punishing - having[name])))
        for name in known
        if name in found
    )


def _line(view: View, instrument: Instrument, o: Offence) -> OffenceLine:
    most = o.heaviest
    return OffenceLine(
        who=view.name(instrument),
        label=" ".join(o.label.split()),
        quote=view.quote(instrument, o.place, o.citation),
        mental=tuple(dict.fromkeys(" ".join(f.place.of(instrument.text).split()) for f in o.mental)),
        means=tuple(dict.fromkeys(" ".join(f.place.of(instrument.text).split()) for f in o.means)),
        victim_age=o.victim_age,
        maximum=most_of(o),
        fine=most.fine if most else "",
        penalty=view.quote(instrument, most.place, instrument.citation(most.place)) if most else None,
    )
