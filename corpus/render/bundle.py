"""The bundled instruments as a whole: sources, layouts and hyphenation in, PDF files out."""

from __future__ import annotations

from pathlib import Path

from corpus.render.compose import Composer
from corpus.render.layouts import read_layouts
from corpus.render.lines import read_hyphenation
from corpus.render.paginate import paginate
from corpus.render.paint import paint
from corpus.render.source import Source, read_source

_LISTED = ("title", "jurisdiction", "country", "kind", "language", "date")
BUNDLED = Path(__file__).resolve().parent.parent / "bundled"


def read_sources() -> tuple[Source, ...]:
    """Read every bundled source, in order of file name."""
    return tuple(read_source(path) for path in sorted((BUNDLED / "sources").glob("*.txt")))


def manifest() -> str:
    """Write the manifest that `lexgap add --manifest` reads, one entry a source, paths relative to it."""
    lines = ["# Written by `python -m corpus.render`. Every instrument and country here is invented.", "files:"]
    for source in read_sources():
        head = source.head
        lines.append(f"  - file: pdf/{head.id}.pdf")
        lines += [f"    {name}: {_quoted(getattr(head, name))}" for name in _LISTED]
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    """Quote a value so that YAML reads it as text."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def render_all() -> dict[str, bytes]:
    """Render every bundled source; keys are the PDF's file names.

    Raises ValueError when a source names a layout that is not in `layouts.yaml`.
    """
    layouts = read_layouts(BUNDLED / "layouts.yaml")
    hyphenation = read_hyphenation(BUNDLED / "hyphenation.txt")
    made: dict[str, bytes] = {}
    for source in read_sources():
        head = source.head
        if head.layout not in layouts:
            raise ValueError(f"{head.id}: no layout named {head.layout!r}; there are {', '.join(layouts)}")
        layout = layouts[head.layout]
        composer = Composer(source, layout, hyphenation)
        made[f"{head.id}.pdf"] = paint(paginate(composer, head.first_page), head, layout)
    return made
