"""Duties, protections, child-justice measures, rules of procedure and terms to be avoided."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from corpus.instrument import Instrument
from extract.facts import Statement
from extract.features import STATEMENTS, FeatureKind, feature_index
from extract.pack import Pack
from extract.strict_yaml import decode_yaml


class StatementKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Describe a statement: its family, and the features each of which states it."""

    family: Literal["duty", "protection", "measure", "procedure", "term"]
    says: str
    features: tuple[str, ...]


class StatementFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold `extract/statements.yaml`: the features that serve statements (read by extract.features) and the kinds."""

    features: dict[str, FeatureKind]
    statements: dict[str, StatementKind]


@cache
def statement_kinds() -> dict[str, StatementKind]:
    """Return every statement by name, in the file's order."""
    return decode_yaml(STATEMENTS, StatementFile).statements


def find_statements(instrument: Instrument, pack: Pack) -> list[Statement]:
    """Return the statements of an instrument in order of place; one a sentence and name."""
    index = feature_index(instrument, pack)
    found: dict[tuple[int, str], Statement] = {}
    for name, kind in statement_kinds().items():
        for feature in kind.features:
            for spot in index.within(feature, 0, len(instrument.text)):
                place = instrument.place(spot.start, spot.end)
                sentence = spot.start if kind.family == "term" else index.unit(spot.start, "sentence")[0]
                statement = Statement(family=kind.family, name=name, citation=instrument.citation(place), place=place)
                kept = found.setdefault((sentence, name), statement)
                if (spot.start, spot.end) < (kept.place.start, kept.place.end):
                    found[sentence, name] = statement
    return sorted(found.values(), key=lambda s: (s.place.start, s.place.end, s.name))
