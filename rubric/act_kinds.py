"""Which kinds of act a country's answers are spread over (`rubric/act_kinds.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from corpus.instrument import Instrument
from extract.strict_yaml import decode_yaml


class ActKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Describe a kind of act: words of its titles, kinds of instrument that are one, and the questions it answers."""

    name: str
    titles: tuple[str, ...]
    answers: tuple[str, ...]
    kinds: tuple[str, ...] = ()

    def is_of(self, instrument: Instrument) -> bool:
        """Return whether an instrument is an act of this kind, by its title or kind."""
        title = f" {' '.join(instrument.title.casefold().replace('’', chr(39)).split())}"
        starts = (" ", "(", "-", "'")
        return instrument.kind in self.kinds or any(f"{s}{words}" in title for words in self.titles for s in starts)


@cache
def act_kinds() -> dict[str, ActKind]:
    """Return the kinds by name, in the file's order."""
    return decode_yaml(Path(__file__).with_name("act_kinds.yaml"), dict[str, ActKind])


def missing_kinds(criterion: str, instruments: Iterable[Instrument]) -> tuple[str, ...]:
    """Return the kinds of act that often answer a question and of which none is among the instruments."""
    loaded = tuple(instruments)
    asked = ((name, kind) for name, kind in act_kinds().items() if criterion in kind.answers)
    return tuple(name for name, kind in asked if not any(kind.is_of(i) for i in loaded))
