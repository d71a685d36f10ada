"""What looks missed is told, and sound law is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.read import read, read_bytes
from extract.pipeline import facts_of


def codes(text: str) -> list[str]:
    (act,) = read_bytes(text.encode(), "act.txt", language="en")
    return [p.code for p in facts_of(act).problems]


FILL = "The board shall keep a record of each crossing and shall show the record to any person who asks for it at noon on a day of work"


def test_a_definitions_section_without_a_definition_is_a_doubt() -> None:
    assert codes(f"1. Duties\n{FILL}.\n\n2. Definitions\n{FILL}.\n3. Records\nThe record is public.\n") == [
        "definitions-not-read",
        "section-repeated",
    ]


def test_an_offence_heading_without_an_offence_is_noted() -> None:
    assert codes(f"1. Short title\nThis Act is the Bridges Act.\n\n2. Offences\n{FILL}.\n") == ["offences-not-read"]


def test_a_section_that_stops_in_mid_sentence_is_a_doubt() -> None:
    assert codes(f"1. Short title\nThis Act is the Bridges Act.\n\n2. Records\n{FILL} and the\n") == ["section-cut-off"]


def test_sound_law_has_no_problem() -> None:
    text = "1. Definitions\nIn this Act, “bridge” means a thing that carries a road over water.\n"
    assert codes(f"{text}\n2. Records\n{FILL}.\n") == []


@pytest.mark.shared
def test_the_hand_marked_acts_have_no_false_problem(shared: Path) -> None:
    for name in ("ie-child-trafficking-and-pornography-act-1998", "ke-computer-misuse-cybercrimes-act-2018"):
        for act in read(shared / "corpus" / "acts" / f"{name}.txt"):
            assert facts_of(act).problems == ()
