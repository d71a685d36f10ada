"""What a person reads in a terminal: data on stdout, talk and progress on stderr."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table as Grid

from compare.coverage import GapMatrix
from compare.table import Table
from corpus.instrument import Instrument
from corpus.problem import Problem
from extract.facts import Facts
from rubric.casework import Case
from rubric.criterion import Criterion
from rubric.finding import Outcome

# Markup off: a law that holds "[red]" is printed as it is.
_out = Console(markup=False, highlight=False, emoji=False, soft_wrap=True)
_talk = Console(stderr=True, markup=False, highlight=False, emoji=False, soft_wrap=True)
_QUOTE_WIDTH = 300


def say(message: str) -> None:
    """Print one line of talk on stderr; control characters of file names are made visible."""
    _talk.print("".join(c if c.isprintable() else repr(c)[1:-1] for c in message))


def line(words: str) -> None:
    """Print one line of data on stdout."""
    _out.print(words)


def problem(instrument: Instrument, found: Problem) -> str:
    """Return a problem as one line: file, page, what is wrong, what to do."""
    at = f", page {found.page}" if found.page else ""
    words = found.message.removeprefix(instrument.source).strip(" :.")
    advice = f" {found.advice.rstrip('.')}." if found.advice else ""
    return f"{instrument.source}{at}: {words}.{advice}"


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """Show progress on stderr while a long work runs; yield what to call after each item."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[item]}", markup=False),
        console=_talk,
        transient=True,
        disable=not sys.stderr.isatty() or total < 2,
    )
    with bar:
        task = bar.add_task(escape(what), total=total, item="")
        yield lambda item: bar.update(task, advance=1, item=item)


def clip(words: str, width: int = _QUOTE_WIDTH) -> str:
    """Return words on one line, cut at a word with an ellipsis when they are longer than `width` characters."""
    folded = " ".join(words.split())
    if len(folded) <= width:
        return folded
    return folded[:width].rsplit(" ", 1)[0] + " …"


def instruments(found: Sequence[Instrument]) -> None:
    """Print the instruments of a library, and each one's problems below it."""
    for i in found:
        _out.print(
            f"{i.jurisdiction or '?':4} {i.date or '?':10} {i.language or '?':3} {i.title or i.id}  ({i.source})"
        )
        for p in i.problems:
            _out.print(f"       {p.severity.value}: {problem(i, p)}")


def facts(found: Facts) -> None:
    """Print the definitions, offences and exemptions of one instrument, with the words of each."""
    instrument = found.instrument
    _out.print(f"{instrument.title or instrument.source}  ({instrument.source})", style="bold")
    _out.print(f"  Definitions ({len(found.definitions)})")
    for d in found.definitions:
        _out.print(f"    {d.citation:12} {d.term} ({d.kind}): {clip(d.place.of(instrument.text))}")
    _out.print(f"  Offences ({len(found.offences)})")
    for o in found.offences:
        most = o.heaviest.printed if o.heaviest else ""
        tags = ", ".join(filter(None, [most, "children" if o.about_children else "", *o.concepts]))
        _out.print(f"    {o.citation:12} {o.label} [{tags}]: {clip(o.place.of(instrument.text))}")
    _out.print(f"  Exemptions and defences ({len(found.exemptions)})")
    for e in found.exemptions:
        _out.print(f"    {e.citation:12} {e.type}: {clip(e.place.of(instrument.text))}")
    for p in (*instrument.problems, *found.problems):
        _out.print(f"  {p.severity.value}: {problem(instrument, p)}")


def findings(case: Case, criteria: Sequence[Criterion]) -> None:
    """Print the answers for one instrument, each with its quotes and citations."""
    questions = {c.id: c.question for c in criteria}
    instrument = case.instrument
    _out.print(f"{instrument.title or instrument.source}  ({instrument.source})", style="bold")
    for f in case.findings:
        outcome = f.outcome.value if f.decidable else f"{f.outcome.value} (not decidable from this text)"
        _out.print(f"  {f.criterion}  {outcome}: {questions[f.criterion]}")
        for e in f.evidence:
            page = f", p {e.page}" if e.page else ""
            _out.print(f"         {e.citation}{page}: “{clip(e.quote)}”")
        if f.why:
            _out.print(f"         {f.why}")


def criterion(found: Criterion) -> None:
    """Print one criterion with its reasons, sources, remedy and examples."""
    _out.print(f"{found.id}  {found.question}", style="bold")
    _out.print(f"\nWhy it matters\n  {clip(found.why, 2000)}")
    _out.print("\nSources")
    for source in found.sources:
        checked = "" if source.verified else " (not verified)"
        _out.print(f"  {source.key} {source.at}{checked}")
    _out.print(f"\nWhat to draft\n  {clip(found.remedy, 2000)}")
    _out.print("\nExamples")
    for example in found.examples:
        _out.print(f"  {example.expect} ({example.language}): {example.name}\n    {clip(example.text, 600)}")


def table(made: Table) -> None:
    """Print a table as columns."""
    grid = Grid(*made.columns)
    for row in made.rows:
        grid.add_row(*(escape(clip("" if v is None else str(v), 200)) for v in row))
    _out.print(grid)


_LETTERS = {
    Outcome.MET: "M",
    Outcome.PARTIAL: "P",
    Outcome.CONTRARY: "C",
    Outcome.SILENT: "s",
    Outcome.NOT_APPLICABLE: "-",
    Outcome.UNREAD: "?",
}


def coverage(matrix: GapMatrix) -> None:
    """Print the gap matrix: a line for each instrument, a letter for each answer, and what the letters mean."""
    _out.print(" " * 44 + " ".join(matrix.criteria))
    for row in matrix.rows:
        letters = "".join(f"{_LETTERS[f.outcome] if f else ' ':^6}" for f in row.findings)
        _out.print(f"{clip(f'{row.country}: {row.title}', 42):43} {letters.rstrip()}")
    _out.print("M met  P partial  C contrary  s silent  - does not arise  ? unread")
