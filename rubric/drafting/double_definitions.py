"""Terms that are defined twice, in different words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from corpus.instrument import GROUP_KINDS, Instrument
from extract.facts import Definition
from rubric.case import Case
from rubric.drafting.fault import Fault, fault_at

# One that says "has the meaning given in section 3" points to the other instead of contradicting it.
_FULL = frozenset({"means"})


def double_definitions(case: Case) -> Iterator[Fault]:
    """Yield a fault at each later definition of a term that an earlier one, for the same law, puts differently."""
    instrument = case.instrument
    if instrument.kind == "guidance":
        return
    known: dict[tuple[str, str], list[Definition]] = defaultdict(list)
    for d in case.facts.definitions:
        if d.kind not in _FULL:
            continue
        key = (_folded(d.term), _host(instrument, d))
        other = next((k for k in known[key] if _clash(instrument, k, d)), None)
        known[key].append(d)
        if other is not None:
            term = " ".join(d.term.split())
            where = other.citation or "another place"
            yield fault_at(
                instrument, "term-defined-twice", d.term_place, term=term, other=where, also=(other.term_place,)
            )


def _folded(words: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())


def _host(instrument: Instrument, d: Definition) -> str:
    here = instrument.at(d.place.start)
    return next((p.host for p in [here, *instrument.parents(here)] if p.host), "") if here else ""


def _clash(instrument: Instrument, one: Definition, other: Definition) -> bool:
    """Return whether two definitions of a term meet: both for the whole law, or for one part or section of it."""
    said = (_folded(instrument.reading[d.place.start : d.place.end]) for d in (one, other))
    if len(set(said)) == 1 or one.citation == other.citation or one.place.start <= other.place.start < one.place.end:
        return False
    narrow = [s for s in (one.scope, other.scope) if s not in ("", "act")]
    if not narrow:
        return one.scope == "act" or other.scope == "act" or _unit(instrument, one) == _unit(instrument, other)
    return one.scope == other.scope and _unit(instrument, one) == _unit(instrument, other)


def _unit(instrument: Instrument, d: Definition) -> str:
    """Return the eid of the part, chapter or section for which a definition is made."""
    here = instrument.at(d.place.start)
    if here is None:
        return ""
    chain = [here, *instrument.parents(here)]
    if d.scope in GROUP_KINDS:
        return next((p.eid for p in chain if p.kind == d.scope), "")
    section = instrument.section_of(d.place.start)
    return section.eid if section else ""
