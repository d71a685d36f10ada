"""The coding sheet: every answer of the machine in a workbook, with columns a colleague fills in, read back."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from compare.naming import country_of, title_of
from compare.question import Question
from compare.table import Field, Table, Value
from report.table_files.xlsx_file import xlsx_bytes
from rubric.finding import Outcome
from rubric.review import Review, ReviewError, made_review

if TYPE_CHECKING:
    from rubric.casework import Case

NAME = "coding-sheet"
_ROWS = 200_000  # more rows than any sheet lexgap writes: a guard against hostile workbooks
_FIELDS = (
    Field("country", "country or organisation"),
    Field("title", "title of the text"),
    Field("criterion", "permanent id of the question"),
    Field("question", "the question put to the text"),
    Field("machine", "answer of lexgap"),
    Field("machine_citation", "provision of the first words it rests on"),
    Field("machine_quote", "the words, verbatim"),
    Field("outcome", "YOUR answer: met, partial, contrary, silent, not-applicable or unread; empty: not reviewed"),
    Field("quote", "YOUR words from the text, copied as they stand; empty: the machine's words"),
    Field("citation", "YOUR provision, as the text numbers it; empty: none, or the machine's"),
    Field("reason", "YOUR reason; needed where you differ from the machine"),
    Field("coder", "YOUR name"),
    Field("date", "date of your answer, as 2024-03-14; empty: the day of the import"),
    Field("source", "file name of the text (do not change)"),
    Field("language", "language of the text (do not change)"),
    Field("sha256", "hash of the file (do not change)"),
)
_NEEDED = frozenset({"criterion", "outcome", "coder", "reason", "source", "language", "sha256"})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Say which row of a sheet was refused, and why."""

    row: int
    reason: str


def sheet_table(cases: Sequence[Case], questions: Sequence[Question]) -> Table:
    """Return the sheet's rows: one for each text and question, the coder's columns empty."""
    by_id = {q.id: q for q in questions}
    rows: list[tuple[Value, ...]] = []
    for case in cases:
        i = case.instrument
        for f in case.findings:
            if f.criterion not in by_id:
                continue
            first = next(iter(f.evidence), None)
            cited, quote = (first.citation, " ".join(first.quote.split())) if first else ("", "")
            machine = (f.criterion, by_id[f.criterion].question, f.outcome.value, cited, quote)
            yours = ("", "", "", "", "", "")
            rows.append((country_of(i), title_of(i), *machine, *yours, i.source, i.language, i.sha256))
    return Table(NAME, "Coding sheet", _FIELDS, tuple(rows))


def sheet_bytes(cases: Sequence[Case], questions: Sequence[Question]) -> bytes:
    """Return the coding sheet as a workbook; its second sheet says what each column holds."""
    return xlsx_bytes([sheet_table(cases, questions)])


def import_sheet(path: Path, cases: Sequence[Case], *, today: date) -> tuple[list[Review], list[Refusal]]:
    """Return the reviews a filled-in sheet holds, and the rows that cannot be placed or cannot stand.

    Raises ReviewError when the file is no coding sheet, OSError when it cannot be read.
    """
    known = {(c.instrument.sha256, c.instrument.language): c for c in cases}
    reviews: list[Review] = []
    refused: list[Refusal] = []
    for number, row in _rows(path):
        if not row["outcome"]:
            continue
        try:
            reviews.append(_review(row, known, today))
        except ReviewError as error:
            refused.append(Refusal(number, str(error)))
    return reviews, refused


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        sheet = book[NAME] if NAME in book.sheetnames else book.worksheets[0]
        lines = sheet.iter_rows(values_only=True, max_row=_ROWS)
        head = [_said(v).casefold() for v in next(lines, ())]
        missing = sorted(_NEEDED - set(head))
        if missing:
            raise ReviewError(f"{path} is no coding sheet: it has no column {', '.join(missing)}")
        for number, values in enumerate(lines, start=2):
            row = dict.fromkeys((f.name for f in _FIELDS), "")
            row.update((name, _said(v)) for name, v in zip(head, values, strict=False) if name)
            yield number, row
    except (InvalidFileException, zipfile.BadZipFile, KeyError, IndexError, ValueError) as error:
        if isinstance(error, ReviewError):
            raise
        raise ReviewError(f"{path} cannot be read as a workbook ({error}); save it as .xlsx") from error


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return " ".join(str(value).split())


def _review(row: dict[str, str], known: dict[tuple[str, str], Case], today: date) -> Review:
    case = known.get((row["sha256"], row["language"]))
    if case is None:
        named = any(c.instrument.source == row["source"] for c in known.values())
        reason = "has changed since the sheet was written" if named else "is not among the texts given"
        raise ReviewError(f"{row['source'] or 'the text'} {reason}")
    finding = next((f for f in case.findings if f.criterion == row["criterion"]), None)
    if finding is None:
        raise ReviewError(f"{row['criterion'] or 'no criterion'} is not among the questions asked")
    answer = row["outcome"].casefold().replace(" ", "-")
    if answer not in set(Outcome):
        raise ReviewError(f"{row['criterion']}: “{row['outcome']}” is none of {', '.join(Outcome)}")
    given = row["date"] or today.isoformat()
    try:
        date.fromisoformat(given)
    except ValueError as error:
        raise ReviewError(f"{row['criterion']}: “{given}” is no date; write 2024-03-14") from error
    return made_review(
        case.instrument,
        finding,
        outcome=Outcome(answer),
        by=row["coder"],
        date=given,
        reason=row["reason"],
        quote=row["quote"],
        citation=row["citation"],
    )
