"""Write the body of a Word file out, paragraph by paragraph."""

from __future__ import annotations

import re
from typing import Final

from corpus.formats.docx.numbering import Numbering
from corpus.formats.docx.part import child, children, number, value
from corpus.formats.docx.styles import Styles, Type, type_of
from corpus.formats.roll import Roll, Span
from corpus.formats.xml.rule import Element, attribute, name_of

_EDGES: Final = re.compile(r"(?P<lead>\s*)(?P<body>.*?)(?P<trail>\s*)\Z", re.DOTALL)
_DELETED: Final = frozenset({"del", "moveFrom"})
_INSERTED: Final = frozenset({"ins", "moveTo"})
# Everything else that may hold runs is walked through: hyperlinks, smart tags, content controls, simple fields.
_PASSED_OVER: Final = frozenset(
    "pPr rPr tblPr tblGrid trPr tcPr sectPr instrText delText delInstrText fldChar Fallback sdtPr sdtEndPr pict object "
    "drawing annotationRef footnoteRef endnoteRef commentReference bookmarkStart bookmarkEnd proofErr".split()
)
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


class Body:
    """Write paragraphs and tables to a roll; one instance for the body and the notes of one file."""

    def __init__(self, roll: Roll, styles: Styles, numbering: Numbering) -> None:
        self.roll = roll
        self.styles = styles
        self.numbering = numbering
        self.title = ""
        self.notes: list[tuple[str, str]] = []
        self._fields: list[bool] = []
        self._gap = ""
        self._begun = False
        self._type = Type()
        self._contents: Span | None = None

    def walk(self, element: Element, *, inserted: bool = False) -> None:
        """Write what an element holds."""
        for e in element:
            name = name_of(e)
            if name == "p":
                self._paragraph(e)
            elif name == "tr":
                self._row(e)
            elif name == "r":
                self._run(e, inserted=inserted)
            elif name in _DELETED:
                self._deleted(e)
            elif name == "AlternateContent":
                choice = child(e, "Choice")
                self.walk(e if choice is None else choice, inserted=inserted)
            elif name and name not in _PASSED_OVER:
                self.walk(e, inserted=inserted or name in _INSERTED)
        if name_of(element) in ("body", "tbl"):
            self.end_contents()

    def end_contents(self) -> None:
        """Close the table of contents, when one is open."""
        if self._contents is not None:
            self.roll.close(self._contents)
            self._contents = None

    def _paragraph(self, p: Element) -> None:
        properties = child(p, "pPr")
        style = value(properties, "pStyle") or self.styles.default
        name = self.styles.name(style)
        outer = (self._begun, self._gap, self._type)
        self._begun, self._gap, self._type = False, "", self.styles.type(style)
        self.roll.line()
        self._in_contents(name)
        mark = self.roll.open("heading") if self._is_heading(properties, style, name) else None
        note = self.roll.open("mark", "marginal-note") if child(properties, "framePr") is not None else None
        start = self.roll.length
        self._print_number(properties, style, p)
        self.walk(p)
        for span in (note, mark):
            if span is not None:
                self.roll.heading(span) if span is mark else self.roll.close(span)
        if name == "title" and not self.title:
            self.title = " ".join(self.roll.words(start, self.roll.length).split())
        joined = child(properties, "rPr", "del") is not None and self.roll.length > start
        self.roll.hold((" " if self._gap else "") if joined else None)
        self._begun, self._gap, self._type = outer
        self.roll.line()

    def _in_contents(self, style: str) -> None:
        listed = style.startswith("toc ") or style == "table of contents"
        if listed and self._contents is None:
            self._contents = self.roll.open("zone", "contents")
        elif not listed:
            self.end_contents()

    def _is_heading(self, properties: Element | None, style: str, name: str) -> bool:
        level = value(properties, "outlineLvl")
        if level:
            return number(level) < 9
        return self.styles.outline(style) is not None or name.startswith("heading ") or name in ("title", "subtitle")

    def _print_number(self, properties: Element | None, style: str, p: Element) -> None:
        listed = child(properties, "numPr")
        list_id, level, _ = self.styles.numbering(style)
        named = style if not level else ""
        if listed is not None and child(listed, "numId") is not None:
            list_id, level, named = value(listed, "numId"), value(listed, "ilvl") or level, ""
        if not list_id or list_id == "0" or not _has_text(p):
            return
        at = self.numbering.level_of(list_id, named) if named and not level else number(level)
        shown = self.numbering.next(list_id, at)
        if shown:
            self.roll.write_exactly(shown.rstrip())
            self.roll.hold(" " if shown[-1].isspace() else "")

    def _row(self, row: Element) -> None:
        if child(row, "trPr", "del") is not None:
            self._deleted(row)
            return
        self.roll.line()
        first = True
        for cell in (c for c in row.iter("{*}tc") if _row_of(c) is row):
            if not first:
                self.roll.hold("\t")
            first = False
            self.walk(cell)
        self.roll.line()

    def _run(self, run: Element, *, inserted: bool) -> None:
        properties = child(run, "rPr")
        style = value(properties, "rStyle")
        kind = type_of(properties).over(self.styles.type(style)).over(self._type)
        if child(properties, "del") is not None:
            return
        for e in run:
            name = name_of(e)
            if name == "fldChar":
                self._field(attribute(e, "fldCharType"))
            elif name in ("footnoteReference", "endnoteReference"):
                self.notes.append((name[: -len("Reference")], attribute(e, "id")))
            elif name in ("AlternateContent", "drawing", "pict"):
                self._text_boxes(e)
            elif not kind.hidden and not (self._fields and self._fields[-1]):
                self._say(_said(e, name), kind, inserted=inserted)

    def _text_boxes(self, element: Element) -> None:
        for box in element.iter("{*}txbxContent"):
            if not any(name_of(a) == "Fallback" for a in box.iterancestors()):
                self.walk(box)
                self._begun = False

    def _field(self, step: str) -> None:
        """Follow a field: its instruction is not text, its result is."""
        if step == "begin":
            self._fields.append(True)
        elif step == "separate" and self._fields:
            self._fields[-1] = False
        elif step == "end" and self._fields:
            self._fields.pop()

    def _say(self, words: str, kind: Type, *, inserted: bool) -> None:
        m = _EDGES.match(words)
        if not words or m is None:
            return
        if not m["body"]:
            self._gap += words
            return
        gap = self._gap + m["lead"]
        if self._begun and gap:
            self.roll.write_exactly(gap)
        kinds = [k for k, on in (("bold", kind.bold), ("italic", kind.italic), ("superscript", kind.superscript)) if on]
        spans = [self.roll.open("mark", k) for k in (*kinds, *(("insertion",) if inserted else ()))]
        self.roll.write_exactly(m["body"])
        for span in spans:
            self.roll.close(span)
        self._gap, self._begun = m["trail"], True

    def _deleted(self, element: Element) -> None:
        words = "".join(e.text or "" for e in element.iter("{*}delText", "{*}t"))
        if words.strip():
            self.roll.deleted(" ".join(words.split()))


def _said(e: Element, name: str) -> str:
    if name == "t":
        return e.text or ""
    if name == "sym":
        code = number_from_hex(attribute(e, "char"))
        return "•" if 0xE000 <= code <= 0xF8FF else chr(code) if code else ""
    return _SIGNS.get(name, "")


def number_from_hex(digits: str) -> int:
    """Return the value of hexadecimal digits, 0 when they are none or no character.

    >>> number_from_hex("00A7"), number_from_hex("x")
    (167, 0)
    """
    try:
        code = int(digits, 16)
    except ValueError:
        return 0
    return code if 31 < code < 0x110000 and not 0xD800 <= code <= 0xDFFF else 0


def _row_of(cell: Element) -> Element | None:
    return next((a for a in cell.iterancestors() if name_of(a) == "tr"), None)


def _has_text(p: Element) -> bool:
    """Say whether a paragraph keeps words: one that is all deleted prints no number."""
    for t in p.iter("{*}t", "{*}sym", "{*}drawing", "{*}pict"):
        if not any(name_of(a) in _DELETED for a in t.iterancestors()) and (t.text or name_of(t) != "t"):
            return True
    return not len(list(children(p, "del")))
