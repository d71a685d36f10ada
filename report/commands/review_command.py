"""`lexgap review`: a person confirms or overrides answers, by hand or with a coding sheet."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from compare.agreement import Agreement, agreements
from report import console, jsonl
from report.coding_sheet import import_sheet, sheet_bytes
from report.commands.inputs import Stop, cases_for, criteria_named, kept_reviews, writing
from report.commands.options import FILES, JSON, LANGUAGE, LIBRARY, MANIFEST, REVIEWS, RUBRIC, SET
from report.written import write_bytes
from rubric.casework import Case
from rubric.finding import Outcome
from rubric.review import Review, ReviewError, made_review, review_lines


@click.command()
@FILES
@LIBRARY
@MANIFEST
@LANGUAGE
@SET
@RUBRIC
@REVIEWS
@click.option("--sheet", type=click.Path(path_type=Path), help="Write a coding sheet (.xlsx) for a colleague.")
@click.option("--import", "imported", type=click.Path(path_type=Path), help="Read a filled-in coding sheet back.")
@click.option("--agreement", is_flag=True, help="Show how far people and lexgap agree, per criterion.")
@click.option("--criterion", default="", help="The question that is answered by hand.")
@click.option("--confirm", is_flag=True, help="Confirm the answer of lexgap.")
@click.option("--outcome", type=click.Choice([o.value for o in Outcome]), help="Override it with this answer.")
@click.option("--by", default="", help="The name of the person who answers.")
@click.option("--reason", default="", help="Why; needed for an override.")
@click.option("--quote", default="", help="The words of the text that the answer rests on.")
@click.option("--citation", default="", help="The provision it rests on, as the text numbers it.")
@click.option("--date", "day", default="", help="The date of the answer; today without it.")
@JSON
def review(
    files: tuple[Path, ...],
    library: Path | None,
    manifest: Path | None,
    language: str,
    set_name: str,
    rubric: Path | None,
    reviews: Path | None,
    sheet: Path | None,
    imported: Path | None,
    agreement: bool,
    criterion: str,
    confirm: bool,
    outcome: str | None,
    by: str,
    reason: str,
    quote: str,
    citation: str,
    day: str,
    as_json: bool,
) -> None:
    """Confirm or override answers; both the machine's answer and the person's are kept, in the file `--reviews`."""
    if agreement:
        _agreement(_needed(reviews), as_json)
        return
    if sum(map(bool, (sheet, imported, criterion))) != 1:
        raise Stop("say what to do: --sheet OUT.xlsx, --import IN.xlsx, --agreement, or --criterion ID")
    asked = criteria_named("all" if criterion else set_name, rubric)
    cases, finish = cases_for(files, library, manifest, language, asked)
    refused = 0
    if sheet:
        with writing(sheet):
            write_bytes(sheet, sheet_bytes(cases, asked))
        console.say(f"Wrote {sheet}; fill in the columns outcome, quote, citation, reason, coder and date")
    elif imported:
        refused = _import(imported, cases, _needed(reviews))
    else:
        if confirm == (outcome is not None):
            raise Stop("say either --confirm or --outcome")
        given = Outcome(outcome) if outcome else None
        made = _by_hand(cases, criterion.upper(), given, (by, reason, quote, citation, day))
        _keep(_needed(reviews), [made])
    finish()
    if refused:
        sys.exit(1)


def _needed(reviews: Path | None) -> Path:
    if reviews is None:
        raise Stop("name the file that keeps the reviews with --reviews FILE.jsonl")
    return reviews


def _import(sheet: Path, cases: Sequence[Case], kept: Path) -> int:
    """Keep the reviews of a sheet; say which rows were refused and return how many."""
    try:
        found, refused = import_sheet(sheet, cases, today=date.today())
    except ReviewError as error:
        raise Stop(str(error)) from error
    except OSError as error:
        raise Stop(f"{sheet}: cannot be read ({error.strerror})") from error
    for refusal in refused:
        console.say(f"{sheet.name}, row {refusal.row}: refused, {refusal.reason}")
    _keep(kept, found)
    return len(refused)


def _by_hand(cases: Sequence[Case], criterion: str, outcome: Outcome | None, said: tuple[str, ...]) -> Review:
    by, reason, quote, citation, day = said
    if len(cases) != 1:
        raise Stop(f"one text at a time; there are {len(cases)} (name the language of a file set in several)")
    finding = next((f for f in cases[0].findings if f.criterion == criterion), None)
    if finding is None:
        raise Stop(f"no criterion {criterion}; `lexgap criteria --set all` lists them")
    try:
        given = date.fromisoformat(day).isoformat() if day else date.today().isoformat()
        return made_review(
            cases[0].instrument,
            finding,
            outcome=outcome or finding.outcome,
            by=by,
            date=given,
            reason=reason,
            quote=quote,
            citation=citation,
        )
    except ValueError as error:
        raise Stop(str(error)) from error


def _keep(path: Path, made: Sequence[Review]) -> None:
    before = kept_reviews(path) if path.exists() else ()
    with writing(path):
        write_bytes(path, review_lines([*before, *made]))
    console.say(f"{path}: {len(made)} answers kept, {sum(r.confirms for r in made)} of them confirm lexgap")


def _agreement(path: Path, as_json: bool) -> None:
    try:
        found = agreements(kept_reviews(path))
    except ImportError as error:
        raise Stop("agreement needs the library nltk; install it beside lexgap (pip install nltk)") from error
    for a in found:
        if as_json:
            click.echo(jsonl.encode(_row(a)))
        else:
            figure = f"alpha {_shown(a.alpha)}" if not a.other else f"kappa {_shown(a.kappa)}"
            who = f"{a.coder} and {a.other}" if a.other else a.coder
            console.line(f"{a.criterion or 'all':8} {who}: {a.texts} answers, {a.same:.0%} the same, {figure}")


def _shown(figure: float | None) -> str:
    return "not defined" if figure is None else f"{figure:.2f}"


def _row(a: Agreement) -> jsonl.Row:
    return {
        "criterion": a.criterion,
        "coder": a.coder,
        "other": a.other,
        "texts": a.texts,
        "same": round(a.same, 4),
        "kappa": a.kappa,
        "alpha": a.alpha,
    }
