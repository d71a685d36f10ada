"""Archives and folders: each document read on its own, nothing unpacked to disk, nothing without bound."""

from __future__ import annotations

import io
import os
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from corpus.formats import unzip
from corpus.read import read, read_bytes

ACT = "Example Act 2001\n1. Short title\nThis Act may be cited as the Example Act 2001.\n2. Record\nKeep a record.\n"


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_every_document_of_an_archive_is_an_instrument() -> None:
    found = read_bytes(
        packed({"b/zz-act.txt": ACT.encode(), "a.txt": ACT.encode(), "__MACOSX/._a.txt": b"\x00", "c.bin": b"\x7fELF"}),
        "acts.zip",
    )
    assert [i.source for i in found] == ["a.txt", "b/zz-act.txt", "c.bin"]
    assert len({i.id for i in found}) == 3
    assert found[0].text == ACT
    assert found[2].fatal is not None


def test_a_folder_is_read_without_following_loops(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(ACT)
    (tmp_path / "b.txt").write_text(ACT)
    (tmp_path / ".hidden").write_text("no")
    os.symlink(tmp_path, tmp_path / "sub" / "loop")
    os.mkfifo(tmp_path / "pipe")
    assert [i.source for i in read(tmp_path)] == ["b.txt", "a.txt"]
    (tmp_path / "empty").mkdir()
    (only,) = read(tmp_path / "empty")
    assert only.fatal is not None


def test_a_bomb_is_refused_early() -> None:
    began = time.monotonic()
    (found,) = read_bytes(packed({"act.txt": b"\x20" * (80 * 1024 * 1024)}), "bomb.zip")
    assert time.monotonic() - began < 8
    assert found.fatal is not None
    assert found.fatal.code == "zip-hostile"


def test_a_member_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unzip, "LARGEST_MEMBER", 1000)
    (found,) = read_bytes(packed({"act.txt": os.urandom(3000).hex().encode()}), "big.zip")
    assert found.fatal is not None
    assert found.fatal.code == "zip-hostile"


def test_the_sum_of_members_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unzip, "LARGEST_TOTAL", 250)
    found = read_bytes(packed({f"{n}.txt": ACT.encode() for n in "abcd"}), "sum.zip")
    assert [i.fatal.code if i.fatal else "" for i in found] == ["", "", "zip-hostile", "zip-hostile"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\x.txt", "a/../../b.txt"])
def test_paths_that_leave_the_archive_are_refused(name: str) -> None:
    (found,) = read_bytes(packed({name: ACT.encode()}), "act.zip")
    assert found.fatal is not None
    assert found.fatal.code == "zip-path"


def test_damaged_nested_and_crowded_archives_are_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = packed({"a.txt": ACT.encode() * 50})
    for data in (whole[:100], whole[:-30], whole[:40] + b"\xff" * 60 + whole[100:]):
        (found,) = read_bytes(data, "a.zip")
        assert found.fatal is not None
        assert found.fatal.code == "zip-damaged"
    (found,) = read_bytes(packed({"inner.zip": whole}), "outer.zip")
    assert found.fatal is not None
    assert found.fatal.code == "archive-in-archive"
    monkeypatch.setattr(unzip, "MOST_MEMBERS", 3)
    (found,) = read_bytes(packed({f"{n}.txt": b"x" for n in range(5)}), "many.zip")
    assert found.fatal is not None
    assert found.fatal.code == "zip-hostile"


def test_a_name_with_newlines_stays_on_one_line() -> None:
    (found,) = read_bytes(packed({"a\nb\x07.txt": ACT.encode()}), "act.zip")
    assert found.source == "a b .txt"
    assert zlib.crc32(found.text.encode()) == zlib.crc32(ACT.encode())
