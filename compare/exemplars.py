"""Provisions of other laws that a drafter may look at: they answer a question, in a law built like the bill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from compare.naming import cited, short_name
from corpus.instrument import Instrument
from rubric.finding import WITH_EVIDENCE, Evidence, Finding, Outcome

if TYPE_CHECKING:
    from rubric.casework import Case

MOST = 3
_BETTER = {
    Outcome.SILENT: (Outcome.MET, Outcome.PARTIAL),
    Outcome.CONTRARY: (Outcome.MET, Outcome.PARTIAL),
    Outcome.PARTIAL: (Outcome.MET,),
    Outcome.MET: (),
    Outcome.NOT_APPLICABLE: (),
    Outcome.UNREAD: (),
}


@dataclass(frozen=True, slots=True)
class Exemplar:
    """Quote how another law answers the question.

    `law` is country and title; `citation` has its unit ("s 3(1)"); `because` says why this law was chosen.
    """

    law: str
    source: str
    outcome: Outcome
    evidence: Evidence
    citation: str
    because: str


def exemplars(bill: Case, finding: Finding, others: Sequence[Case]) -> tuple[Exemplar, ...]:
    """Return up to three exemplars for one finding of a bill, those with the better answer first, then the nearer.

    Nearness: same language, law of the same kind (articles or sections), kinds of provision in common, and, where the
    bill has words of its own on the question, likeness to them.
    """
    wanted = _BETTER[finding.outcome]
    ranked: list[tuple[tuple[int, float, str], Exemplar]] = []
    for other in others:
        answer = next((f for f in other.findings if f.criterion == finding.criterion), None)
        if answer is None or answer.outcome not in wanted or not _comparable(bill.instrument, other.instrument):
            continue
        near, because = _nearness(bill, finding, other, answer)
        rank = (wanted.index(answer.outcome), -near, other.instrument.id)
        ranked.append((rank, _exemplar(other.instrument, answer, because)))
    return tuple(e for _, e in sorted(ranked, key=lambda r: r[0])[:MOST])


def _comparable(bill: Instrument, other: Instrument) -> bool:
    same = bill.sha256 == other.sha256
    return not same and other.kind != "guidance"


def _exemplar(instrument: Instrument, answer: Finding, because: str) -> Exemplar:
    if answer.outcome not in WITH_EVIDENCE:
        raise ValueError(f"{answer.criterion}: an exemplar needs words, not {answer.outcome}")
    best = answer.evidence[0]
    citation = cited(instrument, best.place, best.citation)
    return Exemplar(short_name(instrument), instrument.source, answer.outcome, best, citation, because)


def _nearness(bill: Case, finding: Finding, other: Case, answer: Finding) -> tuple[float, str]:
    """Return how near a law is to the bill, and that in words."""
    said: list[str] = []
    near = 0.0
    if bill.instrument.language.split("-")[0] == other.instrument.language.split("-")[0]:
        near += 1.0
        said.append("same language")
    if _unit(bill.instrument) == _unit(other.instrument) != "":
        near += 0.5
        said.append(f"{_unit(other.instrument)}s like the bill")
    mine, theirs = _subjects(bill), _subjects(other)
    if mine and theirs:
        near += len(mine & theirs) / len(mine | theirs)
        said.append(f"treats {len(mine & theirs)} of the bill's {len(mine)} subjects")
    if finding.evidence:
        words = fuzz.token_set_ratio(finding.evidence[0].quote, answer.evidence[0].quote) / 100
        near += words
        if words > 0.6:
            said.append("worded like the bill")
    return near, ", ".join(said)


def _unit(instrument: Instrument) -> str:
    sections = instrument.sections()
    return sections[0].kind if sections else ""


def _subjects(case: Case) -> frozenset[str]:
    """Return the kinds of thing an instrument defines, punishes and provides for."""
    facts = case.facts
    defined = {f"defines {c}" for d in facts.definitions for c in d.concepts}
    punished = {c for o in facts.offences for c in o.concepts if c != "other"}
    stated = {s.name for s in facts.statements if s.family != "term"}
    return frozenset(defined | punished | stated)
