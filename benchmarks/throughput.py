"""Measure how fast facts are extracted, beside a bare spaCy pipeline that only cuts the same text into words.

    python -m benchmarks.throughput [FILE...]

Without files it takes the instruments bundled with lexgap. One core; reading the files is not counted.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import spacy

from corpus.bundle import bundled_files
from corpus.read import read
from extract.pipeline import facts_of


def report(files: Sequence[Path]) -> None:
    """Print words a second of lexgap and of `spacy.blank("en").pipe`, and their ratio."""
    instruments = [i for path in files for i in read(path)]
    words = sum(len(i.text.split()) for i in instruments)
    for i in instruments[:1]:
        facts_of(i)  # packs are loaded once, outside the measure
    started = time.perf_counter()
    for i in instruments:
        facts_of(i)
    ours = time.perf_counter() - started
    blank = spacy.blank("en")
    blank.max_length = 10**9
    started = time.perf_counter()
    for _ in blank.pipe(i.text for i in instruments):
        pass
    theirs = time.perf_counter() - started
    print(f"facts of {len(instruments)} texts, {words} words")  # noqa: T201
    print(f"lexgap extraction {words / ours:12.0f} words/s")  # noqa: T201
    print(f"spacy.blank(en)   {words / theirs:12.0f} words/s ({ours / theirs:.1f} times as fast)")  # noqa: T201


def main() -> int:
    """Run from the command line."""
    named = [Path(a) for a in sys.argv[1:]]
    report(named or [path for path, _ in bundled_files()])
    return 0


if __name__ == "__main__":
    sys.exit(main())
