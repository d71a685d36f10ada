"""How far people and the machine agree, per criterion: Cohen's kappa and Krippendorff's alpha."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from rubric.review import Review

MACHINE = "lexgap"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Hold the agreement of two coders on one criterion ("" for all), or of all coders (`other` "").

    `texts` counts what both answered; `same` is the share of equal answers; `kappa` is Cohen's, for a pair, `alpha`
    Krippendorff's (nominal), for all; None where they are not defined (no variety in the answers, nothing shared).
    """

    criterion: str
    coder: str
    other: str
    texts: int
    same: float
    kappa: float | None = None
    alpha: float | None = None


def agreements(reviews: Sequence[Review]) -> tuple[Agreement, ...]:
    """Return the agreement of every pair of coders, the machine among them, and of all people, by criterion.

    Where one person answered twice the later answer counts.
    """
    answers = _answers(reviews)
    criteria = sorted({c for (c, _), _ in answers.items()})
    found: list[Agreement] = []
    for criterion in ("", *criteria):
        chosen = {unit: given for (c, unit), given in answers.items() if criterion in ("", c)}
        if criterion == "":
            chosen = {f"{c} {unit}": given for (c, unit), given in answers.items()}
        coders = sorted({name for given in chosen.values() for name in given}, key=lambda n: (n != MACHINE, n))
        found += [a for one, other in combinations(coders, 2) if (a := _pair(criterion, one, other, chosen))]
        people = [c for c in coders if c != MACHINE]
        if len(people) > 1:
            found.append(_all(criterion, people, chosen))
    return tuple(found)


Units = dict[str, dict[str, str]]


def _answers(reviews: Sequence[Review]) -> dict[tuple[str, str], dict[str, str]]:
    """Return the answer of every coder by criterion and text."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for r in sorted(reviews, key=lambda r: r.date):
        given = found[r.criterion, f"{r.sha256} {r.language}"]
        given[MACHINE] = r.machine.value
        given[r.by] = r.outcome.value
    return found


def _pair(criterion: str, one: str, other: str, units: Units) -> Agreement | None:
    both = {u: given for u, given in units.items() if one in given and other in given}
    if not both:
        return None
    same = sum(given[one] == given[other] for given in both.values()) / len(both)
    rows = [(name, u, given[name]) for u, given in sorted(both.items()) for name in (one, other)]
    return Agreement(criterion, one, other, len(both), same, kappa=_kappa(rows, one, other))


def _all(criterion: str, people: Sequence[str], units: Units) -> Agreement:
    shared = {u: [given[p] for p in people if p in given] for u, given in units.items()}
    shared = {u: given for u, given in shared.items() if len(given) > 1}
    same = sum(len(set(given)) == 1 for given in shared.values()) / len(shared) if shared else 0.0
    rows = [(p, u, units[u][p]) for u in sorted(shared) for p in people if p in units[u]]
    return Agreement(criterion, "all people", "", len(shared), same, alpha=_alpha(rows))


def _varied(rows: Sequence[tuple[str, str, str]]) -> bool:
    # Where all answers are the same, chance agreement is certain and neither measure is defined.
    return len({label for _, _, label in rows}) > 1


def _kappa(rows: Sequence[tuple[str, str, str]], one: str, other: str) -> float | None:
    if not _varied(rows):
        return None
    from nltk.metrics.agreement import AnnotationTask  # type: ignore[import-untyped, import-not-found, unused-ignore]

    return round(float(AnnotationTask(data=rows).kappa_pairwise(one, other)), 4)


def _alpha(rows: Sequence[tuple[str, str, str]]) -> float | None:
    if not _varied(rows):
        return None
    from nltk.metrics.agreement import AnnotationTask

    return round(float(AnnotationTask(data=rows).alpha()), 4)
