"""What may open a section or article."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.divide.numbers import Key
from corpus.instrument import ProvisionKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold one possible opening of a section.

    `style` is "word" (Article 5), "dot" (5.) or "bare" (5 The ...); `weight` says how sure its own look makes it.
    """

    start: int
    end: int
    num: str
    key: Key
    style: str
    kind: ProvisionKind
    weight: float
    line: bool
