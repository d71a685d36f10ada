"""Count answers into a scorecard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rubric.criterion import Criterion
from rubric.finding import Finding, Outcome
from rubric.sets import groups_of, sets

_POINTS = {Outcome.MET: 1.0, Outcome.PARTIAL: 0.5, Outcome.CONTRARY: 0.0, Outcome.SILENT: 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupScore:
    """Count the answers of one group.

    `points` is met + half of partial; `of` is how many criteria could be decided (not-applicable, unread, and silence
    that another act may break are left out); `share` is points / of, None when nothing could be decided.
    """

    name: str
    counts: Mapping[Outcome, int]
    undecided: int
    points: float
    of: int

    @property
    def share(self) -> float | None:
        """Return points as a share of what could be decided."""
        return self.points / self.of if self.of else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """Hold the scores of one instrument on one set; `sufficient` is None where the set has no such line."""

    source: str
    set: str
    groups: tuple[GroupScore, ...]
    total: GroupScore
    sufficient: bool | None = None


def scorecard(findings: Sequence[Finding], name: str, criteria: Sequence[Criterion]) -> Scorecard:
    """Return the scorecard of one instrument's findings on a set; findings of other criteria are passed over."""
    by_id = {f.criterion: f for f in findings}
    chosen = sets().get(name)
    groups = groups_of(name, criteria)
    whole = chosen is not None and chosen.score == "points"
    scores = tuple(_count(g.name, [by_id[i] for i in g.criteria if i in by_id], whole) for g in groups)
    ids = dict.fromkeys(i for g in groups for i in g.criteria)
    total = _count("total", [by_id[i] for i in ids if i in by_id], whole)
    line = chosen.sufficient if chosen else None
    return Scorecard(
        source=findings[0].source if findings else "",
        set=name,
        groups=scores,
        total=total,
        sufficient=None if line is None else total.counts.get(Outcome.MET, 0) >= line,
    )


def _count(name: str, findings: Sequence[Finding], only_met: bool) -> GroupScore:
    counts = Counter(f.outcome for f in findings)
    undecided = sum(f.outcome is Outcome.SILENT and not f.decidable for f in findings)
    decided = [f for f in findings if f.outcome in _POINTS and (f.outcome is not Outcome.SILENT or f.decidable)]
    points = sum(float(f.outcome is Outcome.MET) if only_met else _POINTS[f.outcome] for f in decided)
    ordered = {o: counts[o] for o in Outcome if counts[o]}
    return GroupScore(name=name, counts=ordered, undecided=undecided, points=points, of=len(decided))
