"""The comparative tables, one a file, and how to make them by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from compare.question import Question
from compare.table import Field, Table, Value
from compare.tables.age_table import ages
from compare.tables.country_table import country_table
from compare.tables.coverage_table import coverage
from compare.tables.definition_table import definitions, elements
from compare.tables.exemption_table import exemptions
from compare.tables.harm_table import harm_table
from compare.tables.offence_table import offences
from compare.tables.penalty_table import penalties
from compare.tables.term_table import terms

if TYPE_CHECKING:
    from rubric.casework import Case

__all__ = [
    "TABLES", "Field", "Table", "Value", "ages", "coverage", "definitions", "elements", "exemptions", "offences",
    "penalties", "table_of", "terms",
]  # fmt: skip

TABLES: Mapping[str, Callable[[Sequence[Case], Sequence[Question]], Table]] = {
    "coverage": coverage,
    "countries": country_table,
    "definitions": lambda cases, _: definitions([c.facts for c in cases]),
    "elements": lambda cases, _: elements([c.facts for c in cases]),
    "offences": lambda cases, _: offences([c.facts for c in cases]),
    "exemptions": lambda cases, _: exemptions([c.facts for c in cases]),
    "ages": lambda cases, _: ages([c.facts for c in cases]),
    "penalties": lambda cases, _: penalties([c.facts for c in cases]),
    "harms": harm_table,
    "terms": lambda cases, _: terms([c.facts for c in cases]),
}


def table_of(name: str, cases: Sequence[Case], criteria: Sequence[Question]) -> Table:
    """Return the table with this name; KeyError when there is none."""
    return TABLES[name](cases, criteria)
