"""The rubric as pages a lawyer reads: every question with its reasons, sources, check, remedy and examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from report.groups import grouped
from report.manual_words import check_in_words
from report.provenance import provenance_of
from report.templating import render, stylesheet
from report.written import write_bytes
from rubric.criterion import Criterion
from rubric.finding import Outcome
from rubric.harms import harms
from rubric.sets import groups_of, sets

_MEANING = {
    Outcome.MET: "The text answers yes. Words are quoted.",
    Outcome.PARTIAL: "Part of it, or only in some cases, or behind a condition. Words are quoted.",
    Outcome.CONTRARY: "The text says the opposite, or contains what should be avoided. Words are quoted.",
    Outcome.SILENT: "The subject is treated, and nothing on the question was found; the places looked at are listed.",
    Outcome.NOT_APPLICABLE: "The text does not treat the subject, so the question does not arise.",
    Outcome.UNREAD: "The part that could answer could not be read. It is never counted as a gap.",
}


def write_manual(criteria: Sequence[Criterion], out: Path, *, rubric: Path | None = None) -> int:
    """Write the pages into a folder and return how many; the same rubric gives the same bytes. Raises OSError."""
    count = 0
    for name, data in _pages(criteria, rubric):
        write_bytes(out / name, data)
        count += 1
    return count


def _pages(criteria: Sequence[Criterion], rubric: Path | None) -> Iterator[tuple[str, bytes]]:
    made = provenance_of([], [c.id for c in criteria], rubric=rubric)
    yield "style.css", str(stylesheet()).encode()
    chosen = {name: groups_of(name, criteria) for name in sets()}
    yield (
        "index.html",
        render(
            "manual_index.html", root="", groups=grouped(criteria), sets=sets(), chosen=chosen, meaning=_MEANING,
            provenance=made,
        ),
    )  # fmt: skip
    yield "harms.html", render("manual_harms.html", root="", harms=harms(), asked=_ids(criteria), provenance=made)
    for criterion in criteria:
        branches = [(branch, list(check_in_words(raw))) for branch, raw in criterion.file.check.items()]
        yield (
            f"criteria/{criterion.id}.html",
            render("manual_criterion.html", root="../", criterion=criterion, branches=branches, provenance=made),
        )


def _ids(criteria: Sequence[Criterion]) -> frozenset[str]:
    return frozenset(c.id for c in criteria)
