"""The crosswalk from the nine Disrupting Harm measures to law and to other groupings (`rubric/harms.yaml`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from extract.strict_yaml import decode_yaml
from rubric.criterion import SourceNote


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Describe one measure: the survey's own factor, the 4Cs cells, the Childlight type, and what punishes it.

    `criteria` are the questions whose answer shows that law punishes it; `offences` the kinds of offence that do.
    """

    letter: str
    name: str
    factor: Literal["exploitation", "harassment-and-abuse"]
    four_cs: tuple[str, ...]
    childlight: str
    criteria: tuple[str, ...]
    offences: tuple[str, ...]


class Harms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold the crosswalk: the measures in the survey's order, and what each grouping calls its groups."""

    source: SourceNote
    crosswalk: SourceNote
    factors: dict[str, str]
    four_cs: dict[str, str]
    childlight: dict[str, str]
    measures: tuple[Measure, ...]


@cache
def harms() -> Harms:
    """Return the crosswalk that ships with lexgap."""
    return decode_yaml(Path(__file__).with_name("harms.yaml"), Harms)
