"""The comparative tables."""

from __future__ import annotations

import pytest

from compare.table import Table
from compare.tables import TABLES, table_of
from tests.compare.specimens import QUESTIONS, cases


def rows(name: str) -> list[dict]:
    table = table_of(name, cases(), QUESTIONS)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_table_has_rows_one_plain_value_a_cell_and_described_columns(name):
    table = table_of(name, cases(), QUESTIONS)
    assert table.name == name
    assert table.rows
    assert all(v is None or type(v) in (str, int, bool) for row in table.rows for v in row)
    assert all(f.description for f in table.fields)
    assert table == table_of(name, cases()[::-1], QUESTIONS)


def test_texts_are_verbatim_and_placed():
    texts = {c.instrument.source: c.instrument.text for c in cases()}
    for row in rows("definitions"):
        assert row["text"] == " ".join(texts[row["source"]][row["start"] : row["end"]].split())


def test_an_offence_of_two_kinds_has_two_rows():
    found = [r for r in rows("offences") if r["country"] == "Norland"]
    assert [r["concept"] for r in found] == ["csam-production", "csam-possession"]
    assert {(r["months_max"], r["max_imprisonment"], r["victim_age"]) for r in found} == {(120, "10 years", 18)}


def test_ages_tell_lines_apart():
    assert {(r["line"], r["years"]) for r in rows("ages") if r["country"] == "Norland"} == {
        ("definition", 18), ("victim", 18), ("floor", 12), ("gap", 2),
    }  # fmt: skip


def test_life_is_not_a_number_of_months():
    (row,) = [r for r in rows("penalties") if r["country"] == "Sudmark"]
    assert (row["life"], row["months_max"], row["max_imprisonment"]) == (True, None, "life")


def test_coverage_has_a_row_for_an_answer_without_evidence():
    found = [r for r in rows("coverage") if r["country"] == "Sudmark"]
    assert [(r["criterion"], r["outcome"], r["gap"], r["text"]) for r in found] == [
        ("P5-01", "contrary", True, "by photograph or film"),
        ("P5-03", "silent", True, ""),
        ("P4-01", "silent", False, ""),
    ]


def test_a_crooked_row_is_refused():
    with pytest.raises(ValueError, match="1 values for 0 columns"):
        Table("x", "X", (), (("a",),))
