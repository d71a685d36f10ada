"""How an answer looks: symbol, word and colour. The darker the larger the gap, so that grey paper tells it too."""

from __future__ import annotations

from dataclasses import dataclass

from rubric.finding import Finding, Outcome


@dataclass(frozen=True, slots=True)
class Look:
    """Show one outcome: `symbol` is one character, `fill` and `ink` are colours with a contrast of at least 4.5."""

    outcome: Outcome
    key: str
    symbol: str
    word: str
    says: str
    fill: str
    ink: str


LOOKS = (
    Look(Outcome.MET, "met", "✓", "met", "The text answers yes.", "#E6F2EC", "#14532D"),
    Look(Outcome.PARTIAL, "partial", "◐", "in part", "Part of it, or only in some cases.", "#F6E3A1", "#4A3800"),
    Look(Outcome.SILENT, "silent", "○", "silent", "The text says nothing about it: a gap.", "#B85016", "#FFFFFF"),
    Look(
        Outcome.CONTRARY, "contrary", "✕", "contrary",
        "The text says the opposite, or contains what should be avoided: a gap.", "#6B0F1A", "#FFFFFF",
    ),
    Look(Outcome.NOT_APPLICABLE, "na", "–", "does not arise", "Its subject is not treated.", "#FFFFFF", "#5C6670"),
    Look(Outcome.UNREAD, "unread", "?", "unread", "A part was not read: nothing is claimed.", "#E3E6E9", "#22313F"),
)  # fmt: skip
ELSEWHERE = Look(
    Outcome.SILENT, "elsewhere", "◌", "silent here",
    "The text says nothing, and the answer often sits in another act: no gap is claimed.", "#F4F1EA", "#5A4632",
)  # fmt: skip
NOT_ASKED = Look(Outcome.NOT_APPLICABLE, "na", "·", "not asked", "The question was not put.", "#FFFFFF", "#5C6670")
LEGEND = (LOOKS[0], LOOKS[1], LOOKS[2], LOOKS[3], ELSEWHERE, LOOKS[4], LOOKS[5])
_BY_OUTCOME = {look.outcome: look for look in LOOKS}


def look_of(finding: Finding | None) -> Look:
    """Return how a finding looks; silence that proves nothing looks unlike a gap."""
    if finding is None:
        return NOT_ASKED
    if finding.outcome is Outcome.SILENT and not finding.decidable:
        return ELSEWHERE
    return _BY_OUTCOME[finding.outcome]
