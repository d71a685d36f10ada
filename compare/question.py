"""What a comparison needs to know of a criterion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Source(Protocol):
    """Cite one authority for a criterion."""

    @property
    def key(self) -> str:
        """Return the short name of the authority ("LANZ")."""

    @property
    def at(self) -> str:
        """Return where in it ("article 20(3)")."""

    @property
    def verified(self) -> bool:
        """Return whether the authority was opened and read for this criterion."""


class Question(Protocol):
    """Describe one criterion of the rubric as tables and reports print it (`rubric.criteria` satisfies it)."""

    @property
    def id(self) -> str:
        """Return the permanent id ("P5-03")."""

    @property
    def name(self) -> str:
        """Return the short name in kebab case ("child-who-does-not-exist")."""

    @property
    def principle(self) -> str:
        """Return the group the criterion belongs to ("P5")."""

    @property
    def question(self) -> str:
        """Return the question put to the text, as one sentence."""

    @property
    def why(self) -> str:
        """Return the reason for asking."""

    @property
    def remedy(self) -> str:
        """Return what a drafter may do about a gap."""

    @property
    def sources(self) -> Sequence[Source]:
        """Return the authorities the criterion rests on."""
