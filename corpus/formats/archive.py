"""Find the documents in a ZIP archive or a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from corpus.formats.unzip import Archive, Member, UnsafeZipError
from corpus.problem import Problem, Severity

MOST_FILES: Final = 5_000
DEEPEST: Final = 20
_SKIPPED: Final = (".", "__MACOSX")


def unpack(data: bytes, name: str) -> Iterator[Member]:
    """Yield the files of a ZIP archive, sorted by name; one that cannot be opened gives one refused member.

    Nothing is written to disk; sizes, their sum, their ratio and their number are bounded (`corpus.formats.unzip`).
    """
    try:
        archive = Archive(data, name)
    except UnsafeZipError as error:
        yield Member(name, b"", error.problem)
        return
    found = 0
    for member in archive.members():
        found += 1
        yield member
    if not found:
        yield Member(name, b"", Problem("empty", f"{name} is an archive without files", Severity.FATAL, "Check it."))


def files_in(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return the files of a folder and the folders in it, sorted, and what was left out.

    Hidden files and links to folders are not followed, so that no loop of links is walked; only regular files count.
    """
    found: list[Path] = []
    problems: list[Problem] = []
    waiting: list[tuple[Path, int]] = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda e: e.name)
        except OSError as error:
            message = f"{here.name} cannot be opened: {error.strerror}"
            problems.append(Problem("not-permitted", message, Severity.UNREAD))
            continue
        for entry in entries:
            if entry.name.startswith(_SKIPPED):
                continue
            if entry.is_dir(follow_symlinks=False):
                if depth < DEEPEST:
                    waiting.append((Path(entry.path), depth + 1))
                else:
                    problems.append(Problem("too-deep", f"{entry.name}: folders nest too deeply", Severity.UNREAD))
            elif os.path.isfile(entry.path):  # DirEntry.is_file raises for a loop of links
                found.append(Path(entry.path))
        if len(found) > MOST_FILES:
            message = f"{folder.name} holds more than {MOST_FILES} files; the rest were not read"
            problems.append(Problem("too-many-files", message, Severity.UNREAD, "Read it folder by folder."))
            break
    return sorted(found)[:MOST_FILES], problems
