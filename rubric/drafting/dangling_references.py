"""References to provisions that the text does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.instrument import Instrument, Provision
from extract.facts import Reference
from extract.offences.rules import ReferenceWords, rules_of
from rubric.case import Case
from rubric.drafting.fault import Fault, fault_at
from rubric.drafting.law_of_its_own import OwnLaw

_NUMBER = re.compile(r"(?P<section>\d+[A-Za-z]{0,2}(?:[.\-]\d+[A-Z]{0,2})*)(?:\s*\(\s*(?P<sub>\d+[A-Za-z]?)\s*\))?")
_AHEAD = 400  # characters in which a list of numbers must come to the name of the act it belongs to


def dangling_references(case: Case) -> Iterator[Fault]:
    """Yield a fault at each reference, inside the instrument, to a section or subsection it does not have.

    A number followed by "of" and another text's name, and numbers in law written for another act, are passed over.
    """
    instrument, own = case.instrument, OwnLaw(case.instrument)
    if case.pack is None or not case.pack.has("offences") or instrument.kind == "guidance":
        return
    sections = {_bare(p.num): p for p in reversed(instrument.sections()) if p.num and own.has(p.start)}
    if own.amends or not own.whole:
        return
    leads = _leads_elsewhere(rules_of(case.pack).references)
    for r in case.facts.references:
        elsewhere = r.act or leads.match(instrument.reading, r.place.end, r.place.end + _AHEAD)
        if r.to is None and not elsewhere and own.has(r.place.start) and not _exists(instrument, r, sections):
            words = " ".join(r.place.of(instrument.text).split())
            yield fault_at(instrument, "no-such-provision", r.place, reference=words[:1].upper() + words[1:])


def _exists(instrument: Instrument, r: Reference, sections: dict[str, Provision]) -> bool:
    m = _NUMBER.match(r.target)
    if m is None:
        return True
    section = sections.get(_bare(m["section"]))
    if section is None:
        # Small letters after a number may be the next word, run on in print ("section 2of").
        return m["section"][-1].islower() and m["section"].rstrip("abcdefghijklmnopqrstuvwxyz") in sections
    children = [c for c in instrument.children(section.eid) if c.kind == "subsection" and c.num]
    # With fewer than two numbered subsections the division says too little to call a number missing.
    return not m["sub"] or len(children) < 2 or _bare(m["sub"]) in {_bare(c.num) for c in children}


def _leads_elsewhere(words: ReferenceWords) -> re.Pattern[str]:
    """Return what stands after a number that is another text's: more numbers, then "of" and not "this"."""

    def one_of(options: Sequence[str]) -> str:
        return "|".join(re.escape(w) for w in sorted(options, key=lambda w: (-len(w), w))) or r"(?!)"

    more = rf"(?:\s*(?:,|{one_of([*words.joins, *words.ranges])})\s*(?:{one_of(words.section)})?\s*[\d(][\w().\-]*)*"
    here = one_of([*words.this, *(f"{a} {b}" for a in ("the", "la", "le") for b in words.this)])
    return re.compile(rf"{more}\s*,?\s*(?:{one_of(words.of)})\s*(?!(?:{here})\b)(?=\w)", re.IGNORECASE)


def _bare(number: str) -> str:
    return re.sub(r"\W", "", number).casefold()
