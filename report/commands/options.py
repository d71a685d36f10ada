"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

FILES = click.argument("files", nargs=-1, type=click.Path(path_type=Path))
LIBRARY = click.option("--library", type=click.Path(path_type=Path), help="Work on a library built with `add`.")
MANIFEST = click.option("--manifest", type=click.Path(path_type=Path), help="YAML with what is known of each file.")
LANGUAGE = click.option("--language", default="", help="Language of the files (BCP 47), when it is known.")
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line on stdout.")
SET = click.option("--set", "set_name", default="mission-four", show_default=True, help="Which questions to ask.")
RUBRIC = click.option("--rubric", type=click.Path(path_type=Path), help="A folder of your own criteria and sets.")
