"""The straight lines drawn on a page: rules above footnotes, the lines of tables."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from itertools import repeat
from typing import NamedTuple

from corpus.formats.pdf import pdfium

_THIN = 3.0  # points
_SHORT = 15.0
_MOST_OBJECTS = 20_000
_MOST_PATHS = 2_000

Place = Callable[[float, float], tuple[float, float]]


class Rule(NamedTuple):
    """Bound a drawn line in points from the top left corner of its page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        """Return whether the line is horizontal."""
        return self.bottom - self.top <= _THIN


def read_rules(page: int, place: Place) -> list[Rule]:
    """Return the horizontal and vertical lines of a page, from top to bottom.

    `place` carries a point of the page's own coordinates to the page as shown. A page with very many objects (a map,
    a drawing) is not searched to the end.
    """
    count = min(pdfium.count_objects(page), _MOST_OBJECTS)
    if count <= 0:
        return []
    objects = [o for o in map(pdfium.page_object, repeat(page), range(count)) if o]
    kinds = map(pdfium.object_type, objects)
    paths = [o for o, kind in zip(objects, kinds, strict=True) if kind == pdfium.PATH_OBJECT][:_MOST_PATHS]
    found: set[Rule] = set()
    bounds = (ctypes.c_float * 4)()
    at = ctypes.addressof(bounds)
    for path in paths:
        if not pdfium.object_bounds(path, at, at + 4, at + 8, at + 12):
            continue
        (xa, ya), (xb, yb) = place(bounds[0], bounds[1]), place(bounds[2], bounds[3])
        rule = Rule(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
        wide, tall = rule.x1 - rule.x0, rule.bottom - rule.top
        if min(wide, tall) <= _THIN and max(wide, tall) >= _SHORT:
            found.add(rule)
        elif wide > _SHORT and tall > _SHORT / 2:
            found.update(_edges(rule))
    return sorted(found, key=lambda r: (r.top, r.x0, r.bottom, r.x1))


def _edges(box: Rule) -> tuple[Rule, Rule, Rule, Rule]:
    """Return the four sides of a box, as tables drawn cell by cell have them."""
    return (
        Rule(box.x0, box.top, box.x1, box.top),
        Rule(box.x0, box.bottom, box.x1, box.bottom),
        Rule(box.x0, box.top, box.x0, box.bottom),
        Rule(box.x1, box.top, box.x1, box.bottom),
    )
