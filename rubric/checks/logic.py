"""`all`, `any`, `not`, `count`: checks made of checks."""

from __future__ import annotations

from dataclasses import dataclass

from rubric.case import Case
from rubric.checks.answer import NO, Answer, Check


def _ranges(checks: tuple[Check, ...], case: Case) -> list[tuple[int, int]]:
    return [r for c in checks for r in c.reads(case)]


@dataclass(frozen=True, slots=True)
class AnyCheck:
    """Hold when one of the checks holds; the evidence is that of all that hold, in their order."""

    parts: tuple[Check, ...]
    at_least: int = 1

    def ask(self, case: Case) -> Answer:
        """Return the answers that hold, joined."""
        return _joined([a for a in (c.ask(case) for c in self.parts) if a], self.at_least)

    def reads(self, case: Case) -> list[tuple[int, int]]:
        """Return what the parts look at."""
        return _ranges(self.parts, case)


@dataclass(frozen=True, slots=True)
class AllCheck:
    """Hold when every check holds."""

    parts: tuple[Check, ...]

    def ask(self, case: Case) -> Answer:
        """Return the answers, joined."""
        answers = []
        for c in self.parts:
            answer = c.ask(case)
            if not answer:
                return NO
            answers.append(answer)
        return _joined(answers, 1)

    def reads(self, case: Case) -> list[tuple[int, int]]:
        """Return what the parts look at."""
        return _ranges(self.parts, case)


@dataclass(frozen=True, slots=True)
class NotCheck:
    """Hold when the check does not; it has no words of its own."""

    part: Check

    def ask(self, case: Case) -> Answer:
        """Return the opposite."""
        return Answer(not self.part.ask(case))

    def reads(self, case: Case) -> list[tuple[int, int]]:
        """Return what the part looks at."""
        return self.part.reads(case)


@dataclass(frozen=True, slots=True)
class UnlessCheck:
    """Hold when the check holds and the exception does not."""

    part: Check
    exception: Check

    def ask(self, case: Case) -> Answer:
        """Return the check's answer, or no."""
        answer = self.part.ask(case)
        return NO if answer and self.exception.ask(case) else answer

    def reads(self, case: Case) -> list[tuple[int, int]]:
        """Return what both look at."""
        return [*self.part.reads(case), *self.exception.reads(case)]


def _joined(answers: list[Answer], at_least: int) -> Answer:
    if len(answers) < at_least:
        return NO
    # The first words of each part come before the second words of any: a reader sees every leg of the answer.
    longest = max((len(a.spans) for a in answers), default=0)
    spans = [a.spans[i] for i in range(longest) for a in answers if i < len(a.spans)]
    records = [r for a in answers for r in a.records]
    return Answer(True, tuple(dict.fromkeys(spans)), tuple(dict.fromkeys(records)))
