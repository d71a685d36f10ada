"""The commands of lexgap that have a module of their own; `cli.py` puts them on its group."""

from __future__ import annotations

import click

from report.commands.check_command import check
from report.commands.codes_command import codes
from report.commands.countries_command import countries
from report.commands.criteria_command import criteria
from report.commands.diff_command import diff
from report.commands.export_command import export
from report.commands.languages_command import languages_command
from report.commands.manual_command import manual
from report.commands.review_command import review

COMMANDS: tuple[click.Command, ...] = (
    check,
    codes,
    countries,
    criteria,
    diff,
    export,
    languages_command,
    manual,
    review,
)
