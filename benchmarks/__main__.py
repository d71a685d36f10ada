"""Run every measurement of speed: `python -m benchmarks` (`make bench`)."""

from __future__ import annotations

import subprocess
import sys

from corpus.bundle import bundled_files


def main() -> int:
    """Run the measurements one after another and return the worst exit code."""
    pdf = next(str(path) for path, _ in bundled_files() if path.suffix == ".pdf")
    runs = (("pdf_speed", pdf), ("extraction_speed",), ("throughput",), ("graph_curve",))
    worst = 0
    for name, *arguments in runs:
        print(f"\n{name}", flush=True)  # noqa: T201
        done = subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *arguments])
        worst = max(worst, done.returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
