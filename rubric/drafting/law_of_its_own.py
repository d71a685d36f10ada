"""Which passages of an instrument are law of its own, and which it inserts into or quotes from another."""

from __future__ import annotations

from bisect import bisect_right

from corpus.instrument import Instrument

# A text whose section numbers have many holes is an extract: what it lacks may stand in the part left out.
_HOLES = 0.9


class OwnLaw:
    """Tell words that speak for the instrument itself from words set aside or written for another act.

    A definition that a bill inserts into another act may be used there, and a number cited in it counts there: what
    is missing from the bill proves nothing.
    """

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        spans = [(p.start, p.end) for p in instrument.provisions if p.host]
        spans += [(m.start, m.end) for m in instrument.marks if m.kind == "quoted-law"]
        self._foreign: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._foreign and start <= self._foreign[-1][1]:
                self._foreign[-1] = (self._foreign[-1][0], max(end, self._foreign[-1][1]))
            else:
                self._foreign.append((start, end))

    @property
    def amends(self) -> bool:
        """Return whether the instrument writes law for another act."""
        return bool(self._foreign)

    @property
    def whole(self) -> bool:
        """Return whether the sections run through from the first, so that what is missing is missing from the law."""
        numbers = {int(p.num) for p in self.instrument.sections() if p.num.isdigit() and self.has(p.start)}
        return bool(numbers) and min(numbers) <= 2 and len(numbers) >= _HOLES * (max(numbers) - min(numbers) + 1)

    def has(self, offset: int) -> bool:
        """Return whether the character at this offset belongs to the instrument's own law."""
        i = bisect_right(self._foreign, (offset, len(self.instrument.text) + 1)) - 1
        inside = i >= 0 and self._foreign[i][0] <= offset < self._foreign[i][1]
        return not inside and self.instrument.in_zone(offset) is None
