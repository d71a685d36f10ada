"""On real law, offences, victims, concepts and penalties stay at the figures recorded in the README."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from corpus.read import read
from extract.definitions import find_definitions
from extract.exemptions import find_exemptions
from extract.offences import find_offences
from extract.pack import load_pack


@pytest.fixture(scope="module")
def figures(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what the bench says of the offences found in the hand-marked acts."""
    gold = shared / "corpus/gold/acts"
    rows = []
    for path in sorted(gold.glob("*.json")):
        for instrument in read(shared / "corpus/acts" / f"{path.stem}.txt"):
            pack = load_pack(instrument.language)
            assert pack is not None
            found = find_offences(instrument, pack, find_definitions(instrument, pack))
            for o in found:
                row = {"kind": "offence", "source": instrument.source, "citation": o.citation, "label": o.label}
                row["about_children"], row["concepts"] = o.about_children, list(o.concepts)
                row["max_imprisonment"] = o.heaviest.printed if o.heaviest else None
                rows.append(json.dumps(row))
            for x in find_exemptions(instrument, pack, found):
                assert x.place.of(instrument.text).strip()
    out = tmp_path_factory.mktemp("bench") / "offences.jsonl"
    out.write_text("\n".join(rows), encoding="utf-8")
    command = [sys.executable, str(shared / "bench/score.py"), "acts", str(gold), str(out)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])


@pytest.mark.shared
@pytest.mark.parametrize(("name", "floor"), [("offences", 0.97), ("offences_about_children", 0.95), ("concepts", 0.85)])
def test_f1_stays_at_its_floor(figures: dict[str, Any], name: str, floor: float) -> None:
    assert figures[name]["f1"] >= floor


@pytest.mark.shared
def test_maximum_imprisonment_stays_at_its_floor(figures: dict[str, Any]) -> None:
    assert figures["max_imprisonment"] >= 0.97
