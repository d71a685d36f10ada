"""`lexgap countries`: what each country answers over all its acts, and which acts are missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from compare.bundle import Bundle, BundleAnswer, bundles
from compare.naming import cited
from report import console, jsonl
from report.commands.inputs import cases_for, criteria_named
from report.commands.options import AS_AT, FILES, JSON, LANGUAGE, LIBRARY, MANIFEST, REVIEWS, RUBRIC, SET
from report.console import clip
from report.outcomes import look_of
from rubric.act_kinds import act_kinds
from rubric.criterion import Criterion


@click.command()
@FILES
@LIBRARY
@MANIFEST
@LANGUAGE
@SET
@RUBRIC
@AS_AT
@REVIEWS
@JSON
def countries(
    files: tuple[Path, ...],
    library: Path | None,
    manifest: Path | None,
    language: str,
    set_name: str,
    rubric: Path | None,
    as_at: str,
    reviews: Path | None,
    as_json: bool,
) -> None:
    """Answer the questions for each country over all its acts; say what contradicts and which acts are missing."""
    criteria: tuple[Criterion, ...] = criteria_named(set_name, rubric)
    cases, finish = cases_for(files, library, manifest, language, criteria, as_at_date=as_at, reviews=reviews)
    for bundle in bundles(cases, criteria):
        if as_json:
            click.echo(jsonl.encode(_row(bundle)))
        else:
            for line in _lines(bundle):
                console.line(line)
    finish()


def _lines(bundle: Bundle) -> Iterator[str]:
    yield f"{bundle.country.name}: {len(bundle.country.rows)} texts"
    for row in bundle.country.rows:
        yield f"    {row.title} ({row.instrument.date or 'no date'}, {row.instrument.source})"
    for answer in bundle.answers:
        yield from _answer(answer)
    if bundle.missing:
        yield f"  Not loaded: {', '.join(act_kinds()[k].name for k in bundle.missing)}"
    if bundle.not_loaded:
        yield f"  Named in these acts and not loaded: {'; '.join(bundle.not_loaded)}"


def _answer(answer: BundleAnswer) -> Iterator[str]:
    yield f"  {answer.question.id}  {look_of(answer.finding).word}: {answer.question.question}"
    for e in answer.finding.evidence:
        where = f"{answer.by.title}, {cited(answer.by.instrument, e.place, e.citation)}"
        yield f"         {where}: “{clip(e.quote)}”"
    if answer.note:
        yield f"         {answer.note}"
    for row, finding in answer.against:
        for e in finding.evidence:
            yield f"         against it: {row.title}, {cited(row.instrument, e.place, e.citation)}: “{clip(e.quote)}”"


def _row(bundle: Bundle) -> jsonl.Row:
    return {
        "country": bundle.country.name,
        "sources": [r.instrument.source for r in bundle.country.rows],
        "answers": [
            {
                **jsonl.finding_row(a.by.instrument, a.finding),
                "gap": a.gap,
                "note": a.note,
                "missing": list(a.missing),
                "against": [jsonl.finding_row(r.instrument, f) for r, f in a.against],
            }
            for a in bundle.answers
        ],
        "missing": list(bundle.missing),
        "references": [
            {
                "act": r.act,
                "source": r.source,
                "citation": r.citation,
                "start": r.place.start,
                "end": r.place.end,
                "loaded": r.loaded,
            }
            for r in bundle.references
        ],
    }
