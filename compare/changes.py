"""What changed between two versions of a law: in its answers, and in its provisions word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rapidfuzz.distance import Indel

from compare.matching import Unit, matched, units_of
from compare.question import Question
from corpus.instrument import Instrument
from corpus.place import Place
from rubric.finding import Finding

if TYPE_CHECKING:
    from rubric.casework import Case

ChangeKind = Literal["changed", "renumbered", "added", "removed"]
_BRIDGE = 1  # words that are the same between two changes and are shown as part of one change


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a run of words: `kept` stands in both versions, `removed` only in the old one, `added` only in the new.

    `place` points into the new version for kept and added words, into the old one for removed words.
    """

    kind: Literal["kept", "removed", "added"]
    place: Place
    words: str


@dataclass(frozen=True, slots=True)
class ProvisionChange:
    """Hold what became of one provision; `old` or `new` is None where it was added or removed.

    `pieces` are its words in order, [] for a provision that only got another number.
    """

    kind: ChangeKind
    old: Place | None
    new: Place | None
    old_citation: str
    new_citation: str
    heading: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """Hold a question that the two versions answer differently."""

    question: Question
    old: Finding
    new: Finding

    @property
    def turn(self) -> Literal["gap-closed", "gap-opened", "changed"]:
        """Return whether a gap was closed or opened."""
        if self.old.gap != self.new.gap:
            return "gap-closed" if self.old.gap else "gap-opened"
        return "changed"


@dataclass(frozen=True, slots=True)
class Changes:
    """Hold the differences of two versions: answers first, then provisions in the order of the new version."""

    old: Instrument
    new: Instrument
    answers: tuple[AnswerChange, ...]
    provisions: tuple[ProvisionChange, ...]
    same: int


def changes(old: Case, new: Case, questions: Sequence[Question]) -> Changes:
    """Return what changed from one version to the next; `same` counts the provisions that did not change."""
    before, after = units_of(old.instrument), units_of(new.instrument)
    pairs = matched(before, after)
    became = {j: i for i, j in pairs.items()}
    found: list[tuple[int, ProvisionChange]] = []
    same = 0
    last = 0
    for j, unit in enumerate(after):
        if j not in became:
            found.append((unit.provision.start, _added(new.instrument, unit)))
            continue
        change = _changed(old.instrument, new.instrument, before[became[j]], unit)
        if change is None:
            same += 1
        else:
            found.append((unit.provision.start, change))
    for i, unit in enumerate(before):
        if i in pairs:
            last = after[pairs[i]].provision.end
        else:
            found.append((last, _removed(old.instrument, unit)))
    found.sort(key=lambda f: f[0])
    return Changes(old.instrument, new.instrument, _answers(old, new, questions), tuple(c for _, c in found), same)


def _answers(old: Case, new: Case, questions: Sequence[Question]) -> tuple[AnswerChange, ...]:
    before = {f.criterion: f for f in old.findings}
    after = {f.criterion: f for f in new.findings}
    both = [q for q in questions if q.id in before and q.id in after]
    return tuple(
        AnswerChange(q, before[q.id], after[q.id]) for q in both if before[q.id].outcome is not after[q.id].outcome
    )


def _changed(old: Instrument, new: Instrument, one: Unit, other: Unit) -> ProvisionChange | None:
    """Return how a provision changed, None when its words and its number are the same."""
    if one.words.keys == other.words.keys:
        return None
    moved = one.number != other.number
    if moved and one.words.keys[1:] == other.words.keys[1:]:
        return _change("renumbered", old, new, one, other, ())
    return _change("changed", old, new, one, other, tuple(_pieces(old, new, one, other)))


def _added(new: Instrument, unit: Unit) -> ProvisionChange:
    return _change("added", None, new, None, unit, (_piece("added", new, unit, 0, len(unit.words)),))


def _removed(old: Instrument, unit: Unit) -> ProvisionChange:
    return _change("removed", old, None, unit, None, (_piece("removed", old, unit, 0, len(unit.words)),))


def _change(
    kind: ChangeKind,
    old: Instrument | None,
    new: Instrument | None,
    one: Unit | None,
    other: Unit | None,
    pieces: tuple[Piece, ...],
) -> ProvisionChange:
    named = (new, other) if new and other else (old, one)
    heading = named[0].heading(named[1].provision) if named[0] and named[1] else ""
    return ProvisionChange(
        kind=kind,
        old=old.place(one.provision.start, one.provision.end) if old and one else None,
        new=new.place(other.provision.start, other.provision.end) if new and other else None,
        old_citation=one.provision.citation if one else "",
        new_citation=other.provision.citation if other else "",
        heading=heading,
        pieces=pieces,
    )


def _pieces(old: Instrument, new: Instrument, one: Unit, other: Unit) -> Iterator[Piece]:
    """Yield the words of both versions in order, changes that only one word parts as one change."""
    removed: list[tuple[int, int]] = []
    added: list[tuple[int, int]] = []
    for op in Indel.opcodes(one.words.keys, other.words.keys):
        short = op.dest_end - op.dest_start <= _BRIDGE and (removed or added) and op.dest_end < len(other.words)
        if op.tag == "equal" and not short:
            yield from _flush(old, new, one, other, removed, added)
            yield _piece("kept", new, other, op.dest_start, op.dest_end)
            continue
        # A word between two changes is shown on both sides.
        if op.src_end > op.src_start:
            removed.append((op.src_start, op.src_end))
        if op.dest_end > op.dest_start:
            added.append((op.dest_start, op.dest_end))
    yield from _flush(old, new, one, other, removed, added)


def _flush(
    old: Instrument,
    new: Instrument,
    one: Unit,
    other: Unit,
    removed: list[tuple[int, int]],
    added: list[tuple[int, int]],
) -> Iterator[Piece]:
    if removed:
        yield _piece("removed", old, one, removed[0][0], removed[-1][1])
    if added:
        yield _piece("added", new, other, added[0][0], added[-1][1])
    removed.clear()
    added.clear()


def _piece(
    kind: Literal["kept", "removed", "added"], instrument: Instrument, unit: Unit, first: int, last: int
) -> Piece:
    spans = unit.words.spans
    start, end = (spans[first][0], spans[last - 1][1]) if spans else (unit.provision.start, unit.provision.end)
    place = instrument.place(start, end)
    return Piece(kind, place, place.of(instrument.text))
