"""The library is one file, written whole or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from corpus.document import Mark
from corpus.instrument import Instrument, Provision
from corpus.reading_view import reading_view
from corpus.store import Library, NotALibraryError


def instrument(name: str, text: str = "1. In this Act, “child” means a person under 18.", **changes: str) -> Instrument:
    return Instrument(
        **{
            "id": name, "source": f"{name}.txt", "sha256": name * 8, "title": name.title(), "kind": "act",
            "jurisdiction": "xa", "country": "Aland", "language": "en", "date": "2020-01-01", "text": text,
            "reading": reading_view(text), **changes,
        },
        provisions=(Provision(eid="sec_1", kind="section", num="1", citation="1", start=0, end=len(text)),),
        marks=(Mark(3, 6, "bold"),),
    )  # fmt: skip


def test_what_is_stored_comes_back_equal(tmp_path: Path) -> None:
    kept = instrument("a")
    with Library(tmp_path / "l.db", create=True) as library:
        library.add([kept])
    with Library(tmp_path / "l.db") as library:
        assert library.instruments() == [kept]
        assert library.has(kept.sha256)
        assert not library.has("other")


def test_the_same_file_again_replaces_itself(tmp_path: Path) -> None:
    with Library(tmp_path / "l.db", create=True) as library:
        library.add([instrument("a")])
        library.add([instrument("a")])
        assert len(library.instruments()) == 1
        assert len(library.search("child")) == 1


def test_a_crash_in_the_middle_of_add_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    with Library(tmp_path / "l.db", create=True) as library:
        library.add([instrument("a")])
        before = library.instruments()
        broken = instrument("c")
        object.__setattr__(broken, "marks", (object(),))  # cannot be encoded: fails after the first row is written
        with pytest.raises(TypeError):
            library.add([instrument("b"), broken])
        assert library.instruments() == before
        assert [s for s, _, _ in library.search("child")] == ["a.txt"]


def test_search_takes_no_character_as_syntax(tmp_path: Path) -> None:
    with Library(tmp_path / "l.db", create=True) as library:
        library.add([instrument("a", text='1. A "quoted" term; NEAR(child) OR else.')])
        assert library.search('"quoted" NEAR(child)')
        assert library.search("child AND") == []
        assert library.search("   ") == []


@pytest.mark.parametrize("content", [b"not a database at all, but a text of some length" * 40, b"%PDF-1.4"])
def test_a_file_of_another_kind_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "notes.txt"
    other.write_bytes(content)
    with pytest.raises(NotALibraryError, match=r"notes\.txt"):
        Library(other, create=True)
    assert other.read_bytes() == content


def test_another_programs_database_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    with pytest.raises(NotALibraryError, match="another program"):
        Library(path, create=True)
    assert path.read_bytes() == before


def test_a_missing_library_and_a_directory_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotALibraryError, match="lexgap add"):
        Library(tmp_path / "none.db")
    with pytest.raises(NotALibraryError, match="directory"):
        Library(tmp_path, create=True)
