"""Write the bundled PDFs and their manifest: `python -m corpus.render [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.render.bundle import BUNDLED, manifest, render_all


def main() -> int:
    """Render every source into the folder named, or into the bundled one, and say what was written."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else BUNDLED
    (folder / "pdf").mkdir(parents=True, exist_ok=True)
    (folder / "manifest.yaml").write_text(manifest(), encoding="utf-8")
    for name, content in render_all().items():
        (folder / "pdf" / name).write_bytes(content)
        sys.stderr.write(f"{name}: {len(content) // 1024} KB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
