"""A table of plain values, as every exporter writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Value = str | int | bool | None
FieldType = Literal["string", "integer", "boolean"]


@dataclass(frozen=True, slots=True)
class Field:
    """Describe one column: its name in files, its type, and what it holds, for the codebook."""

    name: str
    description: str
    type: FieldType = "string"


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

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return tuple(f.name for f in self.fields)
