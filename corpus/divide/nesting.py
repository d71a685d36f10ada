"""Put list numbers into levels: the cheapest reading of a run of markers, found with a narrow beam.

A marker continues an open level, opens a new one, restarts a list, or is no marker at all. "(i)" after "(h)" is a
letter or a Roman one: whichever makes the markers that follow cheaper. Costs are in the same unit as `Marker.taken`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.divide.markers import Marker
from corpus.divide.numbers import Key, follows

WIDTH: Final = 6
MARGIN: Final = 8.0
DEEPEST: Final = 7
Level = tuple[str, Key]
_FIRST: Final = {"digit": 0.3}
# A style usually stands inside these; any other order costs a little.
_RANK: Final = {
    "parasign": 0, "upperroman-dash": 1, "digit": 0, "digitdot": 1, "degree": 2, "digitclose": 2, "alpha": 3,
    "alphaclose": 3, "roman": 4, "romanclose": 4, "doublealphaclose": 4, "upper": 5, "upperroman": 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """Say what one marker is: its depth (0 outermost), style, and whether it restarts a list; depth -1 is none."""

    marker: Marker
    depth: int
    style: str = ""
    restart: bool = False


@dataclass(frozen=True, slots=True)
class _Path:
    cost: float
    levels: tuple[Level, ...]
    step: Step | None
    before: _Path | None


def _continued(path: _Path, marker: Marker, style: str, key: Key) -> list[tuple[float, tuple[Level, ...], Step]]:
    """Return the ways a marker can go on with, or restart, a level that is open."""
    found = []
    for depth in range(len(path.levels) - 1, -1, -1):
        open_style, last = path.levels[depth]
        if open_style != style:
            continue
        gap = follows(last, key)
        if gap is not None:
            inserted = 0.3 if len(key) > 1 or len(last) > 1 else 0.0
            cost = inserted + (min(5.0, 1.0 + 0.5 * gap) if gap else 0.0)
            cost += 2.0 if marker.fresh and style != "digit" else 0.0
            found.append((cost, (*path.levels[:depth], (style, key)), Step(marker, depth, style)))
        elif key == (1.0,):
            cost = 1.5 if depth or style != "digit" else 4.0
            cost = 0.2 if marker.fresh and style != "digit" else cost
            found.append((cost, (*path.levels[:depth], (style, key)), Step(marker, depth, style, restart=True)))
    return found


def _opened(path: _Path, marker: Marker, style: str, key: Key) -> list[tuple[float, tuple[Level, ...], Step]]:
    """Return the ways a marker can open a new level inside the innermost one, or beside it after flush words."""
    found = []
    top = len(path.levels)
    for depth in range(top, -1, -1):
        outer = path.levels[:depth]
        if depth >= DEEPEST or any(s == style for s, _ in outer):
            continue
        cost = 0.4 if key == (1.0,) else 2.0 if key[:1] == (1.0,) else 3.5
        cost += 0.0 if marker.opens else 0.6
        if outer and _RANK[outer[-1][0]] >= _RANK[style]:
            cost += 1.5
        beside = depth < top
        if beside and path.levels[depth][0] == "digit":
            continue
        if marker.flush >= 0:
            cost += 0.0 if beside and depth == top - 1 else 1.0
        elif marker.fresh:
            cost += 0.0 if beside else 1.0
        elif beside:
            cost += 2.5
        found.append((cost, (*outer, (style, key)), Step(marker, depth, style)))
    return found


def nest(found: Sequence[Marker]) -> list[Step]:
    """Return one step for each marker that is a provision's number, in order."""
    beam = [_Path(0.0, (), None, None)]
    for marker in found:
        best: dict[tuple[Level, ...], _Path] = {}
        for path in beam:
            options = [(marker.passed, path.levels, Step(marker, -1))]
            for style, key in marker.readings:
                ways = (*_continued(path, marker, style, key), *_opened(path, marker, style, key))
                options += [(cost + marker.taken, levels, step) for cost, levels, step in ways]
            for cost, levels, step in options:
                total = path.cost + cost
                if levels not in best or total < best[levels].cost:
                    best[levels] = _Path(total, levels, step, path)
        ranked = sorted(best.values(), key=lambda p: p.cost)[:WIDTH]
        beam = [p for p in ranked if p.cost <= ranked[0].cost + MARGIN]
    last: _Path | None = min(beam, key=lambda p: p.cost)
    steps: list[Step] = []
    while last is not None:
        if last.step is not None and last.step.depth >= 0:
            steps.append(last.step)
        last = last.before
    return steps[::-1]
