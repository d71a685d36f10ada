"""Tables as files."""

from __future__ import annotations

import csv
import io
import json
import time
import zipfile

import openpyxl
import pytest

from compare.table import Field, Table
from compare.tables import TABLES, table_of
from report.table_files import SUFFIXES, csv_bytes, html_bytes, json_bytes, markdown_bytes, write_table, xlsx_bytes
from tests.compare.specimens import QUESTIONS, cases

EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]
TABLE = Table(
    "mixed", "Mixed & <b>", (Field("a", "text"), Field("b", "number", "integer"), Field("c", "truth", "boolean")),
    (*((e, i, i % 2 == 0) for i, e in enumerate(EVIL)), ("<script>alert(1)</script> | *x*", None, False), ("met", -3, True)),
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(TABLES))
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_table_in_every_format_twice_the_same(name, suffix, tmp_path):
    table = table_of(name, cases(), QUESTIONS)
    write_table(table, tmp_path / f"one/a{suffix}")
    write_table(table_of(name, cases()[::-1], QUESTIONS), tmp_path / f"b{suffix}")
    assert (tmp_path / f"one/a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


def test_csv_reads_back_and_no_cell_is_a_formula():
    rows = list(csv.reader(io.StringIO(csv_bytes(TABLE).decode("utf-8-sig"), newline="")))
    assert rows[0] == ["a", "b", "c"]
    for row, evil in zip(rows[1:], EVIL, strict=False):
        assert row[0] == f"'{evil}"
    assert rows[-1] == ["met", "-3", "true"]
    assert rows[-2][1] == ""


def test_xlsx_has_text_where_a_formula_could_be_and_frozen_heads():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([TABLE])))
    sheet = book["mixed"]
    assert sheet.freeze_panes == "A2"
    for row, evil in enumerate(EVIL, start=2):
        cell = sheet.cell(row, 1)
        assert cell.data_type == "s"
        assert cell.quotePrefix
        assert cell.value.strip() == evil.strip()
    assert sheet.cell(9, 1).fill.fgColor.rgb.endswith("E6F2EC")
    assert sheet.cell(9, 2).value == -3
    assert book.sheetnames == ["mixed", "codebook"]


def test_xlsx_carries_no_date_of_today(monkeypatch):
    first = xlsx_bytes([TABLE])
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert xlsx_bytes([TABLE]) == first
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert {i.date_time for i in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in book.read("docProps/core.xml")


def test_xlsx_takes_control_characters_and_endless_cells():
    table = Table("x", "X", (Field("a", "text"),), (("bad \x00\x0b",), ("long " * 20_000,)))
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([table])))["x"]
    assert sheet.cell(2, 1).value == "bad \ufffd\ufffd"
    assert sheet.cell(3, 1).value.endswith("[cut: the CSV has it all]")


def test_html_escapes():
    page = html_bytes([TABLE]).decode()
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Mixed &amp; &lt;b&gt;" in page


def test_markdown_escapes_and_keeps_one_line_a_row():
    lines = markdown_bytes([TABLE]).decode().splitlines()
    assert len([line for line in lines if line.startswith("| ")]) == 2 + len(TABLE.rows)
    assert r"\<script\>alert(1)\</script\> \| \*x\*" in lines[-2]


def test_json_carries_the_codebook():
    (made,) = json.loads(json_bytes([TABLE]))
    assert made["fields"][1] == {"name": "b", "type": "integer", "description": "number"}
    assert made["rows"][-1] == {"a": "met", "b": -3, "c": True}


def test_an_unknown_format_is_refused_and_nothing_written(tmp_path):
    with pytest.raises(OSError, match="use one of"):
        write_table(TABLE, tmp_path / "a.pdf")
    assert not list(tmp_path.iterdir())


def test_a_person_is_spared_the_offsets_a_machine_gets_them():
    table = table_of("offences", cases(), QUESTIONS)
    assert "sec\\_2" not in markdown_bytes([table]).decode()
    assert ">sec_2<" not in html_bytes([table]).decode()
    assert "sec_2" in csv_bytes(table).decode()
