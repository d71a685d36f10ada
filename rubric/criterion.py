"""One question of the rubric, as its YAML file writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from rubric.checks.answer import Check
from rubric.finding import Outcome

Need = Literal["csam", "sexual", "offence", "child-justice", "online", "exemption", "none"]
Branch = Literal["contrary", "met", "partial"]


class SourceNote(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Point at the published principle a question comes from; `verified`: the page was opened and read."""

    key: str
    verified: bool
    at: str = ""


class CriterionExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Give a short invented law and the outcome it must have; `quote` must be inside the evidence, in order given."""

    name: str
    language: str
    expect: Outcome
    text: str
    quote: tuple[str, ...] = ()
    jurisdiction: str = ""
    known_miss: str = ""


class CriterionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold a criterion as written, its checks still raw.

    `check` gives contrary, met and partial, tried in the order written; the first that holds is the outcome.
    `why` is the reason for the question; `says` gives the one sentence shown with each outcome.
    """

    id: str
    name: str
    principle: str
    question: str
    type: Literal["has", "avoids"]
    needs: Need
    other_act: bool
    why: str
    sources: tuple[SourceNote, ...]
    check: dict[Branch, dict[str, object]]
    remedy: str
    examples: tuple[CriterionExample, ...]
    says: dict[Outcome, str] = {}
    looks: tuple[str, ...] = ()
    records: dict[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """Hold a criterion ready to be judged: the file, its path, and its checks in the order they are tried."""

    file: CriterionFile
    path: str
    branches: tuple[tuple[Outcome, Check], ...]

    @property
    def id(self) -> str:
        """Return the permanent id ("P5-03")."""
        return self.file.id

    @property
    def name(self) -> str:
        """Return the short name in kebab case ("child-who-does-not-exist")."""
        return self.file.name

    @property
    def principle(self) -> str:
        """Return the family of the question ("P5")."""
        return self.file.principle

    @property
    def question(self) -> str:
        """Return the question as it is put to the text."""
        return self.file.question

    @property
    def why(self) -> str:
        """Return the reason for asking."""
        return self.file.why

    @property
    def sources(self) -> tuple[SourceNote, ...]:
        """Return the published principles the question comes from."""
        return self.file.sources

    @property
    def remedy(self) -> str:
        """Return what a drafter may do about a gap."""
        return self.file.remedy

    @property
    def examples(self) -> tuple[CriterionExample, ...]:
        """Return the examples that run as tests."""
        return self.file.examples
