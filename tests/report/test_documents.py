"""Word documents and the data package: whole, verbatim, the same every time."""

from __future__ import annotations

import csv
import hashlib
import io
import json

import docx
import pytest

from compare.tables import TABLES, table_of
from report.documents.comparison import comparison_bytes
from report.documents.profile import profile_bytes
from report.fingerprint import rubric_hash
from report.provenance import provenance_of
from report.site import write_report
from report.table_files import docx_bytes, write_table
from report.view import View
from rubric.criteria import FOLDER
from tests.compare.specimens import QUESTIONS, cases


@pytest.fixture(scope="module")
def view() -> View:
    return View(cases(), QUESTIONS)


def words_of(data: bytes) -> str:
    made = docx.Document(io.BytesIO(data))
    cells = [c.text for t in made.tables for r in t.rows for c in r.cells]
    return "\n".join([p.text for p in made.paragraphs] + cells)


def test_a_profile_holds_answers_words_definitions_offences_and_what_was_not_read(view):
    said = {c.name: words_of(profile_bytes(view, c)) for c in view.matrix.countries}
    assert "“… any representation, by whatever means, …” (s 1)" in said["Norland"]
    assert "“abuse material” means any representation, by whatever means, of a child engaged" in said["Norland"]
    assert "10 years" in said["Norland"]
    assert "What to draft: A remedy." in said["Sudmark"]
    assert "page 3: Page 3 has no text layer." in said["Sudmark"]
    assert "<script>alert(1)</script>" in said["Zed <b>Land</b>"]
    # A quotation is whole: no word of the law is dropped without a sign.
    for country, text in said.items():
        for row in view.matrix.countries[[c.name for c in view.matrix.countries].index(country)].rows:
            for f in row.findings:
                for e in f.evidence if f else ():
                    assert " ".join(e.place.of(row.instrument.text).split()) in text


def test_the_comparison_has_a_row_a_text_and_a_column_a_question(view):
    table = docx.Document(io.BytesIO(comparison_bytes(view))).tables[0]
    assert len(table.rows) == 1 + len(view.matrix.rows)
    assert [c.text for c in table.rows[0].cells][1:] == [q.id for q in view.groups[0].questions]
    by_name = {r.cells[0].text: [c.text for c in r.cells[1:]] for r in table.rows[1:]}
    assert by_name["Norland: Norland Images Act"] == ["✓", "◐"]
    assert by_name["Sudmark: Penal Code (Extract)"] == ["✕", "○"]


def test_documents_are_the_same_every_time(view):
    other = View(cases()[::-1], QUESTIONS)
    assert comparison_bytes(view) == comparison_bytes(other)
    country = view.matrix.countries[0]
    assert profile_bytes(view, country) == profile_bytes(other, other.matrix.countries[0])
    tables = [table_of(n, cases(), QUESTIONS) for n in TABLES]
    assert docx_bytes(tables) == docx_bytes(tables)


def test_the_data_package_describes_every_column_and_hashes_every_file(tmp_path):
    write_report(cases(), QUESTIONS, tmp_path)
    package = json.loads((tmp_path / "data/datapackage.json").read_text())
    assert {r["name"] for r in package["resources"]} == set(TABLES)
    for resource in package["resources"]:
        data = (tmp_path / "data" / resource["path"]).read_bytes()
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        assert resource["bytes"] == len(data)
        head = next(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        assert [f["name"] for f in resource["schema"]["fields"]] == head
        assert all(f["description"] for f in resource["schema"]["fields"])
    assert [s["sha256"] for s in package["sources"]] == [
        c.instrument.sha256 for c in sorted(cases(), key=lambda c: c.instrument.source)
    ]
    assert package["rubric"] == {"sha256": rubric_hash(), "criteria": [q.id for q in QUESTIONS]}


def test_a_table_carries_its_codebook_beside_it(tmp_path):
    table = table_of("ages", cases(), QUESTIONS)
    write_table(table, tmp_path / "ages.csv", provenance_of([c.instrument for c in cases()]))
    package = json.loads((tmp_path / "ages.datapackage.json").read_text())
    assert package["resources"][0]["path"] == "ages.csv"
    assert len(package["sources"]) == 3


def test_the_rubric_hash_changes_with_a_criterion(tmp_path):
    for path in FOLDER.glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert rubric_hash(tmp_path) == rubric_hash()
    first = min(tmp_path.glob("*.yaml"))
    first.write_bytes(first.read_bytes() + b"# changed\n")
    assert rubric_hash(tmp_path) != rubric_hash()
