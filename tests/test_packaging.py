"""lexgap ships plain top-level packages: nobody else may own their names, and none shadows the standard library."""

from __future__ import annotations

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOMS = ("corpus", "extract", "rubric", "compare", "report", "cli")


@pytest.mark.parametrize("room", ROOMS)
def test_no_other_distribution_owns_the_name(room: str) -> None:
    assert set(packages_distributions().get(room, [])) <= {"lexgap"}


@pytest.mark.parametrize("room", ROOMS)
def test_the_name_is_not_one_of_the_standard_library(room: str) -> None:
    assert room not in sys.stdlib_module_names


def test_nothing_imports_the_command_line() -> None:
    root = Path(__file__).parent.parent
    for room in ROOMS[:-1]:
        for path in (root / room).rglob("*.py"):
            assert not re.search(r"^\s*(?:from|import) cli\b", path.read_text(encoding="utf8"), re.MULTILINE), path
