"""One act read from PDF, from text and from its drafters' XML gives the same provisions: floors that may only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import round_trip

LEAST_PDF = 0.94  # of any one act
MEAN_PDF = 0.99
LEAST_XML = 0.99


def test_the_share_counts_number_order_and_words() -> None:
    one = [("1", "a"), ("2", "b"), ("3", "c"), ("4", "d")]
    assert round_trip.share(one, one) == 1.0
    assert round_trip.share(one, [*one[:3], ("4", "e")]) == 0.75
    assert round_trip.share(one, one[:2]) == 0.5
    assert round_trip.share([one[1], one[0]], one[:2]) == 0.5


@pytest.mark.shared
def test_pdf_and_text_give_the_same_provisions(shared: Path) -> None:
    shares = {path.stem: round_trip.of_pdf(path) for path in round_trip.acts()}
    assert {name: s for name, s in shares.items() if s < LEAST_PDF} == {}
    assert sum(shares.values()) / len(shares) >= MEAN_PDF


@pytest.mark.shared
@pytest.mark.parametrize(("words", "least"), [(False, LEAST_XML), (True, 0.985)])
def test_xml_and_text_give_the_same_provisions(shared: Path, words: bool, least: float) -> None:
    for path in round_trip.acts():
        if path.stem in round_trip.XML:
            assert round_trip.of_xml(path, words=words) >= least
