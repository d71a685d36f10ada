"""`lexgap diff`: what changed between two versions of a law."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from compare.changes import Changes, changes
from report import console, jsonl
from report.change_files import change_html, change_lines, change_rows
from report.commands.inputs import Sources, Stop, criteria_named, judged, told, writing
from report.commands.options import JSON, LANGUAGE, MANIFEST, RUBRIC, SET
from report.provenance import provenance_of
from report.written import write_bytes
from rubric.casework import Case
from rubric.criterion import Criterion


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@MANIFEST
@LANGUAGE
@SET
@RUBRIC
@JSON
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A .html file.")
def diff(
    old: Path,
    new: Path,
    manifest: Path | None,
    language: str,
    set_name: str,
    rubric: Path | None,
    as_json: bool,
    output: Path | None,
) -> None:
    """Show what changed between two versions: answers first, then provisions word by word."""
    if output and output.suffix.lower() != ".html":
        raise Stop(f"no format ends in “{output.suffix}”; use .html, or --json")
    criteria = criteria_named(set_name, rubric)
    sources = [Sources([path], told(manifest), language) for path in (old, new)]
    before, after = (judged(s, criteria) for s in sources)
    found = list(_paired(before, after, criteria))
    if output:
        provenance = provenance_of([c.instrument for c in (*before, *after)], [c.id for c in criteria], rubric=rubric)
        with writing(output):
            write_bytes(output, change_html(found, provenance))
        console.say(f"Wrote {output}")
    for one in found:
        if as_json:
            for row in change_rows(one):
                click.echo(jsonl.encode(row))
        elif not output:
            for line in change_lines(one):
                console.line(line)
    for source in sources:
        source.finish()


def _paired(before: list[Case], after: list[Case], criteria: tuple[Criterion, ...]) -> Iterator[Changes]:
    """Yield the changes of each language; where the versions share none, of the first of each."""
    by_language = {c.instrument.language: c for c in reversed(before)}
    shared = [c for c in after if c.instrument.language in by_language]
    for case in shared:
        yield changes(by_language[case.instrument.language], case, criteria)
    if not shared:
        yield changes(before[0], after[0], criteria)
