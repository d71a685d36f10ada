"""What a check answers: whether it holds, and the words that show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from rubric.case import Case, Span


@dataclass(frozen=True, slots=True)
class Answer:
    """Say whether a check holds, where it rests (most telling first), and what it records.

    A check may hold without words of its own (`not`); it then lends none to the evidence.
    """

    holds: bool
    spans: tuple[Span, ...] = ()
    records: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.holds


NO = Answer(False)


def found(spans: Iterable[Span], records: Iterable[str] = ()) -> Answer:
    """Return an answer that holds when there are spans."""
    kept = tuple(dict.fromkeys(spans))
    return Answer(bool(kept), kept, tuple(dict.fromkeys(records)) if kept else ())


class Check(Protocol):
    """Ask one thing of a case."""

    def ask(self, case: Case) -> Answer:
        """Return whether it holds."""

    def reads(self, case: Case) -> list[tuple[int, int]]:
        """Return the ranges it looks at."""
