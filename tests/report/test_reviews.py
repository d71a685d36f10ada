"""A person has the last word: by hand, with a coding sheet, and what agreement is made of it."""

from __future__ import annotations

import datetime
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from lxml import etree

from cli import main
from compare.agreement import agreements
from rubric.finding import Outcome
from rubric.review import Review

ACT = """Protection of Images Act 2020

1. Interpretation
In this Act, “child abuse material” means a photograph of a child engaged in sexual conduct;
“child” means a person under the age of eighteen years.

2. Possession
A person who knowingly possesses child abuse material commits an offence and is liable on conviction to imprisonment
for a term not exceeding five years.
"""


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words])


@pytest.fixture
def act(tmp_path: Path) -> Path:
    path = tmp_path / "act.txt"
    path.write_text(ACT, encoding="utf8")
    return path


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "reviews.jsonl"


def answer(act: Path, criterion: str, *more: object) -> dict[str, object]:
    rows = [json.loads(x) for x in run("judge", act, "--json", *more).stdout.splitlines()]
    (row,) = [r for r in rows if r["criterion"] == criterion]
    return row


def test_an_override_stands_with_name_reason_and_the_machines_answer(act: Path, kept: Path) -> None:
    assert answer(act, "P4-01")["outcome"] == "silent"
    words = "knowingly possesses child abuse material"
    made = run(
        "review", act, "--reviews", kept, "--criterion", "p4-01", "--outcome", "contrary", "--by", "A. Reader",
        "--reason", "no child is left out", "--quote", words, "--date", "2026-01-02",
    )  # fmt: skip
    assert made.exit_code == 0, made.stderr
    row = answer(act, "P4-01", "--reviews", kept)
    assert (row["outcome"], row["by"]) == ("contrary", "A. Reader")
    assert row["evidence"][0]["quote"] == words  # type: ignore[index]
    assert row["evidence"][0]["citation"] == "2"  # type: ignore[index]
    for said in ("instead of silent", "2026-01-02", "no child is left out"):
        assert said in str(row["why"])
    assert answer(act, "P4-01")["by"] == "lexgap"
    stored = json.loads(kept.read_text(encoding="utf8"))
    assert (stored["machine"], stored["outcome"]) == ("silent", "contrary")


def test_the_latest_answer_stands_and_none_is_lost(act: Path, kept: Path) -> None:
    hand = ("review", act, "--reviews", kept, "--criterion", "P4-01")
    run(*hand, "--confirm", "--by", "B", "--date", "2026-02-01")
    run(*hand, "--outcome", "not-applicable", "--by", "A", "--reason", "x", "--date", "2026-01-01")
    row = answer(act, "P4-01", "--reviews", kept)
    assert (row["outcome"], row["by"]) == ("silent", "B")
    assert "Confirmed by B" in str(row["why"])
    assert len(kept.read_text(encoding="utf8").splitlines()) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--outcome", "met", "--by", "A", "--quote", "knowingly possesses"),  # no reason
        ("--outcome", "met", "--by", "A", "--reason", "x"),  # no words
        ("--outcome", "met", "--by", "A", "--reason", "x", "--quote", "words nobody wrote"),
        ("--outcome", "met", "--by", "A", "--reason", "x", "--citation", "99"),
        ("--confirm",),  # no name
        ("--by", "A"),  # neither
        ("--confirm", "--by", "A", "--date", "yesterday"),
    ],
)
def test_a_review_that_cannot_stand_is_refused(act: Path, kept: Path, words: tuple[str, ...]) -> None:
    result = run("review", act, "--reviews", kept, "--criterion", "P4-01", *words)
    assert result.exit_code == 2
    assert result.stderr.startswith("lexgap: ")
    assert not kept.exists()


def filled(act: Path, sheet: Path, fill: Callable[[dict[str, object]], dict[str, object]]) -> None:
    """Write the coding sheet and put into each row what `fill` answers for it."""
    assert run("review", act, "--sheet", sheet).exit_code == 0
    book = openpyxl.load_workbook(sheet)
    rows = book["coding-sheet"]
    names = [c.value for c in rows[1]]
    for row in rows.iter_rows(min_row=2):
        now = {str(n): c.value for n, c in zip(names, row, strict=True)}
        for name, value in fill(now).items():
            row[names.index(name)].value = value
    book.save(sheet)


def test_a_coding_sheet_is_read_back(act: Path, kept: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.xlsx"

    def fill(row: dict[str, object]) -> dict[str, object]:
        if row["criterion"] == "P5-03":
            return {"outcome": row["machine"], "coder": "C", "date": datetime.datetime(2026, 3, 4)}
        if row["criterion"] == "P5-01":
            return {
                "outcome": "Partial",
                "coder": "C",
                "reason": "r",
                "quote": "a  photograph of a\nchild",
                "citation": "1",
            }
        return {}

    filled(act, sheet, fill)
    result = run("review", act, "--import", sheet, "--reviews", kept)
    assert result.exit_code == 0, result.stderr
    stored = {r["criterion"]: r for r in map(json.loads, kept.read_text(encoding="utf8").splitlines())}
    assert stored["P5-03"]["date"] == "2026-03-04"
    row = answer(act, "P5-01", "--reviews", kept)
    assert (row["outcome"], row["by"]) == ("partial", "C")
    assert row["evidence"][0]["quote"] == "a photograph of a child"  # type: ignore[index]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"sha256": "0" * 64}, "has changed"),
        ({"source": "other.txt", "sha256": "0" * 64}, "not among the texts"),
        ({"criterion": "P9-99"}, "not among the questions"),
        ({"outcome": "maybe"}, "is none of"),
        ({"coder": ""}, "needs the name"),
        ({"date": "soon"}, "is no date"),
        ({"outcome": "met", "reason": "r", "quote": "never written"}, "do not stand in"),
    ],
)
def test_rows_that_cannot_be_placed_are_refused_and_the_others_kept(
    act: Path, kept: Path, tmp_path: Path, wrong: dict[str, object], said: str
) -> None:
    sheet = tmp_path / "sheet.xlsx"

    def fill(row: dict[str, object]) -> dict[str, object]:
        good = {"outcome": row["machine"], "coder": "C"}
        return {"P5-01": good, "P4-01": good | wrong}.get(str(row["criterion"]), {})

    filled(act, sheet, fill)
    result = run("review", act, "--import", sheet, "--reviews", kept)
    assert result.exit_code == 1
    assert "refused" in result.stderr
    assert said in result.stderr
    assert [json.loads(x)["criterion"] for x in kept.read_text(encoding="utf8").splitlines()] == ["P5-01"]


def test_a_file_that_is_no_sheet_is_refused(act: Path, kept: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"not a workbook")
    other = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(other)
    for path in (bad, other, tmp_path / "nowhere.xlsx"):
        assert run("review", act, "--import", path, "--reviews", kept).exit_code == 2
    kept.write_text("{}\n", encoding="utf8")
    result = run("judge", act, "--reviews", kept)
    assert result.exit_code == 2
    assert "reviews.jsonl:1" in result.stderr


def made(criterion: str, text: str, by: str, outcome: str, machine: str = "met") -> Review:
    return Review(
        source=text, sha256=text, language="en", criterion=criterion, outcome=Outcome(outcome),
        machine=Outcome(machine), by=by, date="2026-01-01",
    )  # fmt: skip


def test_agreement_by_the_published_formulas() -> None:
    pytest.importorskip("nltk")
    # Two coders, 10 texts: 4 + 3 alike. p_o = 0.7; p_e = 0.6 * 0.5 + 0.4 * 0.5 = 0.5; kappa = 0.4 (Cohen 1960).
    pairs = [("met", "met")] * 4 + [("silent", "silent")] * 3 + [("met", "silent")] * 2 + [("silent", "met")]
    reviews = [
        made("C-01", str(n), who, outcome)
        for n, pair in enumerate(pairs)
        for who, outcome in zip("AB", pair, strict=True)
    ]
    found = {(a.criterion, a.coder, a.other): a for a in agreements(reviews)}
    pair = found["C-01", "A", "B"]
    assert (pair.texts, pair.same, pair.kappa) == (10, 0.7, 0.4)
    # alpha = 1 - (n - 1) * disagreeing pairs / (n_met * n_silent), n = 20 values (Krippendorff 2011): 3 * 19 / 99.
    assert found["C-01", "all people", ""].alpha == pytest.approx(1 - 3 * 19 / 99, abs=1e-4)
    assert found["", "A", "B"].kappa == 0.4
    assert found["C-01", "lexgap", "A"].same == 0.6


def test_agreement_is_not_defined_without_variety() -> None:
    (pair,) = [a for a in agreements([made("C-01", "1", "A", "met"), made("C-01", "2", "A", "met")]) if a.criterion]
    assert (pair.same, pair.kappa) == (1.0, None)


def test_the_agreement_command(act: Path, kept: Path) -> None:
    pytest.importorskip("nltk")
    run("review", act, "--reviews", kept, "--criterion", "P4-01", "--confirm", "--by", "A")
    shown = run("review", "--agreement", "--reviews", kept)
    assert shown.exit_code == 0
    assert "P4-01" in shown.stdout
    assert run("review", "--agreement").exit_code == 2


def test_refi_qda_files_hold_every_code_and_every_passage(act: Path, kept: Path, tmp_path: Path) -> None:
    book, project, again = tmp_path / "a.qdc", tmp_path / "a.qdpx", tmp_path / "b.qdpx"
    assert run("codes", "-o", book).exit_code == 0
    codes = etree.parse(book).getroot().iterfind(".//{urn:QDA-XML:codebook:1.0}Code")
    guids = {c.get("guid"): c.get("name") for c in codes}
    assert "P5-03 met" in guids.values()
    run("review", act, "--reviews", kept, "--criterion", "P5-02", "--confirm", "--by", "A. Reader")
    for path in (project, again):
        assert run("codes", act, "--reviews", kept, "-o", path).exit_code == 0
    assert project.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(project) as packed:
        root = etree.fromstring(packed.read("project.qde"))
        space = "{urn:QDA-XML:project:1.0}"
        (source,) = root.iterfind(f".//{space}TextSource")
        text = packed.read(source.get("plainTextPath").replace("internal://", "sources/")).decode()
        assert text == ACT
        selections = list(source.iterfind(f"{space}PlainTextSelection"))
        assert selections
        for s in selections:
            assert text[int(s.get("startPosition")) : int(s.get("endPosition"))].strip()
            assert s.find(f"{space}Coding/{space}CodeRef").get("targetGUID") in guids
        users = {u.get("guid"): u.get("name") for u in root.iterfind(f".//{space}User")}
        assert {users[s.get("creatingUser")] for s in selections} >= {"A. Reader"}
        every = [e.get("guid") for e in root.iter() if e.get("guid")]
        assert len(every) == len(set(every))
    assert run("codes", act, "-o", tmp_path / "a.doc").exit_code == 2
