"""A library: the instruments of many files in one SQLite file, written whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
import sqlite_utils

from corpus.document import Furniture, Geometry, Mark, Zone
from corpus.geometry import PageGeometry
from corpus.instrument import Instrument, Provision
from corpus.problem import Problem, Severity

SCHEMA_VERSION = 1
_APPLICATION_ID = 0x6C657867  # "lexg": tells a lexgap library from any other SQLite file
_BLOBS: dict[str, Any] = {
    "provisions": tuple[Provision, ...],
    "marks": tuple[Mark, ...],
    "zones": tuple[Zone, ...],
    "furniture": tuple[Furniture, ...],
    "problems": tuple[Problem, ...],
}
_PLAIN = (
    "id", "source", "sha256", "title", "kind", "jurisdiction", "country", "language", "date", "text", "reading",
)  # fmt: skip


class NotALibraryError(Exception):
    """Say that a file is not a library this version of lexgap can open."""


class Library:
    """Keep instruments by the hash of their file; use as a context manager.

    One transaction per `add`: a crash in its middle leaves the library as it was.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open a library; `create` makes a missing one. Raises NotALibraryError."""
        if not path.exists() and not create:
            raise NotALibraryError(f"{path}: no such library; `lexgap add FILE --library {path}` makes one")
        if path.is_file() and not path.stat().st_size and not create:
            raise NotALibraryError(f"{path}: is empty and no library; `lexgap add FILE --library {path}` makes one")
        if path.is_dir():
            raise NotALibraryError(f"{path}: is a directory; name the library's file, such as {path / 'laws.db'}")
        self.path = path
        connection: sqlite3.Connection | None = None
        try:
            connection = sqlite3.connect(path, isolation_level=None)
            connection.execute("PRAGMA foreign_keys = ON")
            self._db = sqlite_utils.Database(connection)
            self._migrate()
        except (sqlite3.DatabaseError, NotALibraryError) as error:
            if connection is not None:
                connection.close()
            if isinstance(error, NotALibraryError):
                raise
            raise NotALibraryError(f"{path}: cannot be opened as a library ({error}); name another file") from error

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.conn.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        connection = self._db.conn
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def _migrate(self) -> None:
        connection = self._db.conn
        found = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if found == _APPLICATION_ID and version == SCHEMA_VERSION:
            return
        if found == _APPLICATION_ID:
            raise NotALibraryError(
                f"{self.path}: made by another version of lexgap (schema {version}, this one reads {SCHEMA_VERSION}); "
                "make a new library with `lexgap add`"
            )
        if self._db.table_names():
            raise NotALibraryError(f"{self.path}: an SQLite file of another program; name another file")
        with self._transaction():
            for statement in _SCHEMA:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def has(self, sha256: str) -> bool:
        """Return whether a file with these bytes is in the library."""
        return self._db.conn.execute("SELECT 1 FROM instruments WHERE sha256 = ?", [sha256]).fetchone() is not None

    def add(self, instruments: list[Instrument]) -> None:
        """Store all instruments of one file in one transaction, replacing what has the same hash and language."""
        with self._transaction():
            for instrument in instruments:
                key = f"{instrument.sha256}:{instrument.language}"
                self._db.conn.execute("DELETE FROM provision_text WHERE instrument = ?", [key])
                self._db.conn.execute("DELETE FROM instruments WHERE key = ?", [key])
                columns = {"key": key, **_row(instrument)}
                names = ", ".join(columns)
                marks = ", ".join("?" * len(columns))
                self._db.conn.execute(f"INSERT INTO instruments ({names}) VALUES ({marks})", list(columns.values()))
                self._db.conn.executemany(
                    "INSERT INTO provision_text (instrument, eid, citation, heading, words) VALUES (?, ?, ?, ?, ?)",
                    _searchable(instrument, key),
                )

    def instruments(self) -> list[Instrument]:
        """Return all instruments, by jurisdiction, date, id and language."""
        cursor = self._db.conn.execute("SELECT * FROM instruments ORDER BY jurisdiction, date, id, language, key")
        names = [c[0] for c in cursor.description]
        return [_instrument(dict(zip(names, row, strict=True))) for row in cursor]

    def search(self, words: str, limit: int = 50) -> list[tuple[str, str, str]]:
        """Return (source, citation, excerpt) of the provisions that hold all these words, best first.

        `words` is what a person types: it is quoted, so that no character of it is taken as search syntax.
        """
        quoted = " ".join('"' + w.replace('"', '""') + '"' for w in words.split())
        if not quoted:
            return []
        return [
            (source, citation, excerpt)
            for source, citation, excerpt in self._db.conn.execute(
                "SELECT i.source, p.citation, snippet(provision_text, 4, '', '', ' … ', 24) FROM provision_text p "
                "JOIN instruments i ON i.key = p.instrument WHERE provision_text MATCH ? ORDER BY rank LIMIT ?",
                [quoted, limit],
            )
        ]


_SCHEMA = (
    "CREATE TABLE instruments (key TEXT PRIMARY KEY, id TEXT NOT NULL, source TEXT NOT NULL, sha256 TEXT NOT NULL, "
    "title TEXT NOT NULL, kind TEXT NOT NULL, jurisdiction TEXT NOT NULL, country TEXT NOT NULL, "
    "language TEXT NOT NULL, date TEXT NOT NULL, text TEXT NOT NULL, reading TEXT NOT NULL, provisions BLOB NOT NULL, "
    "marks BLOB NOT NULL, zones BLOB NOT NULL, furniture BLOB NOT NULL, problems BLOB NOT NULL, geometry BLOB)",
    "CREATE INDEX instruments_sha256 ON instruments (sha256)",
    "CREATE VIRTUAL TABLE provision_text USING fts5 (instrument UNINDEXED, eid UNINDEXED, citation UNINDEXED, "
    "heading, words, tokenize = 'unicode61 remove_diacritics 2')",
)


def _row(instrument: Instrument) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(instrument, name) for name in _PLAIN}
    for name in _BLOBS:
        row[name] = msgspec.msgpack.encode(getattr(instrument, name))
    geometry = instrument.geometry
    row["geometry"] = geometry.to_bytes() if isinstance(geometry, PageGeometry) else None
    return row


def _instrument(row: dict[str, Any]) -> Instrument:
    blobs = {name: msgspec.msgpack.decode(row[name], type=kind) for name, kind in _BLOBS.items()}
    geometry: Geometry | None = PageGeometry.from_bytes(row["geometry"]) if row["geometry"] else None
    return Instrument(**{name: row[name] for name in _PLAIN}, **blobs, geometry=geometry)


def _searchable(instrument: Instrument, key: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield the sections and other outermost units, each with all its words."""
    for p in instrument.provisions:
        if p.kind in ("section", "article", "preface", "conclusion", "preamble", "schedule") or (
            p.parent is None and not instrument.children(p.eid)
        ):
            yield key, p.eid, p.citation, instrument.heading(p), instrument.reading[p.start : p.end]


__all__ = ["Library", "NotALibraryError", "Severity"]
