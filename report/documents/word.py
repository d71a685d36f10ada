"""Word documents built with python-docx: the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from report.xml_text import printable

# A zip member carries a date and the document its own: fixed, so that the same content gives the same bytes.
_DATE = (1980, 1, 1, 0, 0, 0)
_SERIF = "Georgia"
_SANS = "Calibri"


class Word:
    """Write headings, paragraphs, quotations and tables; all text is plain, none is taken as a field or markup."""

    def __init__(self, title: str, *, landscape: bool = False) -> None:
        self._made: Any = docx.Document()
        self._made.core_properties.title = printable(title)
        self._made.core_properties.author = "lexgap"
        self._made.core_properties.comments = ""
        for stamp in ("created", "modified"):
            setattr(self._made.core_properties, stamp, datetime(1980, 1, 1))
        style = self._made.styles["Normal"]
        style.font.name, style.font.size = _SANS, Pt(10.5)
        section = self._made.sections[0]
        wide, high = (Cm(29.7), Cm(21.0)) if landscape else (Cm(21.0), Cm(29.7))
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = wide, high
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.8)
        self.heading(title, 0)

    def heading(self, words: str, level: int) -> None:
        """Write a heading; level 0 is the title."""
        self._made.add_heading(printable(words), level)

    def paragraph(self, words: str, *, small: bool = False) -> None:
        """Write a paragraph."""
        run = self._made.add_paragraph().add_run(printable(words))
        if small:
            run.font.size, run.font.color.rgb = Pt(9), RGBColor(0x55, 0x61, 0x6B)

    def labelled(self, label: str, words: str) -> None:
        """Write a paragraph that begins with a bold label."""
        paragraph = self._made.add_paragraph()
        paragraph.add_run(printable(label)).bold = True
        paragraph.add_run(f" {printable(words)}")
        paragraph.paragraph_format.space_after = Pt(3)

    def quote(self, words: str, where: str) -> None:
        """Write quoted law with its place."""
        paragraph = self._made.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.8)
        run = paragraph.add_run(printable(f"“{words}”"))
        run.font.name = _SERIF
        source = paragraph.add_run(printable(f" ({where})"))
        source.font.size, source.font.color.rgb = Pt(9), RGBColor(0x55, 0x61, 0x6B)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float] = ()) -> Any:
        """Write a table whose head row is repeated on every page; widths in centimetres."""
        table = self._made.add_table(rows=1 + len(rows), cols=len(head))
        table.style = "Table Grid"
        table.autofit = not widths
        for at, (row, values) in enumerate(zip(table.rows, [head, *rows], strict=True)):
            for i, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
                run = cell.paragraphs[0].add_run(printable(value))
                run.font.size = Pt(8.5)
                run.bold = at == 0
                if at == 0:
                    shade(cell, "E3E6E9")
                if widths:
                    cell.width = Cm(widths[i])
            if at == 0:
                _repeated(row)
            _whole(row)
        self._made.add_paragraph()
        return table

    def bytes(self) -> bytes:
        """Return the document."""
        out = io.BytesIO()
        self._made.save(out)
        return _dateless(out.getvalue())


def shade(cell: Any, colour: str, ink: str = "") -> None:
    """Fill a cell with a colour, and colour its words."""
    fill = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour.lstrip("#"))):
        fill.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(fill)
    if ink:
        for run in cell.paragraphs[0].runs:
            run.font.color.rgb = RGBColor.from_string(ink.lstrip("#"))


def _repeated(row: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _dateless(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            # The template's picture of itself is of no use to anybody.
            info = zipfile.ZipInfo(member.filename, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(member))
    return out.getvalue()
