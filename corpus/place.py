"""The only way to point at text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Point at a run of characters of one instrument.

    `eid` is the Akoma Ntoso eId of the provision that holds the first character; `start` and `end` are offsets into
    `Instrument.text`, end exclusive.

    >>> Place("sec_2", 3, 8).of("In this Act")
    'this '
    """

    eid: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a place needs 0 <= start < end, not {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the words at this place."""
        if self.end > len(text):
            raise ValueError(f"place {self.start}..{self.end} is outside a text of {len(text)} characters")
        return text[self.start : self.end]
