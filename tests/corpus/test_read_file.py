"""Reading is total: whatever the file, an answer and never an exception."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.language import detect
from corpus.metadata import ManifestError, Meta, load_manifest
from corpus.read import read, read_bytes

ACT = (
    "Example (Images) Act, 2011\n\nAn Act to provide for images.\n\n1. Short title\nThis Act may be cited as the Example "
    "(Images) Act, 2011.\n\n2. Interpretation\nIn this Act— “child” means a person under the age of eighteen years.\n"
)


def test_an_act_becomes_an_instrument(tmp_path: Path) -> None:
    path = tmp_path / "zm-example.txt"
    path.write_text(ACT, encoding="utf8")
    (act,) = read(path)
    assert act.fatal is None
    assert (act.source, act.language, act.jurisdiction, act.kind) == ("zm-example.txt", "en", "zm", "act")
    assert act.title == "Example (Images) Act, 2011"
    assert act.id.startswith("zm-")
    assert len(act.sha256) == 64
    assert [p.citation for p in act.provisions if p.kind == "section"] == ["1", "2"]
    assert len(act.reading) == len(act.text)


def test_what_a_person_says_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ACT, encoding="utf8")
    meta = Meta(title="Named", jurisdiction="xx", kind="bill", language="en", date="2020-01-02", id="my-id")
    (act,) = read(path, meta=meta)
    assert (act.title, act.jurisdiction, act.kind, act.date, act.id) == ("Named", "xx", "bill", "2020-01-02", "my-id")


def test_the_same_bytes_give_the_same_instrument() -> None:
    assert read_bytes(ACT.encode(), "a.txt") == read_bytes(ACT.encode(), "a.txt")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("zero.txt", b""),
        ("blank.txt", b" \n\n \n"),
        ("not.pdf", b"%PDF-1.7\nnothing of the sort"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
        ("binary.txt", bytes(range(256)) * 10),
        ("archive.zip", b"PK\x03\x04" + b"\x00" * 60),
        ("program.txt", b"\x7fELF" + b"\x00" * 60),
        ("rich.rtf", b"{\\rtf1 text}"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(name: str, data: bytes) -> None:
    found = read_bytes(data, name)
    assert found
    for act in found:
        problem = next(p for p in act.problems if p.severity in ("fatal", "unread"))
        assert problem.message
        assert problem.advice
        assert act.provisions == ()


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    empty = tmp_path / "folder"
    empty.mkdir()
    codes = [read(p)[0].problems[0].code for p in (tmp_path / "none.txt", empty, fifo, loop, Path("/dev/null"))]
    assert codes == ["not-found", "empty", "not-a-file", "unreadable", "not-a-file"]
    assert read(tmp_path)[0].fatal is not None


def test_a_name_is_not_believed_over_the_content(tmp_path: Path) -> None:
    path = tmp_path / "act.pdf"
    path.write_text(ACT, encoding="utf8")
    assert read(path)[0].fatal is None


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "act.txt"
    with path.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    monkeypatch.setattr("corpus.read.os.open", lambda *_: pytest.fail("the file was opened"))
    assert [p.code for p in read(path)[0].problems] == ["too-large"]


def test_a_file_that_grows_while_it_is_read_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "act.txt"
    path.write_text(ACT, encoding="utf8")
    small = path.stat()
    path.write_text(ACT * 9, encoding="utf8")
    monkeypatch.setattr("corpus.read.LARGEST", len(ACT) * 2)
    monkeypatch.setattr(Path, "stat", lambda *_, **__: small)
    assert [p.code for p in read(path)[0].problems] == ["too-large"]


def test_an_odd_name_is_only_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a\nb .txt"
    path.write_text(ACT, encoding="utf8")
    assert read(path)[0].source == "a\nb .txt"


def test_a_manifest_is_strict(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("files:\n- {file: act.pdf, title: An Act, jurisdiction: no}\n", encoding="utf8")
    assert (load_manifest(path)["act.pdf"].title, load_manifest(path)["act.pdf"].jurisdiction) == ("An Act", "no")
    path.write_text("files:\n- {file: act.pdf, titel: An Act}\n", encoding="utf8")
    with pytest.raises(ManifestError, match="titel"):
        load_manifest(path)
    with pytest.raises(ManifestError, match="cannot be read"):
        load_manifest(tmp_path / "none.yaml")


def test_a_fault_in_dividing_is_reported_and_the_text_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise IndexError("beyond the end")

    monkeypatch.setattr("corpus.read.divide", fail)
    (act,) = read_bytes(ACT.encode(), "a.txt")
    assert act.text == ACT
    assert [p.code for p in act.unread] == ["division-failed"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le fait d'importer une image ou de la diffuser est puni de cinq ans d'emprisonnement et d'une amende.", "fr"),
        (
            "Wer eine Schrift verbreitet oder der Öffentlichkeit zugänglich macht, wird mit Freiheitsstrafe bestraft.",
            "de",
        ),
        ("El que produjere material será castigado con pena de veinticuatro meses de prisión a seis años.", "es"),
        ("1 2 3 4", "und"),
    ],
)
def test_the_language_is_detected_and_always_the_same(text: str, language: str) -> None:
    assert {detect(text) for _ in range(5)} == {language}
