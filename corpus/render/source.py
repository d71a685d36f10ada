"""Instruments kept as marked text: a YAML head and one block a paragraph.

The marks, each at the start of a block (blocks are parted by blank lines):

- ``#`` title, ``##`` part heading, ``###`` subheading, ``%`` centred line, ``%>`` line set at the right;
- ``@`` note of the section that follows (marginal note, heading or run-in heading, as the layout says);
- ``>`` one step of indentation, repeated for more; a leading label such as ``(a)`` hangs;
- ``^1`` footnote called by ``[^1]`` in the text;
- ``|`` table row, cells parted by ``|``; ``!toc`` arrangement of sections; ``---`` rule; ``===`` new page;
- a line ``||`` inside a block parts the two languages of a bilingual instrument.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

_OPENING = re.compile(r"(?P<mark>###|##|#|%>|%|@|>+|\^(?P<label>\w+)|\||!toc|---|===)(?:\s+|$)")
_KINDS = {
    "#": "title",
    "##": "part",
    "###": "subheading",
    "%": "centred",
    "%>": "right",
    "@": "note",
    "|": "table",
    "!toc": "contents",
    "---": "rule",
    "===": "break",
}


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold the front matter of a source: the manifest's fields, the layout's name and the running words."""

    id: str
    title: str
    jurisdiction: str
    country: str
    kind: str
    language: str
    date: str
    layout: str
    expect: tuple[str, ...]
    running: dict[str, str] = {}
    first_page: int = 1
    contents_title: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one paragraph: its kind, marked text, depth of indentation and footnote label."""

    kind: str
    text: str
    depth: int = 0
    label: str = ""
    beside: Block | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Hold an instrument as written: its head and its blocks in order."""

    head: Head
    blocks: tuple[Block, ...]


def read_source(path: Path) -> Source:
    """Read one source file.

    Raises ValueError, naming the file, when the front matter is missing or does not fit `Head`.
    """
    text = path.read_text(encoding="utf-8")
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0]:
        raise ValueError(f"{path}: expected front matter between two lines of three hyphens")
    try:
        head = msgspec.yaml.decode(parts[1], type=Head)
    except msgspec.DecodeError as error:
        raise ValueError(f"{path}: front matter: {error}") from error
    return Source(head, tuple(_blocks(parts[2])))


def _blocks(body: str) -> Iterator[Block]:
    """Yield the blocks of a body; lines of one block are joined by a space."""
    for chunk in re.split(r"\n\s*\n", body.strip("\n")):
        lines = [line.strip() for line in chunk.splitlines() if line.strip()]
        if not lines:
            continue
        if "||" in lines:
            middle = lines.index("||")
            left, right = _block(lines[:middle]), _block(lines[middle + 1 :])
            yield Block(left.kind, left.text, left.depth, left.label, beside=right)
        elif all(line.startswith("|") for line in lines):
            ends = {0: "first", len(lines) - 1: "last"}
            yield from (Block("table", line.strip("| "), label=ends.get(at, "")) for at, line in enumerate(lines))
        else:
            yield _block(lines)


def _block(lines: list[str]) -> Block:
    """Read one block from its lines by its opening mark."""
    text = " ".join(lines)
    match = _OPENING.match(text)
    if match is None:
        return Block("text", text)
    mark, rest = match["mark"], text[match.end() :]
    if mark.startswith(">"):
        return Block("text", rest, depth=len(mark))
    if match["label"]:
        return Block("footnote", rest, label=match["label"])
    return Block(_KINDS[mark], rest)
