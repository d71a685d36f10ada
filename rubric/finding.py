"""The answer to one question about one instrument."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.place import Place


class Outcome(StrEnum):
    """Answer a criterion, in the words of the rubric catalogue."""

    MET = "met"
    PARTIAL = "partial"
    CONTRARY = "contrary"
    SILENT = "silent"
    NOT_APPLICABLE = "not-applicable"
    UNREAD = "unread"


WITH_EVIDENCE = frozenset({Outcome.MET, Outcome.PARTIAL, Outcome.CONTRARY})


@dataclass(frozen=True, slots=True)
class Evidence:
    """Quote the words an answer rests on: `quote` is verbatim, `place.of(text) == quote`."""

    place: Place
    citation: str
    quote: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Answer one criterion for one instrument.

    `evidence` is there for met, partial and contrary, and only for them. `searched` are the citations that were
    looked at. `decidable` is false where the answer often sits in another act of the country and this text is silent.
    `by` is "lexgap" or the name of the person who confirmed or overrode the answer.
    """

    criterion: str
    source: str
    outcome: Outcome
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[str, ...] = ()
    why: str = ""
    decidable: bool = True
    records: tuple[str, ...] = ()
    by: str = "lexgap"

    def __post_init__(self) -> None:
        if bool(self.evidence) != (self.outcome in WITH_EVIDENCE):
            raise ValueError(f"{self.criterion}: {self.outcome} with {len(self.evidence)} pieces of evidence")

    @property
    def gap(self) -> bool:
        """Return whether this is a gap: contrary, or silent where this text alone can decide."""
        return self.outcome is Outcome.CONTRARY or (self.outcome is Outcome.SILENT and self.decidable)
