"""`lexgap criteria`: the rubric's questions, their examples run as tests, and their JSON Schema."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from extract.strict_yaml import YamlError
from report import console, jsonl
from report.commands.inputs import Stop, criteria_named, writing
from report.commands.options import JSON, RUBRIC, SET
from report.written import write_bytes
from rubric.criteria import FOLDER, load
from rubric.criterion import Criterion
from rubric.criterion_schema import criterion_schema
from rubric.examples import run_examples
from rubric.finding import Outcome


@click.group(invoke_without_command=True)
@SET
@RUBRIC
@JSON
@click.pass_context
def criteria(context: click.Context, set_name: str, rubric: Path | None, as_json: bool) -> None:
    """List the questions of a set (`--set all` for the whole rubric); test and describe criteria of your own."""
    if context.invoked_subcommand:
        return
    for criterion in criteria_named(set_name, rubric):
        if as_json:
            click.echo(jsonl.encode(jsonl.criterion_row(criterion)))
        else:
            click.echo(f"{criterion.id}  {criterion.question}")


@criteria.command("test")
@click.argument("folder", type=click.Path(path_type=Path), default=FOLDER)
def run_tests(folder: Path) -> None:
    """Run the examples of the criteria in a folder (those of lexgap without one); exit with 1 when one fails."""
    if not folder.is_dir():
        raise Stop(f"{folder} is not a folder; name the folder that holds the criteria")
    try:
        found = load(folder)
    except (YamlError, OSError) as error:
        raise Stop(str(error)) from error
    if not found:
        raise Stop(f"{folder} holds no criteria; a criterion is one YAML file, see `lexgap criteria schema`")
    run, failed = 0, 0
    for result in run_examples(found):
        run += 1
        faults = _faults(result.faults, result.example.known_miss)
        failed += bool(faults)
        for fault in faults:
            console.line(f"{result.criterion} {result.example.language} “{result.example.name}”: {fault}")
    for criterion in found:
        for wanting in _wanting(criterion):
            failed += wanting == _NO_EXAMPLE
            console.line(f"{criterion.id}: {wanting}")
    console.say(f"{run} examples of {len(found)} criteria: {run - min(run, failed)} as they should be, {failed} not")
    sys.exit(1 if failed else 0)


_NO_EXAMPLE = "no examples: nothing proves what it answers"


def _faults(faults: tuple[str, ...], known_miss: str) -> tuple[str, ...]:
    """Return what is wrong with an example's result; a known miss that comes out right is wrong too."""
    if known_miss:
        return () if faults else ("marked known_miss and now comes out right: remove the mark",)
    return faults


def _wanting(criterion: Criterion) -> list[str]:
    """Return what the examples of a criterion leave unproved."""
    if not criterion.examples:
        return [_NO_EXAMPLE]
    shown = {e.expect for e in criterion.examples}
    branches = [outcome for outcome, _ in criterion.branches]
    missing = [f"no example comes out {o.value}" for o in branches if o not in shown]
    absent = {Outcome.SILENT, Outcome.CONTRARY, Outcome.NOT_APPLICABLE}
    return missing if shown & absent else [*missing, "no example where the answer is not there"]


@criteria.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; stdout without it.")
def schema(output: Path | None) -> None:
    """Write the JSON Schema of a criterion, for editors that complete and check YAML."""
    data = msgspec.json.format(msgspec.json.encode(criterion_schema()), indent=2) + b"\n"
    if output is None:
        click.echo(data.decode("utf8"), nl=False)
        return
    with writing(output):
        write_bytes(output, data)
    console.say(f"Wrote {output}; put `# yaml-language-server: $schema={output}` at the top of a criterion")
