"""A provision under construction."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.instrument import ProvisionKind


@dataclass(slots=True)
class Unit:
    """Hold one provision while the tree is built; `label` is its piece of the citation, "" when it adds none."""

    kind: ProvisionKind
    num: str
    start: int
    end: int
    heading_start: int = 0
    heading_end: int = 0
    label: str = ""
    host: str = ""
    children: list[Unit] = field(default_factory=list)
