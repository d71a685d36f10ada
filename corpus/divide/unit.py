"""A provision under construction."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.instrument import ProvisionKind


@dataclass(slots=True)
class Unit:
    """Hold one provision while the tree is built.

    `label` is its piece of the citation, "" when it adds none; `inserted` says that it begins law inserted into
    another act (`host`), which is cited inside brackets; `eid` is the source's own id, "" when it has none.
    """

    kind: ProvisionKind
    num: str
    start: int
    end: int
    heading_start: int = 0
    heading_end: int = 0
    label: str = ""
    host: str = ""
    inserted: bool = False
    eid: str = ""
    children: list[Unit] = field(default_factory=list)
