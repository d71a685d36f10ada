"""Page designs, read from `corpus/bundled/layouts.yaml`. All lengths are PDF points."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold one page design.

    `notes` places section notes: left, right, outer (margins), above (a heading) or run-in. `margins` are left, top,
    right, bottom of the text on a right-hand page. `heads` and `feet` give left, centre and right words for odd
    (`[0]`) and even (`[1]`) pages, with `{page}` and the source's running words filled in. `columns` is the number
    of newspaper columns; a bilingual source sets its two languages across the whole width.
    """

    family: str
    size: float
    leading: float
    paper: tuple[float, float]
    margins: tuple[float, float, float, float]
    notes: str
    note_size: float = 7.5
    note_width: float = 72
    note_bold: bool = True
    section_bold: bool = False
    columns: int = 1
    gutter: float = 18
    column_rule: bool = False
    indent: float = 20
    first_indent: float = 12
    paragraph_gap: float = 4
    justify: bool = True
    contents: str = "dotted"
    heads: tuple[tuple[str, str, str], tuple[str, str, str]] = (("", "", ""), ("", "", ""))
    feet: tuple[tuple[str, str, str], tuple[str, str, str]] = (("", "", ""), ("", "", ""))
    head_on_first: bool = False
    head_rule: bool = False
    line_numbers: int = 0

    @property
    def column_width(self) -> float:
        """Give the width of one newspaper column."""
        inner = self.paper[0] - self.margins[0] - self.margins[2]
        return (inner - self.gutter * (self.columns - 1)) / self.columns

    @property
    def height(self) -> float:
        """Give the height of the text on a page."""
        return self.paper[1] - self.margins[1] - self.margins[3]


def read_layouts(path: Path) -> dict[str, Layout]:
    """Read all page designs; raise ValueError, naming the file, when one does not fit `Layout`."""
    try:
        return msgspec.yaml.decode(path.read_text(encoding="utf-8"), type=dict[str, Layout])
    except msgspec.DecodeError as error:
        raise ValueError(f"{path}: {error}") from error
