"""The check of a bill as SARIF 2.1.0 (OASIS), which editors and code-review programs show beside the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from urllib.parse import quote

import msgspec

from compare.bill_check import BillCheck, Note
from corpus.instrument import Instrument
from corpus.place import Place
from report.check_files.annotations import note_lines
from report.jsonl import Row
from report.provenance import Provenance
from rubric.drafting import Fault, fault_texts
from rubric.finding import Outcome

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Outcome.CONTRARY: "error", Outcome.SILENT: "warning", Outcome.PARTIAL: "note"}


def check_sarif(checks: Sequence[BillCheck], provenance: Provenance) -> bytes:
    """Return the gaps, partial answers and faults as SARIF results.

    Offsets and lines count in the text as lexgap reads it, which for a text file is the file itself; the provision is
    the logical location.
    """
    results = [r for check in checks for r in _results(check)]
    log: Row = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "lexgap", "version": provenance.version, "rules": _rules(checks)}},
                "columnKind": "unicodeCodePoints",
                "artifacts": [_artifact(c.instrument) for c in checks],
                "results": results,
                "properties": {"rubric": provenance.rubric},
            }
        ],
    }
    return msgspec.json.format(msgspec.json.encode(log), indent=1) + b"\n"


def _artifact(instrument: Instrument) -> Row:
    return {"location": {"uri": quote(instrument.source)}, "hashes": {"sha-256": instrument.sha256}}


def _rules(checks: Sequence[BillCheck]) -> list[Row]:
    questions = {n.question.id: n.question for c in checks for n in c.notes}
    rules: list[Row] = [
        {
            "id": q.id,
            "name": q.name,
            "shortDescription": {"text": q.question},
            "fullDescription": {"text": " ".join(q.why.split())},
            "help": {"text": " ".join(q.remedy.split())},
        }
        for q in questions.values()
    ]
    for kind, text in fault_texts().kinds.items():
        rules.append(
            {"id": kind, "name": kind, "shortDescription": {"text": text.title}, "help": {"text": text.remedy}}
        )
    return rules


def _results(check: BillCheck) -> Iterator[Row]:
    lines = _Lines(check.instrument)
    for note in check.notes:
        if note.finding.outcome in _LEVELS:
            yield _of_note(check.instrument, note, lines)
    for fault in check.faults:
        yield _of_fault(check.instrument, fault, lines)


def _of_note(instrument: Instrument, note: Note, lines: _Lines) -> Row:
    finding = note.finding
    level = _LEVELS[finding.outcome] if finding.gap or finding.outcome is Outcome.PARTIAL else "note"
    places = [e.place for e in finding.evidence] or ([note.anchor] if note.anchor else [])
    return {
        "ruleId": note.question.id,
        "level": level,
        "message": {"text": "\n".join(note_lines(note))},
        "locations": [_location(instrument, p, lines) for p in places[:1]],
        "relatedLocations": [_location(instrument, p, lines) for p in places[1:]],
        "properties": {"outcome": finding.outcome.value, "decidable": finding.decidable},
    }


def _of_fault(instrument: Instrument, fault: Fault, lines: _Lines) -> Row:
    return {
        "ruleId": fault.kind,
        "level": "warning",
        "message": {"text": f"{fault.message} {fault.remedy}"},
        "locations": [_location(instrument, fault.place, lines)],
        "relatedLocations": [_location(instrument, p, lines) for p in fault.also],
    }


def _location(instrument: Instrument, place: Place, lines: _Lines) -> Row:
    region: Row = {
        "charOffset": place.start,
        "charLength": place.end - place.start,
        **lines.region(place),
        "snippet": {"text": place.of(instrument.text)},
    }
    found: Row = {
        "physicalLocation": {"artifactLocation": {"uri": quote(instrument.source)}, "region": region},
    }
    if place.eid:
        found["logicalLocations"] = [{"name": instrument.citation(place), "fullyQualifiedName": place.eid}]
    page = instrument.page(place.start)
    if page is not None:
        found["properties"] = {"page": page}
    return found


class _Lines:
    """Count lines and columns of one text, both from 1."""

    def __init__(self, instrument: Instrument) -> None:
        self._starts = [0, *(i + 1 for i, c in enumerate(instrument.text) if c == "\n")]

    def region(self, place: Place) -> Row:
        """Return where a place begins and ends."""
        line, column = self._at(place.start)
        last, after = self._at(place.end)
        return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": after}

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
