"""`lexgap check`: a drafting team's check of one bill."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from compare.bill_check import FAIL_ON, check_bill
from report import console
from report.check_console import check_lines
from report.check_files import NotCopiedError, write_check
from report.commands.inputs import Sources, Stop, criteria_named, judged, opened, told, writing
from report.commands.options import LANGUAGE, LIBRARY, MANIFEST, RUBRIC, SET
from report.provenance import provenance_of
from rubric.casework import Case, case_of
from rubric.criterion import Criterion


def _names(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(n.strip() for n in value.split(",") if n.strip())
    unknown = [n for n in names if n not in FAIL_ON]
    if unknown:
        raise click.BadParameter(f"“{unknown[0]}” is none of {', '.join(FAIL_ON)}")
    return names


@click.command()
@click.argument("bill", type=click.Path(path_type=Path))
@click.argument("more", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--against", multiple=True, type=click.Path(path_type=Path), help="A law to draw examples from; more may follow."
)
@LIBRARY
@MANIFEST
@LANGUAGE
@SET
@RUBRIC
@click.option(
    "--fail-on",
    default="",
    callback=_names,
    help=f"Exit with 1 when one of these is found, comma-separated: {', '.join(FAIL_ON)}.",
)
@click.option(
    "-o",
    "--output",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A .html, .json or .sarif file, or a copy of the bill with notes (.docx, .pdf); may be repeated.",
)
def check(
    bill: Path,
    more: tuple[Path, ...],
    against: tuple[Path, ...],
    library: Path | None,
    manifest: Path | None,
    language: str,
    set_name: str,
    rubric: Path | None,
    fail_on: tuple[str, ...],
    output: tuple[Path, ...],
) -> None:
    """Check a bill: answers with its words, what is missing, what to draft, how other laws put it, drafting faults.

    `--against a.pdf b.pdf` and `--library` name the laws to draw examples from.
    """
    if more and not against:
        raise Stop(f"one bill at a time; did you mean --against {more[0]}?")
    criteria = criteria_named(set_name, rubric)
    known = told(manifest)
    own = Sources([bill], known, language)
    cases = judged(own, criteria)
    laws = (*against, *more)
    others = Sources(laws, known) if laws else None
    compared = (judged(others, criteria, required=False) if others else []) + _kept(library, criteria)
    checks = [check_bill(case, criteria, compared) for case in cases]
    provenance = provenance_of([c.instrument for c in (*cases, *compared)], [c.id for c in criteria], rubric=rubric)
    for path in output:
        try:
            with writing(path):
                write_check(checks, provenance, bill, path)
        except NotCopiedError as error:
            raise Stop(str(error)) from error
        console.say(f"Wrote {path}")
    if not output:
        for done in checks:
            for line in check_lines(done):
                console.line(line)
    for sources in (own, others):
        if sources:
            sources.finish()
    if any(done.fails(fail_on) for done in checks):
        sys.exit(1)


def _kept(library: Path | None, criteria: tuple[Criterion, ...]) -> list[Case]:
    """Return the cases of a library's instruments."""
    if library is None:
        return []
    with opened(library) as store:
        return [case_of(instrument, criteria) for instrument in store.instruments()]
