"""The rubric as people work on it: own criteria tested, the schema an editor reads, the manual, the languages."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from extract.strict_yaml import decode_yaml
from rubric.criteria import FOLDER, bundled
from rubric.criterion_schema import criterion_schema

OWN = FOLDER / "P5-03-child-who-does-not-exist.yaml"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words])


@pytest.fixture
def rubric(tmp_path: Path) -> Path:
    folder = tmp_path / "rubric"
    folder.mkdir()
    shutil.copy(OWN, folder)
    return folder


def change(folder: Path, old: str, new: str) -> None:
    path = folder / OWN.name
    text = path.read_text(encoding="utf8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf8")


def test_the_examples_of_own_criteria_run_without_pytest(rubric: Path) -> None:
    assert run("criteria", "test", rubric).exit_code == 0
    change(rubric, "expect: contrary", "expect: met")
    failed = run("criteria", "test", rubric)
    assert failed.exit_code == 1
    assert "expected met, got contrary" in failed.stdout
    assert "no example comes out contrary" in failed.stdout


def test_a_known_miss_that_comes_right_is_reported(rubric: Path) -> None:
    change(rubric, "    expect: contrary\n", "    expect: contrary\n    known_miss: one day\n")
    result = run("criteria", "test", rubric)
    assert result.exit_code == 1
    assert "remove the mark" in result.stdout


@pytest.mark.parametrize("words", ["", "id: P5-03\nname: x\n", "principel: P5\n"])
def test_a_wrong_file_is_named_with_its_line(rubric: Path, words: str) -> None:
    (rubric / OWN.name).write_text(words, encoding="utf8")
    result = run("criteria", "test", rubric)
    assert result.exit_code == 2
    assert re.search(rf"{OWN.name}:\d+:\d+", result.stderr)


def test_a_folder_without_criteria_and_no_folder_are_said(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        assert run("criteria", "test", folder).exit_code == 2


def test_own_sets_stand_beside_own_criteria(rubric: Path, tmp_path: Path) -> None:
    (rubric / "sets.yaml").write_text(
        "mine:\n  title: Mine\n  source: us\n  groups:\n    - {name: all of it, criteria: [P5-03]}\n", encoding="utf8"
    )
    assert run("criteria", "--rubric", rubric, "--set", "mine").stdout.startswith("P5-03")
    act = tmp_path / "a.txt"
    act.write_text("1. “child abuse material” means an image of a child engaged in sexual conduct.", encoding="utf8")
    (row,) = run("judge", act, "--rubric", rubric, "--set", "mine", "--json").stdout.splitlines()
    assert json.loads(row)["criterion"] == "P5-03"
    none = run("criteria", "--rubric", rubric, "--set", "icmec-five")
    assert none.exit_code == 2
    assert "--set all" in none.stderr


def test_the_schema_accepts_every_criterion_and_refuses_typos() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = criterion_schema()
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    for criterion in bundled():
        raw = decode_yaml(Path(criterion.path), dict[str, object])
        assert not list(validator.iter_errors(raw)), criterion.path
    raw = decode_yaml(OWN, dict[str, object])
    for wrong in (
        {**raw, "principel": "P5"},
        {**raw, "needs": "csma"},
        {**raw, "check": {"met": {"phrase": "no-such-feature"}}},
        {**raw, "check": {"met": {"phrase": "open-means", "witout": "x"}}},
        {**raw, "check": {}},
        {k: v for k, v in raw.items() if k != "remedy"},
    ):
        assert list(validator.iter_errors(wrong)), wrong


def test_the_schema_command_prints_json(tmp_path: Path) -> None:
    assert json.loads(run("criteria", "schema").stdout)["title"] == "lexgap criterion"
    out = tmp_path / "s.json"
    assert run("criteria", "schema", "-o", out).exit_code == 0
    assert json.loads(out.read_text(encoding="utf8"))["$defs"]


def test_the_manual_has_a_page_for_every_question_and_no_dead_link(tmp_path: Path) -> None:
    out = tmp_path / "manual"
    assert run("manual", "-o", out).exit_code == 0
    pages = sorted(p.relative_to(out).as_posix() for p in out.rglob("*.html"))
    assert len(pages) == len(bundled()) + 2
    for page in pages:
        text = (out / page).read_text(encoding="utf8")
        for link in re.findall(r'href="([^"#]+)"', text):
            assert ((out / page).parent / link).resolve().is_file(), f"{page}: {link}"
    page = (out / "criteria" / "P5-03.html").read_text(encoding="utf8")
    assert "not verified" in page
    assert "How it is decided" in page
    again = tmp_path / "again"
    run("manual", "-o", again)
    assert all((out / p).read_bytes() == (again / p).read_bytes() for p in pages)


def test_languages_say_how_far_they_go() -> None:
    rows = [json.loads(x) for x in run("languages", "--json").stdout.splitlines()]
    by = {r["language"]: r for r in rows}
    assert by["en"]["definitions"] == "complete"
    assert by["de"]["exemptions"] in ("none", "partial")
    assert all(0 <= r["features_known"] <= r["features_in_all"] for r in rows)
    assert "French" in run("languages").stdout
