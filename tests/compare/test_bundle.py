"""A country over all its acts, and the law as at a date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from compare.bundle import Bundle, bundles
from compare.tables import table_of
from compare.versions import as_at
from corpus.instrument import Instrument
from corpus.metadata import Meta
from corpus.read import read_bytes
from rubric.act_kinds import act_kinds, missing_kinds
from rubric.casework import Case, case_of
from rubric.criteria import bundled, select

ASKED = select(bundled(), ["P2-01", "P4-10", "P5-12"])
OFFENCE = "commits an offence and is liable on conviction to imprisonment for a term not exceeding five years.\n"
CYBER = f"1. Possession\nA person who knowingly possesses child pornography {OFFENCE}"
NEWER = (
    "1. Interpretation\nIn this Act, “child” means a person under the age of eighteen years.\n\n"
    f"2. Possession\nA person who knowingly possesses child sexual abuse material {OFFENCE}\n"
    "3. Other law\nSection 5 of the Child Justice Act applies to a child.\n"
)
JUSTICE = "1. Diversion\nA prosecutor must consider diversion for every child charged with an offence.\n"
NOTHING = "1. Courts\nA court that tries a child shall sit in private.\n"


def law(text: str, title: str, *, date: str = "2020-01-01", country: str = "X", kind: str = "act") -> Case:
    meta = Meta(title=title, country=country, language="en", date=date, kind=kind)
    return case_of(read_bytes(text.encode(), f"{title}.txt", meta=meta)[0], ASKED)


def answers(*cases: Case) -> tuple[Bundle, dict[str, object]]:
    (bundle,) = bundles(cases, ASKED)
    return bundle, {a.question.id: a for a in bundle.answers}


def test_a_contradiction_between_acts_stays_visible() -> None:
    bundle, found = answers(law(CYBER, "Cyber Crimes Act"), law(NEWER, "Protection of Images Act"))
    told = found["P2-01"]
    assert told.finding.outcome == "contrary"  # type: ignore[attr-defined]
    assert [r.title for r, _ in told.against] == ["Protection of Images Act"]  # type: ignore[attr-defined]
    assert "another act answers otherwise" in told.note  # type: ignore[attr-defined]
    assert [a.question.id for a in bundle.contradictions] == ["P2-01"]


def test_a_kind_of_act_that_is_missing_is_named_and_silence_is_no_gap() -> None:
    bundle, found = answers(law(CYBER, "Cyber Crimes Act"))
    told = found["P4-10"]
    assert told.note == "no child-justice act loaded: P4-10 not decidable"  # type: ignore[attr-defined]
    assert not told.gap  # type: ignore[attr-defined]
    assert bundle.missing == ("child-justice",)


def test_silence_is_a_gap_when_every_act_that_could_answer_is_loaded() -> None:
    bundle, found = answers(law(CYBER, "Cyber Crimes Act"), law(NOTHING, "Child Justice Act, 2008"))
    assert found["P4-10"].finding.outcome == "silent"  # type: ignore[attr-defined]
    assert found["P4-10"].gap  # type: ignore[attr-defined]
    assert bundle.missing == ()


def test_the_act_that_answers_speaks_for_the_country() -> None:
    _, found = answers(law(CYBER, "Cyber Crimes Act"), law(JUSTICE, "Child Justice Act, 2008"))
    assert found["P4-10"].by.title == "Child Justice Act, 2008"  # type: ignore[attr-defined]
    assert found["P4-10"].note == ""  # type: ignore[attr-defined]


def test_an_act_that_is_named_is_found_among_the_loaded_ones() -> None:
    bundle, _ = answers(law(NEWER, "Protection of Images Act"), law(JUSTICE, "Child Justice Act, 2008"))
    assert [(r.loaded, r.citation) for r in bundle.references] == [("Child Justice Act, 2008", "3")]
    alone, _ = answers(law(NEWER, "Protection of Images Act"))
    assert len(alone.not_loaded) == 1
    assert "Child Justice Act" in alone.not_loaded[0]


def test_countries_stay_apart_and_guidance_is_no_law() -> None:
    found = bundles([law(CYBER, "A Act"), law(JUSTICE, "Child Justice Act", country="Y")], ASKED)
    assert [b.country.name for b in found] == ["X", "Y"]
    assert bundles([law(CYBER, "Terms", kind="guidance")], ASKED) == ()


def test_the_table_has_one_row_a_country_and_question() -> None:
    made = table_of("countries", [law(CYBER, "Cyber Crimes Act"), law(JUSTICE, "Child Justice Act")], ASKED)
    assert [r[made.columns.index("criterion")] for r in made.rows] == [c.id for c in ASKED]


def test_the_kinds_of_act_answer_only_questions_that_another_act_may_answer() -> None:
    other = {c.id for c in bundled() if c.file.other_act}
    for name, kind in act_kinds().items():
        assert set(kind.answers) <= other, name


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Child Justice Act 75 of 2008", "child-justice"),
        ("Loi relative à la justice des mineurs", "child-justice"),
        ("Youth Criminal Justice Act", "child-justice"),
        ("Penal Code", "penal-code"),
        ("Code pénal", "penal-code"),
        ("The Cybercrimes Act, 2015", "online"),
        ("Code of Criminal Procedure", "procedure"),
    ],
)
def test_titles_tell_the_kind_of_act(title: str, kind: str) -> None:
    instrument = law(NOTHING, title).instrument
    assert act_kinds()[kind].is_of(instrument)


def test_missing_kinds_of_a_question_nobody_else_answers_is_empty() -> None:
    assert missing_kinds("P5-01", []) == ()


def versions(*dates: str) -> list[Instrument]:
    return [law(CYBER + f"\nText of {d}.", f"Cyber Crimes Act, {d[:4]}", date=d).instrument for d in dates]


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        ("2025", ["2025-05-01"]),
        ("2024-12-31", ["2021-03-01"]),
        ("2021-03", ["2021-03-01"]),
        ("2021-02-28", []),
    ],
)
def test_the_newest_version_of_a_date_stands(date: str, kept: list[str]) -> None:
    found = as_at(versions("2021-03-01", "2025-05-01"), date, lambda i: i)
    assert [i.date for i in found.kept] == kept
    assert len(found.kept) + len(found.left_out) == 2
    assert all(reason for _, reason in found.left_out)


def test_acts_of_other_titles_countries_and_without_a_date_are_no_versions() -> None:
    texts = [
        law(CYBER, "Cyber Crimes Act, 2021", date="2021").instrument,
        law(NEWER, "Images Act, 2022", date="2022").instrument,
        law(JUSTICE, "Cyber Crimes Act, 2023", date="2023", country="Y").instrument,
        law(NOTHING, "Cyber Crimes Act", date="").instrument,
    ]
    assert list(as_at(texts, "2024", lambda i: i).kept) == texts


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words])


def test_the_commands(tmp_path: Path) -> None:
    files = []
    manifest = ["files:"]
    for name, text, date in (("cyber", CYBER, "2015-01-01"), ("child justice act", JUSTICE, "2019-01-01")):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf8")
        files.append(path)
        manifest.append(f"  - {{file: {path.name}, title: {name}, country: X, language: en, date: {date}}}")
    known = tmp_path / "m.yaml"
    known.write_text("\n".join(manifest), encoding="utf8")
    (row,) = [json.loads(x) for x in run("countries", *files, "--manifest", known, "--json").stdout.splitlines()]
    assert row["country"] == "X"
    assert len(row["sources"]) == 2
    earlier = run("countries", *files, "--manifest", known, "--as-at", "2016")
    assert "left out" in earlier.stderr
    assert "no child-justice act loaded: P4-10 not decidable" in earlier.stdout
    assert run("judge", *files, "--manifest", known, "--as-at", "2010").exit_code == 2
    assert run("judge", *files, "--as-at", "14 March").exit_code == 2
