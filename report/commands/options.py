"""The options that several commands share."""

from __future__ import annotations

import re
from pathlib import Path

import click

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def _date(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if value and not _DATE.fullmatch(value):
        raise click.BadParameter("write a date as 2024-03-14, 2024-03 or 2024")
    return value


FILES = click.argument("files", nargs=-1, type=click.Path(path_type=Path))
LIBRARY = click.option("--library", type=click.Path(path_type=Path), help="Work on a library built with `add`.")
MANIFEST = click.option("--manifest", type=click.Path(path_type=Path), help="YAML with what is known of each file.")
LANGUAGE = click.option("--language", default="", help="Language of the files (BCP 47), when it is known.")
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line on stdout.")
SET = click.option("--set", "set_name", default="mission-four", show_default=True, help="Which questions to ask.")
RUBRIC = click.option("--rubric", type=click.Path(path_type=Path), help="A folder of your own criteria and sets.")
AS_AT = click.option(
    "--as-at", default="", callback=_date, help="The law as at a date, such as 2024-03-14: later texts are left out."
)
REVIEWS = click.option(
    "--reviews", type=click.Path(path_type=Path), help="A file of answers by people (`lexgap review`)."
)
