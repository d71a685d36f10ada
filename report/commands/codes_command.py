"""`lexgap codes`: the rubric as a codebook, or the texts with their coded passages, for qualitative analysis."""

from __future__ import annotations

from pathlib import Path

import click

from report import console
from report.commands.inputs import Stop, cases_for, criteria_named, writing
from report.commands.options import AS_AT, FILES, LANGUAGE, LIBRARY, MANIFEST, REVIEWS, RUBRIC, SET
from report.qda_files import codebook_bytes, project_bytes
from report.written import write_bytes


@click.command()
@FILES
@LIBRARY
@MANIFEST
@LANGUAGE
@SET
@RUBRIC
@AS_AT
@REVIEWS
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="A .qdc codebook or a .qdpx project."
)
def codes(
    files: tuple[Path, ...],
    library: Path | None,
    manifest: Path | None,
    language: str,
    set_name: str,
    rubric: Path | None,
    as_at: str,
    reviews: Path | None,
    output: Path,
) -> None:
    """Write a REFI-QDA codebook (.qdc, no files needed) or the texts with their coded passages (.qdpx)."""
    criteria = criteria_named(set_name, rubric)
    suffix = output.suffix.lower()
    if suffix == ".qdc":
        with writing(output):
            write_bytes(output, codebook_bytes(criteria))
        console.say(f"Wrote {output}")
        return
    if suffix != ".qdpx":
        raise Stop(f"no format ends in “{output.suffix}”, use .qdc or .qdpx")
    cases, finish = cases_for(files, library, manifest, language, criteria, as_at_date=as_at, reviews=reviews)
    with writing(output):
        write_bytes(output, project_bytes(cases, criteria))
    console.say(f"Wrote {output}")
    finish()
