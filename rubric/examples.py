"""Run the examples that a criterion carries: the proof that stands beside the question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.metadata import Meta
from corpus.read import read_bytes
from extract.pipeline import facts_of
from rubric.criterion import Criterion, CriterionExample
from rubric.finding import Finding
from rubric.judge import judge


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleResult:
    """Say how an example came out: `faults` is empty when it came out as it should."""

    criterion: str
    example: CriterionExample
    finding: Finding
    faults: tuple[str, ...]


def run_examples(criteria: Iterable[Criterion]) -> Iterator[ExampleResult]:
    """Yield the result of every example, in order."""
    for criterion in criteria:
        for example in criterion.file.examples:
            yield run_example(criterion, example)


def run_example(criterion: Criterion, example: CriterionExample) -> ExampleResult:
    """Read an example as a plain text file would be read, judge it, and say what is not as it should be."""
    meta = Meta(language=example.language, jurisdiction=example.jurisdiction)
    instrument = read_bytes(example.text.encode(), f"{criterion.id}.txt", meta=meta)[0]
    finding = judge(facts_of(instrument), [criterion])[0]
    faults = []
    if finding.outcome is not example.expect:
        quoted = "; ".join(e.quote for e in finding.evidence)
        faults.append(f"expected {example.expect}, got {finding.outcome} ({quoted})")
    else:
        shown = [" ".join(e.quote.split()) for e in finding.evidence]
        faults += [f"no evidence holds `{q}`, only {shown}" for q in example.quote if not any(q in s for s in shown)]
    return ExampleResult(criterion=criterion.id, example=example, finding=finding, faults=tuple(faults))
