"""Every example of every criterion comes out as its file says, and the rubric is well formed."""

from __future__ import annotations

import pytest

from rubric.criteria import bundled
from rubric.criterion import Criterion, CriterionExample
from rubric.examples import run_example

_ALL = [(c, e) for c in bundled() for e in c.file.examples]


def _cases() -> list[object]:
    return [
        pytest.param(
            c,
            e,
            id=f"{c.id}-{e.language}-{e.name}",
            marks=[pytest.mark.xfail(strict=True, reason=e.known_miss)] if e.known_miss else [],
        )
        for c, e in _ALL
    ]


@pytest.mark.parametrize(("criterion", "example"), _cases())
def test_the_example_comes_out_as_its_file_says(criterion: Criterion, example: CriterionExample) -> None:
    result = run_example(criterion, example)
    assert not result.faults, "\n".join(result.faults)


@pytest.mark.parametrize("criterion", bundled(), ids=lambda c: c.id)
def test_a_criterion_carries_its_own_proof(criterion: Criterion) -> None:
    outcomes = {(e.language, e.expect) for e in criterion.file.examples}
    assert ("en", "met") in outcomes, f"{criterion.path}: no English example that is met"
    assert ("fr", "met") in outcomes, f"{criterion.path}: no French example that is met"
    absent = {o for language, o in outcomes if language == "en" and o not in ("met", "partial")}
    assert absent, f"{criterion.path}: no English example where the answer is not there"
    assert any("near miss" in e.name for e in criterion.file.examples), f"{criterion.path}: no near miss"
    if "contrary" in criterion.file.check:
        assert any(e.expect == "contrary" for e in criterion.file.examples), f"{criterion.path}: no contrary example"
    if "partial" in criterion.file.check:
        assert any(e.expect == "partial" for e in criterion.file.examples), f"{criterion.path}: no partial example"
