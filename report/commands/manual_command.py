"""`lexgap manual`: the rubric as pages."""

from __future__ import annotations

from pathlib import Path

import click

from report import console
from report.commands.inputs import criteria_named, writing
from report.commands.options import RUBRIC
from report.manual import write_manual


@click.command()
@click.option("--set", "set_name", default="all", show_default=True, help="Which questions to print.")
@RUBRIC
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The folder to write.")
def manual(set_name: str, rubric: Path | None, output: Path) -> None:
    """Write the rubric as readable pages: reasons, sources, how each question is decided, remedy, examples."""
    criteria = criteria_named(set_name, rubric)
    with writing(output):
        write_manual(criteria, output, rubric=rubric)
    console.say(f"Open {output / 'index.html'} in a browser.")
