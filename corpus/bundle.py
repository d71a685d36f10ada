"""The fictional instruments that ship with lexgap, for the demo and the tests."""

from __future__ import annotations

from pathlib import Path

from corpus.metadata import Meta, load_manifest

FOLDER = Path(__file__).resolve().parent / "bundled"


def bundled_files() -> tuple[tuple[Path, Meta], ...]:
    """Return the bundled PDFs with what their manifest says of them, by file name.

    >>> len(bundled_files()) >= 8
    True
    """
    known = load_manifest(FOLDER / "manifest.yaml")
    return tuple((path, known[path.name]) for path in sorted((FOLDER / "pdf").glob("*.pdf")))
