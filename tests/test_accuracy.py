"""Figures on real law never fall below their floors (`python -m benchmarks.accuracy` prints and raises them)."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.accuracy import MEASURES, corpus_hash, read_floors


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("measure", MEASURES)
def test_no_figure_falls_below_its_floor(shared: Path, measure: str) -> None:
    floors = read_floors()
    if floors.corpus != corpus_hash():
        pytest.skip("the corpus in ../shared is not the one the floors were measured on")
    measured = MEASURES[measure]()
    below = {name: (value, floors.floors[name]) for name, value in measured.items() if value < floors.floors[name]}
    assert not below
