"""The check of a bill as JSON (docs/interface.md)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from compare.bill_check import BillCheck, Note
from corpus.instrument import Instrument
from corpus.place import Place
from report.jsonl import Row, finding_row
from report.provenance import Provenance
from rubric.drafting import Fault


def check_json(checks: Sequence[BillCheck], provenance: Provenance) -> bytes:
    """Return one JSON object: its making, and under `checks` one for each language the bill is set in."""
    row: Row = {
        "version": provenance.version,
        "rubric": provenance.rubric,
        "texts": [{"file": t.file, "title": t.title, "sha256": t.sha256} for t in provenance.texts],
        "checks": [check_row(c) for c in checks],
    }
    return msgspec.json.format(msgspec.json.encode(row), indent=1) + b"\n"


def check_row(check: BillCheck) -> Row:
    """Return the check of one instrument: what it is, its notes, its drafting faults."""
    instrument = check.instrument
    return {
        "source": instrument.source,
        "title": instrument.title,
        "language": instrument.language,
        "sha256": instrument.sha256,
        "notes": [_note(instrument, n) for n in check.notes],
        "faults": [_fault(instrument, f) for f in check.faults],
    }


def _note(instrument: Instrument, note: Note) -> Row:
    return {
        **finding_row(instrument, note.finding),
        "question": note.question.question,
        "gap": note.finding.gap,
        "missing": note.missing,
        "remedy": note.remedy,
        "anchor": _place(note.anchor) if note.anchor else None,
        "exemplars": [
            {
                "law": e.law,
                "source": e.source,
                "outcome": e.outcome.value,
                "citation": e.citation,
                "quote": e.evidence.quote,
                "page": e.evidence.page,
                "eid": e.evidence.place.eid,
                "start": e.evidence.place.start,
                "end": e.evidence.place.end,
                "because": e.because,
            }
            for e in note.exemplars
        ],
    }


def _fault(instrument: Instrument, fault: Fault) -> Row:
    return {
        "kind": fault.kind,
        "citation": fault.citation,
        "page": instrument.page(fault.place.start),
        **_place(fault.place),
        "quote": fault.quote,
        "message": fault.message,
        "remedy": fault.remedy,
        "also": [_place(p) for p in fault.also],
    }


def _place(place: Place) -> Row:
    return {"eid": place.eid, "start": place.start, "end": place.end}
