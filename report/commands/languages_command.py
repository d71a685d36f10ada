"""`lexgap languages`: which languages can be read, and how far."""

from __future__ import annotations

import click

from extract.features import feature_kinds, feature_rules
from extract.pack import PackHead, languages, load_pack
from report import console, jsonl
from report.commands.options import JSON

_ROOMS = ("definitions", "offences", "penalties", "exemptions", "features", "statements")
_BELONGS = {"penalties": "offences", "exemptions": "offences"}  # rooms whose completeness the head does not name


@click.command("languages")
@JSON
def languages_command(as_json: bool) -> None:
    """Show what each language pack can find: complete, partial or none."""
    for head in languages():
        rooms = {room: _state(head, room) for room in _ROOMS}
        pack = load_pack(head.language)
        own = {name for name, kind in feature_kinds().items() if not kind.derived}
        known = len(own & set(feature_rules(pack))) if pack else 0
        told = len(own)
        if as_json:
            row: jsonl.Row = {"language": head.language, "name": head.name, **rooms, "features_known": known}
            click.echo(jsonl.encode({**row, "features_in_all": told}))
        else:
            said = ", ".join(f"{room} {state}" for room, state in rooms.items())
            console.line(f"{head.language}  {head.name}: {said} ({known} of {told} features)")


def _state(head: PackHead, room: str) -> str:
    pack = load_pack(head.language)
    if pack is None or not pack.has(room):
        return "none"
    return head.rooms.get(room) or head.rooms.get(_BELONGS.get(room, room), "partial")
