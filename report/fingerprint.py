"""Which rubric gave the answers: one hash over its criteria and sets."""

from __future__ import annotations

import hashlib
from pathlib import Path

from rubric.criteria import FOLDER


def rubric_hash(folder: Path | None = None) -> str:
    """Return the SHA-256 over the names and bytes of a rubric's criteria and of the sets; OSError when unreadable.

    Without a folder it is the rubric that ships with lexgap. The order of the files does not matter.
    """
    chosen = folder or FOLDER
    total = hashlib.sha256()
    for path in [*sorted(chosen.glob("*.yaml")), FOLDER.parent / "sets.yaml"]:
        total.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()
