"""Long listings cut into pages: one for each group, a large group over several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

G = TypeVar("G")

ONE_PAGE = 250  # entries that may stand on one page together; a library of more gets a page for each group
SHEET = 100  # entries of one group on a page


@dataclass(frozen=True, slots=True)
class Sheet(Generic[G]):
    """Hold the part of a listing that stands on one page; `files` are the pages of its group, this one at `at`."""

    groups: tuple[G, ...]
    at: int
    files: tuple[str, ...]

    @property
    def file(self) -> str:
        """Return the name of the page, relative to the report."""
        return self.files[self.at]


def sheets(
    folder: str, name: str, group: G, entries: Sequence[object], part: Callable[[int, int], G]
) -> tuple[Sheet[G], ...]:
    """Return the pages of one group: folder/name.html, folder/name-2.html; `part` cuts the group to first..end."""
    count = max(1, -(-len(entries) // SHEET))
    files = tuple(f"{folder}/{name}{f'-{k + 1}' if k else ''}.html" for k in range(count))
    if count == 1:
        return (Sheet((group,), 0, files),)
    return tuple(Sheet((part(k * SHEET, (k + 1) * SHEET),), k, files) for k in range(count))
