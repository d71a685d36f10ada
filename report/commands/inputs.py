"""What a command works on: files or a library, the questions asked, and why it could not run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import click

from compare.versions import as_at
from corpus.instrument import Instrument
from corpus.metadata import ManifestError, Meta, load_manifest
from corpus.problem import Severity
from corpus.store import Library, NotALibraryError
from extract.facts import Facts
from extract.strict_yaml import YamlError
from report import console
from rubric.casework import Case, Source, case_of, facts_in, job, work
from rubric.criteria import bundled, load
from rubric.criterion import Criterion
from rubric.finding import Outcome
from rubric.review import Review, ReviewError, apply_reviews, read_reviews
from rubric.sets import criteria_of, sets_with

T = TypeVar("T")


class Stop(click.ClickException):
    """Say why a command could not run, and exit with 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Print the message on stderr."""
        console.say(f"lexgap: {self.message}")


class Sources:
    """Turn the files or the library of a command line into sources, and remember what went wrong on the way."""

    def __init__(self, files: Sequence[Path], known: Mapping[str, Meta], language: str = "") -> None:
        if not files:
            raise Stop("no file named; name one or more files, or a library with --library")
        self.items = [Source(path=f, meta=known.get(f.name), language=language) for f in files]
        self.fatal = False
        self.unread = False

    def note(self, instrument: Instrument) -> bool:
        """Say what could not be read of an instrument; return whether anything of it was."""
        fatal = instrument.fatal
        if fatal:
            self.fatal = True
            console.say(f"lexgap: {console.problem(instrument, fatal)}")
            return False
        for problem in instrument.unread:
            self.unread = True
            console.say(f"lexgap: {console.problem(instrument, problem)}")
        return True

    def note_unheard(self, case: Case) -> None:
        """Say when no question could be put to a text, because lexgap lacks the words of its language."""
        unheard = bool(case.findings) and all(f.outcome is Outcome.UNREAD for f in case.findings)
        if unheard and not case.instrument.unread:
            self.unread = True
            told = [p.message for p in case.facts.problems if p.severity is Severity.UNREAD]
            console.say(f"lexgap: {case.instrument.source}: {(told or [case.findings[0].why])[0].rstrip('.')}.")

    def finish(self) -> None:
        """Exit with 2 when a file could not be read at all, with 1 when a part of one could not."""
        if self.fatal or self.unread:
            sys.exit(2 if self.fatal else 1)


def told(manifest: Path | None) -> Mapping[str, Meta]:
    """Return what a manifest says of each file, or stop with what is wrong with it."""
    try:
        return load_manifest(manifest) if manifest else {}
    except ManifestError as error:
        raise Stop(str(error)) from error


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Library]:
    """Open a library, or stop with its reason."""
    try:
        with Library(path, create=create) as library:
            yield library
    except NotALibraryError as error:
        raise Stop(str(error)) from error


def criteria_named(set_name: str, rubric: Path | None) -> tuple[Criterion, ...]:
    """Return the criteria of a set, or stop with what is wrong with the name or the rubric."""
    try:
        if rubric is None:
            return criteria_of(set_name, bundled())
        found = criteria_of(set_name, load(rubric), sets_with(rubric))
    except (YamlError, OSError) as error:
        raise Stop(str(error)) from error
    if not found:
        raise Stop(f"{rubric} holds no criterion of the set `{set_name}`; `--set all` takes all that it holds")
    return found


def facts_for(sources: Sources) -> Iterator[Facts]:
    """Yield the facts of every instrument that could be read, with progress on stderr."""
    with console.progress("Reading", len(sources.items)) as step:
        for source, found in work(sources.items, facts_in):
            step(source.path.name)
            yield from (facts for facts in found if sources.note(facts.instrument))


def cases_for(
    files: Sequence[Path],
    library: Path | None,
    manifest: Path | None,
    language: str,
    criteria: Sequence[Criterion],
    *,
    as_at_date: str = "",
    reviews: Path | None = None,
) -> tuple[list[Case], Callable[[], None]]:
    """Return the cases of the files or of the library, and what to call when the work is done.

    With a date only what stood then is returned; what is left out is said. With reviews each answer is the one its
    latest reviewer gave.
    """
    answered = kept_reviews(reviews) if reviews else ()
    if library:
        if files:
            raise Stop("name files or a library, not both")
        with opened(library) as opened_library:
            instruments = _standing(opened_library.instruments(), as_at_date, lambda i: i)
        with console.progress("Judging", len(instruments)) as step:
            cases = []
            for instrument in instruments:
                step(instrument.source)
                cases.append(case_of(instrument, criteria))
        return _answered(cases, answered), lambda: None
    sources = Sources(files, told(manifest), language)
    cases = _standing(judged(sources, criteria), as_at_date, lambda c: c.instrument)
    return _answered(cases, answered), sources.finish


def kept_reviews(path: Path) -> tuple[Review, ...]:
    """Return the reviews of a file, or stop with what is wrong with it."""
    try:
        return read_reviews(path)
    except ReviewError as error:
        raise Stop(str(error)) from error
    except OSError as error:
        raise Stop(f"{path}: cannot be read ({error.strerror}); `lexgap review` makes it") from error


def _answered(cases: list[Case], reviews: Sequence[Review]) -> list[Case]:
    """Return the cases with the answers of people in their place."""
    if not reviews:
        return cases
    try:
        return [replace(c, findings=apply_reviews(c.instrument, c.findings, reviews)) for c in cases]
    except ReviewError as error:
        raise Stop(str(error)) from error


def _standing(items: Sequence[T], date: str, instrument_of: Callable[[T], Instrument]) -> list[T]:
    """Return what stood at a date, everything without one; say on stderr what is left out and why."""
    if not date:
        return list(items)
    standing = as_at(items, date, instrument_of)
    for item, reason in standing.left_out:
        console.say(f"{instrument_of(item).source}: left out, {reason}")
    if not standing.kept:
        raise Stop(f"no text stood on {date}")
    return list(standing.kept)


def judged(sources: Sources, criteria: Sequence[Criterion], *, required: bool = True) -> list[Case]:
    """Return the cases of all sources that could be read; exit when none could and one is required."""
    cases: list[Case] = []
    with console.progress("Reading and judging", len(sources.items)) as step:
        for source, found in work(sources.items, job(criteria)):
            step(source.path.name)
            readable = [case for case in found if sources.note(case.instrument)]
            for case in readable:
                sources.note_unheard(case)
            cases += readable
    if required and not cases:
        sources.finish()
    return cases


@contextmanager
def writing(output: Path) -> Iterator[None]:
    """Stop with a clear message when the output cannot be written."""
    try:
        yield
    except OSError as error:
        advice = "" if error.errno == 0 else "; name a place you may write to"
        raise Stop(f"{output}: cannot be written ({error.strerror}){advice}") from error
