"""What concept a definition defines, told from its term and its words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from corpus.instrument import Instrument
from extract.facts import Definition, Offence
from extract.features import FeatureIndex, feature_index
from extract.pack import Pack
from extract.strict_yaml import decode_yaml

KINDS = Path(__file__).with_name("concepts.yaml")


class ConceptKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Describe a concept; see the head of `concepts.yaml`. `whole`: the feature must be the whole term."""

    says: str
    term: tuple[str, ...]
    not_term: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    whole: bool = False


@cache
def concept_kinds() -> dict[str, ConceptKind]:
    """Return every concept by name, in the file's order."""
    return decode_yaml(KINDS, dict[str, ConceptKind])


def concepts_of(instrument: Instrument, pack: Pack, definition: Definition) -> tuple[str, ...]:
    """Return the concepts of a definition, those it has already first."""
    index = feature_index(instrument, pack)
    told = [name for name, kind in concept_kinds().items() if _is(kind, index, definition)]
    return tuple(dict.fromkeys([*definition.concepts, *told]))


_MATERIAL = {  # what an offence on the material punishes, told from its verbs
    "produce": "csam-production",
    "distributes": "csam-distribution",
    "possess": "csam-possession",
    "access": "csam-access",
    "advertise": "csam-advertising",
}


def offence_concepts_of(instrument: Instrument, pack: Pack, offence: Offence) -> tuple[str, ...]:
    """Return the concepts of an offence; one that has none yet is told from its words.

    One on the material is told from its verbs; one that gives pornography to a child exposes the child.
    """
    if set(offence.concepts) - {"other"}:
        return offence.concepts
    index = feature_index(instrument, pack)
    low, high = offence.place.start, offence.place.end
    if index.within("csam-term", low, high):
        told = tuple(concept for feature, concept in _MATERIAL.items() if index.within(feature, low, high))
    elif index.within("pornography", low, high) and index.within("to-child", low, high):
        told = ("exposure-to-sexual-material",)
    else:
        told = ()
    return told or offence.concepts


def _is(kind: ConceptKind, index: FeatureIndex, d: Definition) -> bool:
    low, high = d.term_place.start, d.term_place.end

    def term_holds(names: tuple[str, ...]) -> bool:
        return any(index.within(n, low, high) for n in names)

    if term_holds(kind.not_term):
        return False
    if kind.whole:
        length = len(index.instrument.reading[low:high].strip(" \"'()"))
        return any(s.end - s.start >= length for n in kind.term for s in index.within(n, low, high))
    if term_holds(kind.term):
        return True
    return (
        bool(kind.text)
        and term_holds(kind.beside)
        and all(any(index.within(n, d.place.start, d.place.end) for n in part.split("|")) for part in kind.text)
    )
