"""A person's answer beside the machine's: confirmed or overridden, with reason, name and date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from corpus.instrument import Instrument
from corpus.place import Place
from rubric.finding import WITH_EVIDENCE, Evidence, Finding, Outcome


class Review(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Hold one person's answer to one criterion for one text, and the machine's answer it was given beside.

    The text is known by the hash of its file and its language. `quote` are the verbatim words the answer rests on;
    without them the machine's evidence stands, or the words of the provision `citation`. `date` is ISO 8601.
    """

    source: str
    sha256: str
    language: str
    criterion: str
    outcome: Outcome
    machine: Outcome
    by: str
    date: str
    reason: str = ""
    quote: str = ""
    citation: str = ""

    @property
    def confirms(self) -> bool:
        """Return whether the person agrees with the machine."""
        return self.outcome is self.machine


class ReviewError(ValueError):
    """Say why an answer of a person cannot be taken."""


def made_review(
    instrument: Instrument,
    finding: Finding,
    *,
    outcome: Outcome,
    by: str,
    date: str,
    reason: str = "",
    quote: str = "",
    citation: str = "",
) -> Review:
    """Return the review of a finding; ReviewError when it cannot stand.

    A name is always wanted, a reason for another answer than the machine's, and words for an answer that rests on
    words: they must stand in the text (white space folded), or the citation must be one of the text's.
    """
    if not by.strip():
        raise ReviewError("a review needs the name of the person who answers")
    if outcome is not finding.outcome and not reason.strip():
        raise ReviewError(f"{finding.criterion}: {outcome} instead of {finding.outcome} needs a reason")
    review = Review(
        source=instrument.source,
        sha256=instrument.sha256,
        language=instrument.language,
        criterion=finding.criterion,
        outcome=outcome,
        machine=finding.outcome,
        by=" ".join(by.split()),
        date=date,
        reason=" ".join(reason.split()),
        quote=quote.strip(),
        citation=citation.strip(),
    )
    reviewed(instrument, finding, review)
    return review


def reviewed(instrument: Instrument, finding: Finding, review: Review) -> Finding:
    """Return the finding as the person left it; `why` says who answered, why, and what the machine had answered."""
    wants = review.outcome in WITH_EVIDENCE
    evidence = _evidence(instrument, finding, review) if wants else ()
    said = (
        "Confirmed" if review.outcome is finding.outcome else f"Answered {review.outcome} instead of {finding.outcome}"
    )
    reason = f": {review.reason.rstrip('.')}" if review.reason else ""
    why = f"{finding.why} " if review.outcome is finding.outcome and finding.why else ""
    return replace(
        finding,
        outcome=review.outcome,
        evidence=evidence,
        why=f"{why}{said} by {review.by} on {review.date}{reason}.",
        by=review.by,
        decidable=finding.decidable if review.outcome is finding.outcome else True,
    )


def apply_reviews(
    instrument: Instrument, findings: Sequence[Finding], reviews: Iterable[Review]
) -> tuple[Finding, ...]:
    """Return the findings, each as the latest review of it left it; ReviewError for words that are not in the text."""
    latest: dict[str, Review] = {}
    for review in reviews:
        if (review.sha256, review.language) != (instrument.sha256, instrument.language):
            continue
        before = latest.get(review.criterion)
        if before is None or review.date >= before.date:
            latest[review.criterion] = review
    return tuple(reviewed(instrument, f, latest[f.criterion]) if f.criterion in latest else f for f in findings)


def _evidence(instrument: Instrument, finding: Finding, review: Review) -> tuple[Evidence, ...]:
    if review.quote:
        return (_at(instrument, _find(instrument, review)),)
    if review.citation:
        unit = next((p for p in instrument.provisions if p.citation == review.citation), None)
        if unit is None:
            raise ReviewError(f"{review.criterion}: {instrument.source} has no provision {review.citation}")
        return (_at(instrument, instrument.place(unit.start, unit.end)),)
    if finding.evidence:
        return finding.evidence
    raise ReviewError(f"{review.criterion}: {review.outcome} rests on words; give a quote or a citation")


def _at(instrument: Instrument, place: Place) -> Evidence:
    return Evidence(place, instrument.citation(place), place.of(instrument.text), instrument.page(place.start))


def _find(instrument: Instrument, review: Review) -> Place:
    """Return where the quoted words stand, in the cited provision when one is cited; white space does not matter."""
    units = [p for p in instrument.provisions if p.citation == review.citation] if review.citation else []
    low, high = (units[0].start, units[0].end) if units else (0, len(instrument.text))
    offsets = [i for i in range(low, high) if not instrument.reading[i].isspace()]
    letters = "".join(instrument.text[i] for i in offsets)
    wanted = "".join(review.quote.split())
    at = letters.find(wanted) if wanted else -1
    if at < 0:
        where = f"provision {review.citation} of " if units else ""
        raise ReviewError(f"{review.criterion}: the quoted words do not stand in {where}{instrument.source}")
    return instrument.place(offsets[at], offsets[at + len(wanted) - 1] + 1)


def read_reviews(path: Path) -> tuple[Review, ...]:
    """Return the reviews of a file, one JSON object a line; ReviewError with the line that is wrong, OSError."""
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found.append(msgspec.json.decode(line, type=Review))
        except msgspec.DecodeError as error:
            raise ReviewError(f"{path}:{number}: {error}") from error
    return tuple(found)


def review_lines(reviews: Iterable[Review]) -> bytes:
    """Return reviews as they are kept: one JSON object a line, the same review once."""
    lines = dict.fromkeys(msgspec.json.encode(r) for r in reviews)
    return b"".join(line + b"\n" for line in lines)
