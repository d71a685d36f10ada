"""A table of plain values, as every exporter writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Value = str | int | bool | None
FieldType = Literal["string", "integer", "boolean"]


@dataclass(frozen=True, slots=True)
class Field:
    """Describe one column: its name in files, its type, and what it holds, for the codebook.

    A column for machines (an offset, an eId) is left out where a person reads the table.
    """

    name: str
    description: str
    type: FieldType = "string"
    for_machines: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Hold rows of plain values, one value a cell; None is an empty cell."""

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.fields):
                raise ValueError(f"table {self.name}: a row of {len(row)} values for {len(self.fields)} columns")

    def for_people(self) -> Table:
        """Return the table without the columns for machines."""
        kept = [i for i, f in enumerate(self.fields) if not f.for_machines]
        return Table(
            self.name,
            self.title,
            tuple(self.fields[i] for i in kept),
            tuple(tuple(row[i] for i in kept) for row in self.rows),
        )

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return tuple(f.name for f in self.fields)
