"""The commands, as a person types them: what they print, where, and how they exit."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from corpus.bundle import bundled_files

ACT = """Protection of Images Act 2020

1. Short title
This Act may be cited as the Protection of Images Act 2020.

2. Interpretation
In this Act, “child” means a person under the age of eighteen years.

3. Possession
(1) A person who knowingly possesses child sexual abuse material commits an offence and is liable on conviction to
imprisonment for a term not exceeding five years.
"""


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words])


@pytest.fixture
def act(tmp_path: Path) -> Path:
    path = tmp_path / "images-act.txt"
    path.write_text(ACT, encoding="utf8")
    return path


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_extract_prints_one_fact_a_line_with_the_words_at_their_place(act: Path) -> None:
    result = run("extract", act, "--json")
    assert result.exit_code == 0
    found = rows(result)
    assert {"definition", "offence", "penalty"} <= {r["kind"] for r in found}
    for row in found:
        if row["kind"] != "problem":
            assert row["text"] == ACT[row["start"] : row["end"]]  # type: ignore[misc]
    (offence,) = [r for r in found if r["kind"] == "offence"]
    assert (offence["citation"], offence["max_imprisonment"], offence["months_max"]) == ("3(1)", "5 years", 60)


def test_judge_answers_every_question_of_the_set_once(act: Path) -> None:
    result = run("judge", act, "--json")
    asked = [line.split()[0] for line in run("criteria").stdout.splitlines()]
    assert asked == [r["criterion"] for r in rows(result)]
    for row in rows(result):
        for evidence in row["evidence"]:  # type: ignore[attr-defined]
            assert evidence["quote"] == ACT[evidence["start"] : evidence["end"]]


def test_explain_shows_sources_and_remedy_and_refuses_an_unknown_id() -> None:
    result = run("explain", "p5-03")
    assert result.exit_code == 0
    assert "What to draft" in result.stdout
    assert run("explain", "P9-99").exit_code == 2


def test_an_unknown_set_names_the_sets_there_are() -> None:
    result = run("criteria", "--set", "mission-five")
    assert result.exit_code == 2
    assert "mission-four" in result.stderr


BAD: dict[str, bytes] = {
    "empty.pdf": b"",
    "not-a.pdf": b"%PDF-1.7\nthis is not a document",
    "program.txt": bytes(range(256)) * 40,
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_named_with_what_to_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    result = run("extract", path, "--json")
    assert result.exit_code == 2
    assert name in result.stderr
    assert result.stderr.count(".") >= 3  # the file's name, what is wrong, what to do
    assert result.stdout == ""


def test_a_missing_file_and_a_directory_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.pdf", tmp_path):
        result = run("extract", path)
        assert result.exit_code == 2
        assert path.name in result.stderr


def test_no_file_named_says_so() -> None:
    assert run("extract").exit_code == 2


def test_one_bad_file_does_not_lose_the_good_ones(act: Path, tmp_path: Path) -> None:
    result = run("extract", tmp_path / "nowhere.pdf", act, "--json")
    assert result.exit_code == 2
    assert "offence" in {r["kind"] for r in rows(result)}


def test_add_is_a_no_op_for_the_same_bytes_and_keeps_the_library_on_a_bad_file(act: Path, tmp_path: Path) -> None:
    library = tmp_path / "laws.db"
    assert run("add", act, "--library", library).exit_code == 0
    before = library.read_bytes()
    again = run("add", act, "--library", library)
    assert "already in the library" in again.stderr
    bad = tmp_path / "empty.pdf"
    bad.write_bytes(b"")
    assert run("add", bad, "--library", library).exit_code == 2
    assert library.read_bytes() == before
    listed = rows(run("list", "--library", library, "--json"))
    assert [r["source"] for r in listed] == ["images-act.txt"]
    assert "images-act.txt\t3" in run("search", "possesses", "--library", library).stdout


def test_a_library_answers_as_its_files_do(tmp_path: Path) -> None:
    files = [path for path, _ in bundled_files()[:2]]
    library = tmp_path / "laws.db"
    run("add", *files, "--library", library)
    from_files = {(r["source"], r["criterion"]): r for r in rows(run("judge", *files, "--json"))}
    from_library = {(r["source"], r["criterion"]): r for r in rows(run("judge", "--library", library, "--json"))}
    assert from_files == from_library


def test_a_manifest_with_a_typo_is_named(act: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "m.yaml"
    manifest.write_text("files:\n  - file: images-act.txt\n    titel: X\n", encoding="utf8")
    result = run("extract", act, "--manifest", manifest)
    assert result.exit_code == 2
    assert "m.yaml" in result.stderr
    assert "titel" in result.stderr


def test_a_criterion_with_a_typo_is_named_with_its_line(act: Path, tmp_path: Path) -> None:
    (tmp_path / "rubric").mkdir()
    bad = tmp_path / "rubric" / "X1-01-test.yaml"
    bad.write_text("id: X1-01\nname: test\nprincipel: X1\n", encoding="utf8")
    result = run("judge", act, "--rubric", tmp_path / "rubric", "--set", "all")
    assert result.exit_code == 2
    assert "X1-01-test.yaml:" in result.stderr


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".html", ".md", ".json"])
def test_compare_writes_every_kind_of_file_and_the_same_bytes_twice(act: Path, tmp_path: Path, ending: str) -> None:
    first, second = tmp_path / f"a{ending}", tmp_path / f"b{ending}"
    assert run("compare", act, "--table", "offences", "-o", first).exit_code == 0
    assert run("compare", act, "--table", "offences", "-o", second).exit_code == 0
    assert first.read_bytes() == second.read_bytes()


def test_compare_refuses_an_ending_it_does_not_know(act: Path, tmp_path: Path) -> None:
    assert run("compare", act, "-o", tmp_path / "a.doc").exit_code == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_an_output_that_cannot_be_written_is_named(act: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert run("compare", act, "-o", tmp_path / "a.csv").exit_code == 2


def test_a_language_nobody_can_search_is_said_and_is_a_reading_problem(tmp_path: Path) -> None:
    path = tmp_path / "gesetz.txt"
    path.write_text("§ 1 Verbreitung\nWer Inhalte verbreitet, wird mit Geldstrafe bestraft.\n", encoding="utf8")
    result = run("judge", path, "--language", "de")
    assert result.exit_code == 1
    assert "gesetz.txt" in result.stderr
    assert "German" in result.stderr


def test_an_empty_file_is_no_library_and_stays_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert run("judge", "--library", path).exit_code == 2
    assert path.read_bytes() == b""


def test_add_leaves_no_empty_library_behind(tmp_path: Path) -> None:
    assert run("add", tmp_path / "nowhere.pdf", "--library", tmp_path / "new.db").exit_code == 2
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_help_and_is_documented(command: str) -> None:
    assert main.commands[command].help
    interface = (Path(__file__).parent.parent / "docs" / "interface.md").read_text(encoding="utf8")
    assert f"lexgap {command}" in interface
