"""Criteria in the groups a reader sees: those of a set when they are one, else those of the principles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.question import Question
from rubric.sets import sets

# The six principles as the seed report names them (DFC 41-51); C and E as the rubric catalogue does.
_PRINCIPLES = {
    "P1": "Children's voices count",
    "P2": "Language matters",
    "P3": "Take care with context",
    "P4": "Avoid blaming children",
    "P5": "Future proof policy",
    "P6": "Embrace a child rights approach",
    "C": "Criminalisation",
    "E": "Enforcement, industry, procedure",
}


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Hold criteria under one heading; `at` are their indexes in the order asked."""

    name: str
    questions: tuple[Question, ...]
    at: tuple[int, ...]


def grouped(criteria: Sequence[Question]) -> tuple[QuestionGroup, ...]:
    """Return the criteria in groups, each criterion once."""
    index = {c.id: i for i, c in enumerate(criteria)}
    for chosen in sets().values():
        listed = [i for g in chosen.groups for i in g.criteria]
        if listed and sorted(listed) == sorted(index):
            return tuple(_group(g.name, [index[i] for i in g.criteria], criteria) for g in chosen.groups)
    names = dict.fromkeys(c.principle for c in criteria)
    return tuple(
        _group(_PRINCIPLES.get(n, n), [i for i, c in enumerate(criteria) if c.principle == n], criteria) for n in names
    )


def _group(name: str, at: Sequence[int], criteria: Sequence[Question]) -> QuestionGroup:
    return QuestionGroup(name[:1].upper() + name[1:], tuple(criteria[i] for i in at), tuple(at))
