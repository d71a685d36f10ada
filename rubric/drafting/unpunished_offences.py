"""Offences for which no penalty is stated."""

from __future__ import annotations

from collections.abc import Iterator

from extract.rule_hits import RuleHits
from rubric.case import Case
from rubric.drafting.fault import Fault, fault_at
from rubric.drafting.law_of_its_own import OwnLaw

_TREATIES = frozenset({"treaty", "directive", "guidance"})  # they oblige states to punish, and leave the penalty open
# Words that punish although no imprisonment or fine was read from them: "the same penalty", committal to a
# reformatory, the procedure that carries a general penalty; and forms of liability that share the offence's penalty.
_PUNISHING = frozenset({"punishes", "same", "raises", "penalty-line", "attempt", "corporate", "prison", "fine"})


def unpunished_offences(case: Case) -> Iterator[Fault]:
    """Yield a fault at each offence without a penalty, the general penalty of the instrument counted in."""
    instrument = case.instrument
    if instrument.kind in _TREATIES or case.pack is None or not OwnLaw(instrument).whole:
        return
    hits = RuleHits(instrument.reading, case.pack)
    for o in case.facts.offences:
        if o.penalties or o.attempt or instrument.in_zone(o.place.start):
            continue
        said = {h.name for h in hits.within("offences", o.place.start, o.place.end)}
        if not said & _PUNISHING:
            label = " ".join(o.label.split()) or o.citation
            yield fault_at(instrument, "offence-without-penalty", o.place, label=label)
