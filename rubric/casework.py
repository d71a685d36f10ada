"""Read, extract and judge many files, side by side in processes when there are enough of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from corpus.instrument import Instrument
from corpus.metadata import Meta
from corpus.read import read
from extract.facts import Facts
from extract.pipeline import facts_of
from rubric.criterion import Criterion
from rubric.finding import Finding
from rubric.judge import judge

T = TypeVar("T")
# Below this many files the start of worker processes costs more than it gains (measured: about 2 s a process).
_WORTH_PROCESSES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Hold what is known of one instrument: its facts, and the answers to the criteria asked."""

    facts: Facts
    findings: tuple[Finding, ...] = ()

    @property
    def instrument(self) -> Instrument:
        """Return the instrument the facts were found in."""
        return self.facts.instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Name a file to read, with what is known of it beforehand."""

    path: Path
    meta: Meta | None = None
    language: str = ""


def instruments_in(source: Source) -> list[Instrument]:
    """Return the instruments of one file (one for each language it is set in)."""
    return read(source.path, meta=source.meta, language=source.language)


def facts_in(source: Source) -> list[Facts]:
    """Return the facts of one file's instruments; a file that could not be read has none, and its problem."""
    return [facts_of(instrument) for instrument in instruments_in(source)]


def case_of(instrument: Instrument, criteria: Sequence[Criterion]) -> Case:
    """Return the facts and findings of one instrument."""
    facts = facts_of(instrument)
    return Case(facts=facts, findings=tuple(judge(facts, criteria)))


def cases_in(source: Source, *, criteria: Sequence[Criterion]) -> list[Case]:
    """Return the cases of one file's instruments."""
    return [case_of(instrument, criteria) for instrument in instruments_in(source)]


def job(criteria: Sequence[Criterion]) -> Callable[[Source], list[Case]]:
    """Return the function that makes the cases of a source under these criteria."""
    return partial(cases_in, criteria=tuple(criteria))


def work(items: Sequence[Source], do: Callable[[Source], T]) -> Iterator[tuple[Source, T]]:
    """Yield each source with what `do` makes of it, in the order given, whichever is ready first.

    At most two results a worker wait at any time, so that memory does not grow with the number of files.
    """
    workers = min(os.cpu_count() or 1, len(items))
    if workers < 2 or len(items) < _WORTH_PROCESSES:
        for item in items:
            yield item, do(item)
        return
    with ProcessPoolExecutor(workers) as pool:
        waiting: list[tuple[Source, Future[T]]] = []
        queue = iter(items)
        for item in queue:
            waiting.append((item, pool.submit(do, item)))
            if len(waiting) >= 2 * workers:
                ready, future = waiting.pop(0)
                yield ready, future.result()
        for ready, future in waiting:
            yield ready, future.result()
