"""Compare the provisions read from different renderings of one act: PDF, text, and the XML of its drafters.

`python -m benchmarks.round_trip` prints for each act under `../shared/corpus/canada/en` the share of provisions that
are equal in number, order and words.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

import click

from corpus.divide.page_text import blanked
from corpus.instrument import Instrument
from corpus.read import read

SHARED = Path(__file__).resolve().parents[2] / "shared"
XML = {"Y-1.5": "ca-lims-Y-1.5-en.xml"}
Row = tuple[str, str]


def rows(instrument: Instrument, *, words: bool = True) -> list[Row]:
    """Return citation and words of every numbered provision, in order; white space is made one.

    The soft hyphens of a rendering, invisible in print, are left out, and so is what was set aside: the XML prints the
    history of each section under it.
    """
    text = blanked(instrument.text, instrument.zones)
    return [
        (p.citation, " ".join(text[p.start : p.end].replace("\xad", "").split()) if words else "")
        for p in instrument.provisions
        if p.num
    ]


def share(ours: Sequence[Row], theirs: Sequence[Row]) -> float:
    """Return the share of provisions, of the longer list, that both hold in the same order."""
    matched = sum(m.size for m in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks())
    return matched / max(len(ours), len(theirs), 1)


def acts() -> list[Path]:
    """Return the text renderings of the acts, in order of name."""
    return sorted((SHARED / "corpus" / "canada" / "en").glob("*.txt"))


def of_pdf(path: Path) -> float:
    """Return the share of an act's provisions that are equal in its PDF and its text."""
    return share(rows(read(path.with_suffix(".pdf"))[0]), rows(read(path)[0]))


def of_xml(path: Path, *, words: bool) -> float:
    """Return the share of an act's provisions that are equal in its XML and its text, by number or also by words.

    The text rendering leaves out the schedule, which the comparison leaves out too.
    """
    written = [r for r in rows(read(SHARED / "corpus" / "xml" / XML[path.stem])[0], words=words) if r[0][:1].isdigit()]
    return share([r for r in rows(read(path)[0], words=words) if r[0][:1].isdigit()], written)


def main() -> None:
    """Print the shares."""
    found = [(path.stem, of_pdf(path)) for path in acts()]
    for name, value in found:
        click.echo(f"{value:7.4f}  {name}: PDF and text, number, order and words")
    click.echo(f"{sum(v for _, v in found) / max(len(found), 1):7.4f}  mean of {len(found)} acts")
    for path in acts():
        if path.stem in XML:
            click.echo(f"{of_xml(path, words=False):7.4f}  {path.stem}: XML and text, number and order")
            click.echo(f"{of_xml(path, words=True):7.4f}  {path.stem}: XML and text, number, order and words")


if __name__ == "__main__":
    main()
