"""Open ZIP files that nobody vouches for: nothing touches the disk, and what comes out is bounded as it comes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.problem import Problem, Severity

MOST_MEMBERS: Final = 5_000
LARGEST_MEMBER: Final = 100 * 1024 * 1024
LARGEST_TOTAL: Final = 300 * 1024 * 1024
# Text packs to a tenth, XML of Word to a fiftieth; only zeros and repetition go further.
HIGHEST_RATIO: Final = 250
_SMALL: Final = 4 * 1024 * 1024
_CHUNK: Final = 1024 * 1024
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]+")
_FAULTS: Final = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError)


class UnsafeZipError(ValueError):
    """Say why a ZIP file, or one member of it, is refused."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Member:
    """Hold one file of an archive; `data` is empty and `problem` says why when it was refused."""

    name: str
    data: bytes
    problem: Problem | None = None


class Archive:
    """Read the members of a ZIP file held in memory, keeping count of what has been unpacked."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._infos = {i.filename: i for i in self._zip.infolist() if not i.is_dir()}
        except _FAULTS as error:
            message = f"{name} is a damaged ZIP file: {error}"
            raise UnsafeZipError(_refused("zip-damaged", message, "Download or save the file again.")) from error
        if len(self._infos) > MOST_MEMBERS:
            message = f"{name} holds {len(self._infos)} files, more than {MOST_MEMBERS}"
            raise UnsafeZipError(_refused("zip-hostile", message, "Unpack it and read the files you need."))

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the files inside, sorted."""
        return tuple(sorted(self._infos))

    def read(self, name: str) -> bytes:
        """Return one file's bytes; UnsafeZipError when it is missing, damaged, locked or unpacks without bound."""
        info = self._infos.get(name)
        if info is None:
            raise UnsafeZipError(_refused("zip-damaged", f"{self.name} lacks its part {name}", "Save the file again."))
        limit = min(LARGEST_MEMBER, LARGEST_TOTAL - self.unpacked)
        found = bytearray()
        try:
            if info.flag_bits & 1:
                message = f"{self.name}: {shown(name)} is locked with a password"
                raise UnsafeZipError(_refused("encrypted", message, "Unlock it and read it again."))
            with self._zip.open(info) as stream:
                while piece := stream.read(_CHUNK):
                    found += piece
                    if len(found) > limit or (
                        len(found) > _SMALL and len(found) > HIGHEST_RATIO * max(info.compress_size, 1)
                    ):
                        raise UnsafeZipError(self._bomb(name))
        except UnsafeZipError:
            raise
        except _FAULTS as error:
            message = f"{self.name}: {shown(name)} is damaged: {error}"
            raise UnsafeZipError(_refused("zip-damaged", message, "Download or save the file again.")) from error
        self.unpacked += len(found)
        return bytes(found)

    def _bomb(self, name: str) -> Problem:
        message = f"{self.name}: {shown(name)} unpacks to far more than a document needs"
        return _refused("zip-hostile", message, "Get the file from its official site again.")

    def members(self) -> Iterator[Member]:
        """Yield every file inside in the order of names, the refused ones with their problem."""
        for name in self.names:
            if _escapes(name):
                message = f"{self.name}: {shown(name)} names a place outside the archive; it was left out"
                yield Member(shown(name), b"", _refused("zip-path", message, "Unpack the archive yourself."))
                continue
            if _is_litter(name):
                continue
            try:
                yield Member(shown(name), self.read(name))
            except UnsafeZipError as error:
                yield Member(shown(name), b"", error.problem)


def shown(name: str) -> str:
    """Return a file name without control characters, cut to what a line holds."""
    return _CONTROL.sub(" ", name)[:200]


def _escapes(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name) is not None


def _is_litter(name: str) -> bool:
    """Say whether a system left this file beside the documents (macOS resource forks, folder settings)."""
    parts = name.split("/")
    return parts[0] == "__MACOSX" or parts[-1].startswith(".") or parts[-1] in ("Thumbs.db", "desktop.ini")


def _refused(code: str, message: str, advice: str) -> Problem:
    return Problem(code, message, Severity.FATAL, advice)
