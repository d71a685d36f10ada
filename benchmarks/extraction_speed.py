"""Measure how long all facts of an act take beside cutting the whole act into words with a blank spaCy pipeline.

    python -m benchmarks.extraction_speed [FILE...]

Without files it takes the sources bundled with lexgap. Processor time of one core, the best of a few rounds, the two
measured in turn; reading the files is not counted. Each line is one text; the last lines give all texts together and
what the memory in use grows by over many documents.
"""

from __future__ import annotations

import gc
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import spacy

from corpus.bundle import bundled_files
from corpus.instrument import Instrument
from corpus.read import read
from extract.pack import load_pack
from extract.pipeline import facts_of

_ROUNDS = 3
_DOCUMENTS = 50
_WARM = 10  # documents after which caches should be full


def _again(instrument: Instrument, number: int) -> Instrument:
    """Return an instrument whose text nobody has seen: what rooms keep of earlier texts must not help."""
    blank = " " * number
    return replace(instrument, text=instrument.text + blank, reading=instrument.reading + blank)


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def speed(instruments: Sequence[Instrument]) -> float:
    """Print megabytes a second of facts and of words for each text and for all, and return the ratio of the times."""
    ours = theirs = size = 0.0
    for instrument in instruments:
        blank = spacy.blank(instrument.language)
        blank.max_length = 10**9
        facts_of(instrument)
        blank.make_doc(instrument.text)  # packs are loaded and words are known, outside the measure
        rounds = []
        for n in range(_ROUNDS):
            fresh = _again(instrument, n + 1)
            rounds.append((_seconds(partial(facts_of, fresh)), _seconds(partial(blank.make_doc, instrument.text))))
        facts, words = min(r[0] for r in rounds), min(r[1] for r in rounds)
        megabytes = len(instrument.text.encode()) / 1e6
        ours, theirs, size = ours + facts, theirs + words, size + megabytes
        _line(instrument.title or instrument.id, megabytes, facts, words)
    _line(f"all {len(instruments)} texts", size, ours, theirs)
    return ours / theirs


def _line(name: str, megabytes: float, facts: float, words: float) -> None:
    print(  # noqa: T201
        f"{name[:48]:48s} {megabytes:6.3f} MB  facts {megabytes / facts:6.2f} MB/s  "
        f"words (spaCy) {megabytes / words:6.2f} MB/s  {facts / words:5.2f} times as long"
    )


def memory(instrument: Instrument) -> tuple[float, float]:
    """Return megabytes of Python memory in use after a few and after many documents, each with a text of its own."""
    held = [0.0, 0.0]
    tracemalloc.start()
    for number in range(_DOCUMENTS):
        facts_of(_again(instrument, number))
        if number + 1 in (_WARM, _DOCUMENTS):
            gc.collect()
            held[number + 1 == _DOCUMENTS] = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    return held[0], held[1]


def main() -> int:
    """Run from the command line."""
    named = [Path(a) for a in sys.argv[1:]]
    files = named or [path for path, _ in bundled_files()]
    instruments = [i for path in files for i in read(path) if load_pack(i.language) is not None]
    speed(instruments)
    few, many = memory(min(instruments, key=lambda i: len(i.text)))
    print(f"memory in use after {_WARM} documents {few:.1f} MB, after {_DOCUMENTS} {many:.1f} MB")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
