"""A drafting fault: what a drafter will want to put right, whatever the rubric asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from corpus.instrument import Instrument
from corpus.place import Place
from extract.strict_yaml import decode_yaml

FaultKind = Literal[
    "term-never-used", "term-never-defined", "term-defined-twice", "offence-without-penalty", "no-such-provision",
    "term-to-avoid",
]  # fmt: skip


class FaultText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say what a kind of fault is called, what it costs and what to draft (`rubric/drafting/faults.yaml`)."""

    title: str
    says: str
    remedy: str


class FaultTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold `faults.yaml`: the kinds of fault, and what to write instead of a term to avoid."""

    kinds: Mapping[FaultKind, FaultText]
    instead: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Point at words that a drafter should look at, and say what is wrong with them.

    `quote` is verbatim, `place.of(text) == quote`; `message` is one sentence; `also` are further places that belong
    to the same fault (the other definition of a term that is defined twice).
    """

    kind: FaultKind
    place: Place
    citation: str
    quote: str
    message: str
    remedy: str
    page: int | None = None
    also: tuple[Place, ...] = ()


@cache
def fault_texts() -> FaultTexts:
    """Return the wording of all faults."""
    return decode_yaml(Path(__file__).with_name("faults.yaml"), FaultTexts)


def fault_at(
    instrument: Instrument,
    kind: FaultKind,
    place: Place,
    *,
    remedy: str = "",
    also: tuple[Place, ...] = (),
    **said: str,
) -> Fault:
    """Return the fault of a kind at a place, its sentence filled with `said`."""
    text = fault_texts().kinds[kind]
    return Fault(
        kind=kind,
        place=place,
        citation=instrument.citation(place),
        quote=place.of(instrument.text),
        message=text.says.format(**said),
        remedy=remedy or text.remedy,
        page=instrument.page(place.start),
        also=also,
    )
