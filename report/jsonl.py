"""The JSON of the command line, one object a line: a contract other programs rely on (docs/interface.md)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from corpus.instrument import Instrument
from corpus.place import Place
from corpus.problem import Problem
from extract.facts import Definition, Exemption, Facts, Offence, Penalty, Reference, Statement
from rubric.criterion import Criterion
from rubric.finding import Finding

Row = dict[str, object]


def encode(row: Row) -> str:
    """Return one row as a line of JSON, keys in the contract's order."""
    return msgspec.json.encode(row).decode("utf8")


def fact_rows(facts: Facts) -> Iterator[Row]:
    """Yield a row for each fact and each problem of one instrument, kind by kind in document order."""
    instrument = facts.instrument
    for definition in facts.definitions:
        yield _definition(instrument, definition)
    for offence in facts.offences:
        yield _offence(instrument, offence)
        for penalty in offence.penalties:
            yield _penalty(instrument, offence, penalty)
    for exemption in facts.exemptions:
        yield _exemption(instrument, exemption)
    for statement in facts.statements:
        yield _statement(instrument, statement)
    for reference in facts.references:
        yield _reference(instrument, reference)
    yield from problem_rows(instrument, facts.problems)


def problem_rows(instrument: Instrument, found: tuple[Problem, ...] = ()) -> Iterator[Row]:
    """Yield a row for each problem met in reading the instrument, then for each one `found` in its facts."""
    for problem in (*instrument.problems, *found):
        yield {
            "kind": "problem",
            "source": instrument.source,
            "citation": problem.citation,
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "advice": problem.advice,
            "page": problem.page,
            "start": problem.start,
            "end": problem.end,
        }


def finding_row(instrument: Instrument, finding: Finding) -> Row:
    """Return the row of one finding."""
    return {
        "source": finding.source,
        "criterion": finding.criterion,
        "outcome": finding.outcome.value,
        "evidence": [
            {
                "citation": e.citation,
                "eid": e.place.eid,
                "quote": e.quote,
                "page": instrument.page(e.place.start),
                "start": e.place.start,
                "end": e.place.end,
            }
            for e in finding.evidence
        ],
        "searched": list(finding.searched),
        "why": finding.why,
        "decidable": finding.decidable,
        "records": list(finding.records),
        "language": instrument.language,
        "by": finding.by,
    }


def instrument_row(instrument: Instrument) -> Row:
    """Return the row of one instrument of a library, its problems inside."""
    return {
        "source": instrument.source,
        "id": instrument.id,
        "title": instrument.title,
        "kind": instrument.kind,
        "jurisdiction": instrument.jurisdiction,
        "country": instrument.country,
        "language": instrument.language,
        "date": instrument.date,
        "sha256": instrument.sha256,
        "provisions": len(instrument.provisions),
        "problems": list(problem_rows(instrument)),
    }


def criterion_row(criterion: Criterion) -> Row:
    """Return the row of one criterion."""
    return {
        "criterion": criterion.id,
        "name": criterion.name,
        "principle": criterion.principle,
        "question": criterion.question,
        "type": criterion.file.type,
        "needs": criterion.file.needs,
        "other_act": criterion.file.other_act,
    }


def _where(instrument: Instrument, place: Place) -> Row:
    return {"page": instrument.page(place.start), "start": place.start, "end": place.end}


def _definition(instrument: Instrument, d: Definition) -> Row:
    return {
        "kind": "definition",
        "source": instrument.source,
        "citation": d.citation,
        "eid": d.place.eid,
        "term": d.term,
        "also": list(d.also),
        "text": d.place.of(instrument.text),
        "definition_kind": d.kind,
        "scope": d.scope,
        "concepts": list(d.concepts),
        "features": sorted({f.name for f in d.features}),
        "age": d.age,
        "body": d.body,
        **_where(instrument, d.place),
    }


def _offence(instrument: Instrument, o: Offence) -> Row:
    heaviest = o.heaviest
    return {
        "kind": "offence",
        "source": instrument.source,
        "citation": o.citation,
        "eid": o.place.eid,
        "label": o.label,
        "text": o.place.of(instrument.text),
        "about_children": o.about_children,
        "concepts": list(o.concepts),
        "max_imprisonment": (heaviest.printed or None) if heaviest else None,
        "months_max": heaviest.months_max if heaviest else None,
        "victim_age": o.victim_age,
        "conduct": list(o.conduct),
        "mental": sorted({f.name for f in o.mental}),
        "means": sorted({f.name for f in o.means}),
        "offender": o.offender,
        **_where(instrument, o.place),
    }


def _penalty(instrument: Instrument, o: Offence, p: Penalty) -> Row:
    return {
        "kind": "penalty",
        "source": instrument.source,
        "citation": instrument.citation(p.place),
        "eid": p.place.eid,
        "offence": o.citation,
        "text": p.place.of(instrument.text),
        "max_imprisonment": p.printed or None,
        "months_max": p.months_max,
        "months_min": p.months_min,
        "life": p.life,
        "fine": p.fine,
        "alternative": p.alternative,
        **_where(instrument, p.place),
    }


def _exemption(instrument: Instrument, e: Exemption) -> Row:
    return {
        "kind": "exemption",
        "source": instrument.source,
        "citation": e.citation,
        "eid": e.place.eid,
        "type": e.type,
        "text": e.place.of(instrument.text),
        "floor_age": e.floor_age,
        "gap_years": e.gap_years,
        "conditions": sorted({f.name for f in e.conditions}),
        "applies_to": list(e.applies_to),
        **_where(instrument, e.place),
    }


def _statement(instrument: Instrument, s: Statement) -> Row:
    return {
        "kind": s.family,
        "source": instrument.source,
        "citation": s.citation,
        "eid": s.place.eid,
        "name": s.name,
        "text": s.place.of(instrument.text),
        "bearer": s.bearer,
        **_where(instrument, s.place),
    }


def _reference(instrument: Instrument, r: Reference) -> Row:
    return {
        "kind": "reference",
        "source": instrument.source,
        "citation": r.citation,
        "eid": r.place.eid,
        "text": r.place.of(instrument.text),
        "target": r.target,
        "act": r.act,
        "to": r.to,
        **_where(instrument, r.place),
    }
