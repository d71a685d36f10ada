"""The commands of lexgap that have a module of their own; `cli.py` puts them on its group."""

from __future__ import annotations

import click

from report.commands.check_command import check
from report.commands.diff_command import diff

COMMANDS: tuple[click.Command, ...] = (check, diff)
