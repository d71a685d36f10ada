"""The door of lexgap: parse the command line, call a room, print what it answers."""

from __future__ import annotations

from pathlib import Path

import click

from compare.coverage import coverage
from compare.graph import overlap_graph
from compare.tables import TABLES, table_of
from corpus.bundle import bundled_files
from report import console, jsonl
from report.commands import COMMANDS
from report.commands.inputs import (
    Sources,
    Stop,
    cases_for,
    criteria_named,
    facts_for,
    judged,
    opened,
    told,
    writing,
)
from report.commands.options import AS_AT, FILES, JSON, LANGUAGE, LIBRARY, MANIFEST, REVIEWS, RUBRIC, SET
from report.graph_files import write_graph
from report.provenance import provenance_of
from report.site import write_report
from report.table_files import write_table
from rubric.casework import instruments_in, work


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="lexgap")
def main() -> None:
    """Read laws, find what they define, punish and excuse, and lay the gaps side by side.

    A reading aid, not legal advice. Data goes to stdout, talk to stderr. Exit codes: 0 fine, 1 gaps or problems
    found, 2 could not run.
    """


@main.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("outputs/demo"), show_default=True)
def demo(output: Path) -> None:
    """Do the whole job on the instruments bundled with lexgap."""
    criteria = criteria_named("mission-four", None)
    files = bundled_files()
    sources = Sources([path for path, _ in files], known={path.name: meta for path, meta in files})
    cases = judged(sources, criteria)
    with writing(output):
        write_report(cases, criteria, output, files=[path for path, _ in files])
    console.coverage(coverage(cases, criteria))
    console.say(f"Open {output / 'index.html'} in a browser: every cell opens the words it rests on.")
    sources.finish()


@main.command()
@FILES
@click.option("--library", type=click.Path(path_type=Path), required=True, help="The library file; made when missing.")
@MANIFEST
@LANGUAGE
def add(files: tuple[Path, ...], library: Path, manifest: Path | None, language: str) -> None:
    """Read files into a library; the same bytes again cost nothing."""
    sources = Sources(files, told(manifest), language)
    made_here = not library.exists()
    with opened(library, create=True) as store, console.progress("Adding", len(sources.items)) as step:
        fresh = [s for s in sources.items if not (s.path.is_file() and store.has(console.sha256(s.path)))]
        for source in sources.items:
            if source not in fresh:
                step(source.path.name)
                console.say(f"{source.path.name}: already in the library")
        for source, found in work(fresh, instruments_in):
            step(source.path.name)
            readable = [instrument for instrument in found if sources.note(instrument)]
            if readable:
                store.add(readable)
                made_here = False
                for instrument in readable:
                    console.say(f"{source.path.name}: added as {instrument.title or instrument.id}")
    if made_here:  # nothing could be read: no empty library is left behind
        library.unlink(missing_ok=True)
    sources.finish()


@main.command("list")
@click.option("--library", type=click.Path(path_type=Path), required=True)
@JSON
def list_instruments(library: Path, as_json: bool) -> None:
    """Show what is in a library, with its problems."""
    with opened(library) as store:
        instruments = store.instruments()
    if as_json:
        for instrument in instruments:
            click.echo(jsonl.encode(jsonl.instrument_row(instrument)))
    else:
        console.instruments(instruments)


@main.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--library", type=click.Path(path_type=Path), required=True)
def search(words: tuple[str, ...], library: Path) -> None:
    """Find the provisions of a library that hold all these words."""
    with opened(library) as store:
        for source, citation, excerpt in store.search(" ".join(words)):
            click.echo(f"{source}\t{citation}\t{excerpt}")


@main.command()
@FILES
@MANIFEST
@LANGUAGE
@JSON
def extract(files: tuple[Path, ...], manifest: Path | None, language: str, as_json: bool) -> None:
    """Show the facts of files: definitions, offences, penalties, exemptions, duties, references."""
    sources = Sources(files, told(manifest), language)
    for facts in facts_for(sources):
        if as_json:
            for row in jsonl.fact_rows(facts):
                click.echo(jsonl.encode(row))
        else:
            console.facts(facts)
    sources.finish()


@main.command()
@FILES
@LIBRARY
@MANIFEST
@LANGUAGE
@SET
@RUBRIC
@AS_AT
@REVIEWS
@JSON
def judge(
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
    """Answer the questions of a set for each file, with the words every answer rests on."""
    criteria = criteria_named(set_name, rubric)
    cases, finish = cases_for(files, library, manifest, language, criteria, as_at_date=as_at, reviews=reviews)
    for case in cases:
        if as_json:
            for finding in case.findings:
                click.echo(jsonl.encode(jsonl.finding_row(case.instrument, finding)))
        else:
            console.findings(case, criteria)
    finish()


@main.command()
@FILES
@LIBRARY
@MANIFEST
@LANGUAGE
@SET
@RUBRIC
@AS_AT
@REVIEWS
@click.option("--table", type=click.Choice(sorted(TABLES)), default="coverage", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A .csv, .xlsx, .docx, .html, .md or .json file.")
def compare(
    files: tuple[Path, ...],
    library: Path | None,
    manifest: Path | None,
    language: str,
    set_name: str,
    rubric: Path | None,
    as_at: str,
    reviews: Path | None,
    table: str,
    output: Path | None,
) -> None:
    """Lay laws side by side in a table."""
    criteria = criteria_named(set_name, rubric)
    cases, finish = cases_for(files, library, manifest, language, criteria, as_at_date=as_at, reviews=reviews)
    made = table_of(table, cases, criteria)
    if output is None:
        console.table(made.for_people())
    else:
        with writing(output):
            provenance = provenance_of([c.instrument for c in cases], [c.id for c in criteria], rubric=rubric)
            write_table(made, output, provenance)
    finish()


@main.command()
@FILES
@LIBRARY
@MANIFEST
@LANGUAGE
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="A .html, .graphml, .gexf, .svg or .json file.",
)
def graph(files: tuple[Path, ...], library: Path | None, manifest: Path | None, language: str, output: Path) -> None:
    """Draw how the definitions of laws overlap."""
    cases, finish = cases_for(files, library, manifest, language, ())
    made = overlap_graph([case.facts for case in cases])
    with writing(output):
        write_graph(made, output)
    finish()


@main.command()
@FILES
@LIBRARY
@MANIFEST
@LANGUAGE
@SET
@RUBRIC
@AS_AT
@REVIEWS
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The folder to write.")
def report(
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
    """Write all of it as one browsable report that opens from disk."""
    criteria = criteria_named(set_name, rubric)
    cases, finish = cases_for(files, library, manifest, language, criteria, as_at_date=as_at, reviews=reviews)
    with writing(output):
        write_report(cases, criteria, output, rubric=rubric, files=files)
    console.say(f"Open {output / 'index.html'} in a browser.")
    finish()


@main.command()
@click.argument("criterion_id")
@RUBRIC
def explain(criterion_id: str, rubric: Path | None) -> None:
    """Show one question as a person reads it: reasons, sources, check, remedy, examples."""
    for criterion in criteria_named("all", rubric):
        if criterion.id == criterion_id.upper():
            console.criterion(criterion)
            return
    raise Stop(f"no criterion {criterion_id}; `lexgap criteria --set all` lists them")


for command in COMMANDS:
    main.add_command(command)


if __name__ == "__main__":
    main()
