"""A place that looks like a definition, before its end is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.facts import DefinitionKind

# How the print sets the term apart, from the surest to the least sure.
Style = Literal["bold", "quoted", "colon", "doubled", "bare", "sentence"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Say where a definition starts, its terms (first the main one), and how it was recognised.

    `outer` is where whatever stands before must have ended: the label, the quotation mark or the repeated term in
    front of `start` is left out of both. `after` is the end of the defining words. `end` is set when the reader
    already knows it; `named` is the term when its words do not stand together ("access ... is unauthorised").
    """

    start: int
    outer: int
    terms: tuple[tuple[int, int], ...]
    kind: DefinitionKind
    after: int
    style: Style
    end: int | None = None
    body: str = ""
    named: str = ""
