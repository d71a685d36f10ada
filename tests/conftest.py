"""Fixtures for every room."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real law, or skip with a reason when it is absent."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip(f"real law is not bundled: {SHARED / 'corpus'} is absent")
    return SHARED
