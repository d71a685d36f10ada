"""Two versions of an act: provisions found again, changed words shown, answers that changed first."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cli import main
from compare.changes import Changes, changes
from corpus.metadata import Meta
from corpus.read import read_bytes
from rubric.casework import case_of
from rubric.criteria import bundled
from rubric.sets import criteria_of

OLD = """Protection of Images Act 2020

1. Short title
This Act may be cited as the Protection of Images Act.

2. Interpretation
In this Act, “child” means a person under the age of sixteen years.

3. Possession
A person who knowingly possesses child sexual abuse material commits an offence and is liable on conviction to imprisonment for a term not exceeding five years.

4. Forfeiture
A court may order that the thing be forfeited to the State.

5. Repeal
The Indecency Act is repealed.
"""
NEW = OLD.replace("sixteen", "eighteen").replace("5. Repeal\nThe Indecency Act is repealed.\n", "").replace(
    "4. Forfeiture", "5. Forfeiture"
).replace("five years", "ten years").replace("3. Possession", "4. Possession").replace(
    "4. Possession",
    "3. Own image\nA child does not commit an offence under this Act by making or possessing an image of himself or herself.\n\n4. Possession",
)  # fmt: skip


def compared(old: str, new: str) -> Changes:
    asked = criteria_of("mission-four", bundled())
    cases = [case_of(read_bytes(t.encode(), "a.txt", meta=Meta(language="en"))[0], asked) for t in (old, new)]
    return changes(cases[0], cases[1], asked)


@pytest.fixture(scope="module")
def found() -> Changes:
    return compared(OLD, NEW)


def test_each_provision_is_found_again_by_content_or_number(found: Changes) -> None:
    told = [(p.kind, p.old_citation, p.new_citation) for p in found.provisions]
    assert told == [
        ("changed", "2", "2"), ("added", "", "3"), ("changed", "3", "4"), ("renumbered", "4", "5"), ("removed", "5", ""),
    ]  # fmt: skip
    assert found.same == 1  # the short title


def test_only_the_words_that_changed_are_shown_as_changed(found: Changes) -> None:
    pieces = [(x.kind, x.words) for x in found.provisions[0].pieces if x.kind != "kept"]
    assert pieces == [("removed", "sixteen"), ("added", "eighteen")]


def test_every_piece_is_verbatim_at_its_place(found: Changes) -> None:
    for p in found.provisions:
        for x in p.pieces:
            text = (found.old if x.kind == "removed" else found.new).text
            assert x.place.of(text) == x.words


def test_answers_that_changed_say_whether_a_gap_closed(found: Changes) -> None:
    turns = {a.question.id: a.turn for a in found.answers}
    assert turns["P4-01"] == "gap-closed"
    back = {a.question.id: a.turn for a in compared(NEW, OLD).answers}
    assert back["P4-01"] == "gap-opened"


def test_the_same_text_has_no_changes() -> None:
    nothing = compared(OLD, OLD)
    assert (nothing.answers, nothing.provisions, nothing.same) == ((), (), 5)


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "(1)", "child", "1."]), max_size=14).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(old=WORDS, new=WORDS)
def test_no_word_is_lost_between_the_pieces(old: str, new: str) -> None:
    head = "1. Rule\nThe court may "
    found = compared(f"{head}{old}.\n", f"{head}{new}.\n")
    for p in found.provisions:
        if p.kind == "changed":
            now = " ".join(x.words for x in p.pieces if x.kind in ("kept", "added"))
            assert re.findall(r"\w+", now) == re.findall(r"\w+", found.new.text)
            assert sum(x.kind == "kept" for x in p.pieces) >= 1


def test_the_command_prints_answers_first_and_writes_a_page(tmp_path: Path) -> None:
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (tmp_path / name).write_text(text, encoding="utf8")
    files = [str(tmp_path / "old.txt"), str(tmp_path / "new.txt")]
    shown = CliRunner().invoke(main, ["diff", *files])
    assert shown.exit_code == 0
    assert shown.stdout.index("Answers that changed") < shown.stdout.index("Provisions that changed")
    assert "[-sixteen-] {+eighteen+}" in shown.stdout
    rows = [json.loads(x) for x in CliRunner().invoke(main, ["diff", *files, "--json"]).stdout.splitlines()]
    assert [r["kind"] for r in rows] == sorted(r["kind"] for r in rows)
    page = tmp_path / "d.html"
    assert CliRunner().invoke(main, ["diff", *files, "-o", str(page)]).exit_code == 0
    assert "<ins>eighteen</ins>" in page.read_text(encoding="utf8")
    assert CliRunner().invoke(main, ["diff", *files, "-o", str(tmp_path / "d.doc")]).exit_code == 2
