"""What a published table must say of its making: version, rubric, and the texts it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from compare.naming import country_of, title_of
from corpus.instrument import Instrument
from report.fingerprint import rubric_hash


@dataclass(frozen=True, slots=True)
class TextSource:
    """Name one text that was read; `sha256` is that of the file's bytes, `languages` those read from it."""

    title: str
    country: str
    file: str
    sha256: str
    languages: tuple[str, ...]
    date: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Hold the version of lexgap, the hash of the rubric, the ids of the questions put, and the texts."""

    version: str
    rubric: str
    criteria: tuple[str, ...]
    texts: tuple[TextSource, ...]


def provenance_of(
    instruments: Sequence[Instrument], criteria: Sequence[str] = (), *, rubric: Path | None = None
) -> Provenance:
    """Return what is to be said of tables made from these instruments; `rubric` is a folder of own criteria."""
    files: dict[tuple[str, str], list[Instrument]] = {}
    for i in instruments:
        files.setdefault((i.source, i.sha256), []).append(i)
    texts = [
        TextSource(title_of(g[0]), country_of(g[0]), name, sha, tuple(sorted({i.language for i in g})), g[0].date)
        for (name, sha), g in sorted(files.items())
    ]
    return Provenance(lexgap_version(), rubric_hash(rubric), tuple(criteria), tuple(texts))


def lexgap_version() -> str:
    """Return the version of lexgap, "unpackaged" when it runs from a plain folder."""
    try:
        return version("lexgap")
    except PackageNotFoundError:
        return "unpackaged"
