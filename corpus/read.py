"""Read any file into instruments: total, so that a bad file becomes a problem and never an exception."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from corpus.divide import Division, divide
from corpus.document import Document
from corpus.formats.archive import files_in, unpack
from corpus.formats.registry import UNSUPPORTED, reader_of, sniff
from corpus.instrument import Instrument
from corpus.language import UNKNOWN, detect
from corpus.metadata import Meta, guess, identity, slug
from corpus.problem import Problem, Severity
from corpus.reading_view import reading_view

LARGEST: Final = 200 * 1024 * 1024


def read(path: Path, *, meta: Meta | None = None, language: str = "") -> list[Instrument]:
    """Read a file into instruments, one for each language it holds; a folder or ZIP archive into those of its files.

    `meta` says what a person knows of the file; `language` (BCP 47) restricts a file with several. Never raises for
    a file's sake: a file that cannot be read gives one instrument without text and a FATAL problem.
    """
    path = Path(path)
    given = meta or Meta()
    if os.path.isdir(path):  # Path.is_dir raises where the folder above may not be searched
        return _folder(path, given, language)
    data, problem = _bytes(path)
    if problem is not None:
        return [_failed(path.name, b"", given, problem)]
    return read_bytes(data, path.name, meta=given, language=language)


def read_bytes(data: bytes, name: str, *, meta: Meta | None = None, language: str = "") -> list[Instrument]:
    """Read the bytes of a file; see `read`."""
    given = meta or Meta()
    if not data:
        return [_failed(name, data, given, _empty(name))]
    form = sniff(data, name)
    if form == "zip":
        return _archive(data, name, given, language)
    reader = reader_of(form)
    if reader is None:
        advice = "Save it as PDF, Word (.docx), HTML, XML or plain text and read that."
        what = UNSUPPORTED.get(form, "a kind of file lexgap does not read")
        return [_failed(name, data, given, Problem("format-unknown", f"{name} is {what}", Severity.FATAL, advice))]
    wanted = [w for w in (language or given.language,) if w]
    try:
        documents = reader(data, name, wanted)
    except Exception as error:  # a reader met a file it cannot bear; the file is at fault, the run goes on
        message = f"{name} could not be read as {form}: {type(error).__name__}: {error}"
        advice = "Open the file in its own program and save it again, or give another format of it."
        return [_failed(name, data, given, Problem("reader-failed", message, Severity.FATAL, advice))]
    if not documents:
        return [_failed(name, data, given, _empty(name))]
    return _instruments(documents, data, name, given, language)


def _instruments(documents: Sequence[Document], data: bytes, name: str, given: Meta, language: str) -> list[Instrument]:
    if len(documents) > 1:  # each column has its own language, whatever a person says of the file as a whole
        made = [_instrument(d, data, name, msgspec.structs.replace(given, language=""), "") for d in documents]
    else:
        made = [_instrument(d, data, name, given, language) for d in documents]
    wanted = language.split("-")[0].lower()
    if wanted and len(made) > 1:
        made = [i for i in made if i.language.split("-")[0] == wanted] or made
    return _unique(made)


def _folder(path: Path, given: Meta, language: str) -> list[Instrument]:
    files, problems = files_in(path)
    made = [i for file in files for i in read(file, meta=_shared(given), language=language)]
    made += [_failed(path.name, b"", given, p) for p in problems]
    return _unique(made) or [_failed(path.name, b"", given, _refused("empty", f"{path} holds no files", "Check it."))]


def _archive(data: bytes, name: str, given: Meta, language: str) -> list[Instrument]:
    made: list[Instrument] = []
    for member in unpack(data, name):
        if member.problem is not None:
            made.append(_failed(member.name, b"", _shared(given), member.problem))
        elif sniff(member.data, member.name) == "zip":
            advice = "Unpack it and read the files."
            nested = _refused("archive-in-archive", f"{member.name} is an archive inside {name}", advice)
            made.append(_failed(member.name, member.data, _shared(given), nested))
        else:
            made += read_bytes(member.data, member.name, meta=_shared(given), language=language)
    return _unique(made)


def _shared(given: Meta) -> Meta:
    """Return what can be true of every file of a folder: not an id, a title or a date."""
    return Meta(kind=given.kind, jurisdiction=given.jurisdiction, country=given.country, language=given.language)


def _unique(made: Sequence[Instrument]) -> list[Instrument]:
    """Return the instruments with an id of their own each."""
    taken: set[str] = set()
    unique = []
    for i in made:
        fresh = i if i.id not in taken else _renamed(i, slug(f"{i.id} {i.language}"), taken)
        taken.add(fresh.id)
        unique.append(fresh)
    return unique


def _renamed(instrument: Instrument, wanted: str, taken: set[str]) -> Instrument:
    from dataclasses import replace

    n, fresh = 2, wanted
    while fresh in taken:
        fresh, n = f"{wanted}-{n}", n + 1
    return replace(instrument, id=fresh)


def _instrument(document: Document, data: bytes, name: str, given: Meta, language: str) -> Instrument:
    known = guess(document, name, given)
    spoken = language or known.language or detect(document.text)
    problems = list(document.problems)
    if spoken == UNKNOWN and document.text.strip():
        advice = "Say which it is with --language."
        problems.append(Problem("language-unknown", f"{name}: the language could not be told", Severity.NOTE, advice))
    division = _divided(document, name, spoken, known.jurisdiction)
    problems += division.problems
    if not document.text.strip() and not any(p.severity in (Severity.FATAL, Severity.UNREAD) for p in problems):
        problems.append(_empty(name))
    return Instrument(
        id=identity(known, name),
        source=name,
        sha256=hashlib.sha256(data).hexdigest(),
        title=known.title,
        kind=known.kind,
        jurisdiction=known.jurisdiction,
        country=known.country,
        language=spoken,
        date=known.date,
        text=document.text,
        reading=reading_view(document.text),
        provisions=division.provisions,
        marks=division.marks,
        zones=division.zones,
        furniture=document.furniture,
        geometry=document.geometry,
        problems=tuple(problems),
    )


def _divided(document: Document, name: str, language: str, jurisdiction: str) -> Division:
    """Return a document's division; a fault in dividing leaves the text whole and says so, for reading is total."""
    try:
        return divide(document, language, jurisdiction)
    except Exception as error:  # the promise is to every user; the fault is reported, not hidden
        message = f"{name} could not be divided into provisions: {type(error).__name__}: {error}"
        problem = Problem("division-failed", message, Severity.UNREAD, "Please report this file; its text can be read.")
        return Division((), document.zones, document.marks, (problem,))


def _bytes(path: Path) -> tuple[bytes, Problem | None]:
    """Return a file's bytes, or why they cannot be had; only regular files are opened, so that nothing blocks."""
    name = path.name or str(path)
    try:
        found = path.stat()
        if found.st_size > LARGEST and stat.S_ISREG(found.st_mode):  # refused before a byte of it is read
            return b"", _too_large(name)
        if not stat.S_ISREG(found.st_mode):
            return b"", _refused("not-a-file", f"{name} is not a regular file", "Copy its content into a file.")
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        return b"", _refused("not-found", f"{name} does not exist", "Check the path and the spelling.")
    except PermissionError:
        return b"", _refused("not-permitted", f"{name} may not be read", "Change its permissions.")
    except (OSError, ValueError) as error:
        return b"", _refused("unreadable", f"{name} cannot be read: {error}", "Check the disk and the path.")
    if len(data) > LARGEST:
        return b"", _too_large(name)
    return data, None


def _too_large(name: str) -> Problem:
    return _refused("too-large", f"{name} is larger than {LARGEST // 2**20} MB", "Split the file.")


def _refused(code: str, message: str, advice: str) -> Problem:
    return Problem(code, message, Severity.FATAL, advice)


def _empty(name: str) -> Problem:
    return _refused("empty", f"{name} is empty", "Check that the file was copied or downloaded whole.")


def _failed(name: str, data: bytes, given: Meta, problem: Problem) -> Instrument:
    return Instrument(
        id=given.id or slug(name.rsplit(".", 1)[0]) or "untitled",
        source=name,
        sha256=hashlib.sha256(data).hexdigest(),
        title=given.title or name,
        kind=given.kind or "act",
        jurisdiction=given.jurisdiction,
        country=given.country,
        language=given.language or UNKNOWN,
        date=given.date,
        text="",
        reading="",
        provisions=(),
        problems=(problem,),
    )
