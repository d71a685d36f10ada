"""`lexgap export`: one file as read, in a format other programs take."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.akn_out import to_akn
from corpus.instrument import Instrument
from report import console
from report.commands.inputs import Sources, Stop, told, writing
from report.commands.options import LANGUAGE, MANIFEST
from report.written import write_bytes
from rubric.casework import instruments_in


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "form", type=click.Choice(["akn"]), required=True, help="akn: Akoma Ntoso 3.0 XML.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file to write; a folder for a file of several laws."
)
@MANIFEST
@LANGUAGE
def export(file: Path, form: str, output: Path | None, manifest: Path | None, language: str) -> None:
    """Write a law as read, with its provisions, in a format of legal publishing; to stdout without -o."""
    sources = Sources([file], told(manifest), language)
    found = [i for source in sources.items for i in instruments_in(source) if sources.note(i)]
    if output is None:
        if len(found) > 1:
            raise Stop(f"{file} holds {len(found)} texts: name a folder with -o, or one language with --language")
        for instrument in found:
            click.echo(to_akn(instrument), nl=False)
    else:
        _write(found, output)
    sources.finish()


def _write(found: list[Instrument], output: Path) -> None:
    several = len(found) > 1 or output.is_dir()
    for instrument in found:
        path = output / f"{instrument.id}.xml" if several else output
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(path, to_akn(instrument))
        console.say(f"Wrote {path}")
