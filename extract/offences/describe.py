"""Describe linked offences: whom they protect, what they punish, how they are called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.instrument import Instrument
from extract.facts import Definition, Offence
from extract.pack import Pack

if TYPE_CHECKING:
    from extract.offences.linking import Draft


class Describer:
    """Turn the drafts of one instrument into offences."""

    def __init__(self, instrument: Instrument, pack: Pack, definitions: Sequence[Definition], text: str) -> None:
        self.instrument, self.pack, self.definitions, self.text = instrument, pack, definitions, text

    def describe(self, drafts: Sequence[Draft]) -> list[Offence]:
        """Return the offences, in document order."""
        out = []
        for d in drafts:
            sec = self.instrument.provision(d.unit.section_eid)
            out.append(Offence(label=self.instrument.heading(sec), citation=d.unit.citation,
                place=self.instrument.place(d.unit.start, d.unit.end), penalties=tuple(d.penalties)))
        return out
