"""Versions of the same instrument, and the law as at a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from compare.naming import country_of, title_of
from corpus.instrument import Instrument

T = TypeVar("T")
# What tells versions of one act apart in its title: years, numbers, chapters, the note of a consolidation.
_NUMBERS = re.compile(
    r"\b(?:no\.?|n°|nr\.?|cap\.?|chapter)?\s*\d[\w./-]*|\([^)]*(?:as amended|consolidat|version)[^)]*\)"
)
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class AsAt(Generic[T]):
    """Hold what stood at a date, and what did not: with the reason, one sentence each."""

    kept: tuple[T, ...]
    left_out: tuple[tuple[T, str], ...]


def as_at(items: Sequence[T], date: str, instrument_of: Callable[[T], Instrument]) -> AsAt[T]:
    """Return the newest version of each instrument dated on or before a date (ISO 8601, a year or more exact).

    An instrument without a date is kept: nothing says that it is later. Two instruments are versions of one when
    country, language, kind and title are the same, numbers and years in it left out.
    """
    newest: dict[tuple[str, ...], T] = {}
    kept: list[T] = []
    left_out: list[tuple[T, str]] = []
    for item in sorted(items, key=lambda x: (instrument_of(x).date, instrument_of(x).id)):
        instrument = instrument_of(item)
        if not instrument.date:
            kept.append(item)
            continue
        if not _by(instrument.date, date):
            left_out.append((item, f"dated {instrument.date}, after {date}"))
            continue
        key = version_key(instrument)
        if key in newest and instrument_of(newest[key]).sha256 != instrument.sha256:
            left_out.append((newest[key], f"superseded by the version of {instrument.date}"))
        newest[key] = item
    kept += newest.values()
    order = {id(x): k for k, x in enumerate(items)}
    return AsAt(tuple(sorted(kept, key=lambda x: order[id(x)])), tuple(sorted(left_out, key=lambda x: order[id(x[0])])))


def version_key(instrument: Instrument) -> tuple[str, ...]:
    """Return what versions of one instrument have in common."""
    return country_of(instrument), instrument.language, instrument.kind, plain_title(title_of(instrument))


def plain_title(title: str) -> str:
    """Return a title without case, punctuation and what tells versions apart: years, numbers, notes.

    >>> plain_title("Images Act, 2019 (as amended to 2024)")
    'images act'
    """
    return _NOT_WORD.sub(" ", _NUMBERS.sub(" ", title.casefold())).strip()


def _by(date: str, limit: str) -> bool:
    """Return whether a date is on or before a limit; a limit that is a year or a month takes in all its days."""
    return date[: len(limit)] <= limit
