"""The nine Disrupting Harm measures, and the provisions that punish each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from compare.distinct import distinct_cases
from compare.naming import country_of, title_of
from compare.question import Question
from compare.table import Field, Table, Value
from compare.tables.columns import WHERE, many, table, where, which
from extract.facts import Offence
from rubric.finding import Finding, Outcome
from rubric.harms import Harms, Measure, harms

if TYPE_CHECKING:
    from rubric.casework import Case

_YES = (Outcome.MET, Outcome.PARTIAL)


def harm_table(cases: Sequence[Case], _: Sequence[Question]) -> Table:
    """Return one row for each measure, instrument and provision that punishes it; one without a place where none does.

    A provision counts when it is an offence of a kind that answers to the measure, or when it is the evidence of a
    question of the measure that was asked and answered met or in part.
    """
    fields = (
        Field("measure", "letter of the measure in the survey"),
        Field("harm", "what the survey asks about"),
        Field("factor", "the factor found in the survey's own data"),
        Field("four_cs", "cells of the 4Cs, separated by a bar (our reading)"),
        Field("childlight", "type in Childlight's grouping (our reading)"),
        Field("punished", "whether a provision was found that punishes it", "boolean"),
        Field("answers", "answers to the questions of the measure that were asked"),
        Field("offence", "the offence as the instrument calls it"),
        Field("max_imprisonment", "maximum imprisonment, as a lawyer would write it"),
        *WHERE,
    )
    return table("harms", "Harms children report, and what punishes them", fields, _rows(cases))


def _rows(cases: Sequence[Case]) -> Iterator[tuple[Value, ...]]:
    crosswalk = harms()
    law = [c for c in distinct_cases(cases) if c.instrument.kind != "guidance"]
    law.sort(key=lambda c: (country_of(c.instrument).casefold(), c.instrument.date, title_of(c.instrument)))
    nothing: tuple[Value, ...] = ("", None, "", None, None, "")
    for measure in crosswalk.measures:
        for case in law:
            answers = [f for f in case.findings if f.criterion in measure.criteria]
            found = _punishing(case, measure, answers)
            said = many(f"{f.criterion} {f.outcome.value}" for f in answers)
            head = (*which(case.instrument), *_head(crosswalk, measure), bool(found), said)
            for o in found:
                most = o.heaviest.printed if o.heaviest else ""
                yield (*head, " ".join(o.label.split()), most, *where(case.instrument, o.place, o.citation))
            if not found:
                yield (*head, "", "", *nothing)


def _head(crosswalk: Harms, measure: Measure) -> tuple[Value, ...]:
    return (
        measure.letter,
        measure.name,
        crosswalk.factors[measure.factor],
        many(crosswalk.four_cs[c] for c in measure.four_cs),
        crosswalk.childlight[measure.childlight],
    )


def _punishing(case: Case, measure: Measure, answers: Sequence[Finding]) -> list[Offence]:
    shown = [e.place for f in answers if f.outcome in _YES for e in f.evidence]
    return [
        o
        for o in case.facts.offences
        if set(o.concepts) & set(measure.offences) or any(o.place.start <= p.start < o.place.end for p in shown)
    ]
