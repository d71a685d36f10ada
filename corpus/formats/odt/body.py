"""Write the body of an OpenDocument file out, paragraph by paragraph."""

from __future__ import annotations

from typing import Final

from corpus.formats.odt.styles import DEEPEST, OdtStyles, printed
from corpus.formats.roll import Roll, Span
from corpus.formats.xml.rule import Element, attribute, name_of

_SKIPPED: Final = frozenset(
    "tracked-changes annotation annotation-end soft-page-break sequence-decls forms variable-decls user-field-decls "
    "index-title-template table-of-content-source bookmark bookmark-start bookmark-end reference-mark-start "
    "reference-mark-end change desc title object-ole image list-header-number".split()
)


class OdtBody:
    """Write paragraphs, lists and tables to a roll."""

    def __init__(self, roll: Roll, styles: OdtStyles, inserted: frozenset[str]) -> None:
        self.roll = roll
        self.styles = styles
        self.title = ""
        self.notes: list[Element] = []
        self._inserted = inserted
        self._insertion: Span | None = None
        self._kinds: frozenset[str] = frozenset()
        self._outline: dict[int, int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._list = ""
        self._level = 0
        self._pending = ""

    def walk(self, element: Element) -> None:
        """Write what a block element holds."""
        for e in element:
            name = name_of(e)
            if name in ("p", "h"):
                self._paragraph(e, name)
            elif name == "list":
                self._list_of(e)
            elif name == "table-row":
                self._row(e)
            elif name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index"):
                zone = self.roll.open("zone", "contents")
                self.walk(e)
                self.roll.close(zone)
            elif name in ("change-start", "change-end"):
                self._change(e, name)
            elif name and name not in _SKIPPED:
                self.walk(e)

    def _paragraph(self, p: Element, name: str) -> None:
        style = attribute(p, "style-name")
        above = self.styles.parents(style)
        outer, self._kinds = self._kinds, self.styles.kinds(style)
        self.roll.line()
        is_heading = name == "h" or any(s.startswith(("Heading", "Title")) for s in above)
        heading = self.roll.open("heading") if is_heading else None
        start = self.roll.length
        number, self._pending = self._pending, ""
        if name == "h" and not number:
            number = self._outline_number(p)
        if number:
            self.roll.write_exactly(number)
            self.roll.hold(" ")
        self._inline(p)
        if heading is not None:
            self.roll.heading(heading)
        if "Title" in above and not self.title:
            self.title = " ".join(self.roll.words(start, self.roll.length).split())
        self._kinds = outer
        self.roll.hold(None)
        self.roll.line()

    def _outline_number(self, h: Element) -> str:
        given = attribute(h, "outline-level")
        level = int(given) if given.isascii() and given.isdigit() and len(given) < 3 else 1
        if level not in self.styles.outline or attribute(h, "is-list-header") == "true":
            return ""
        self._advance(self._outline, level, self.styles.outline[level].start)
        return printed(self.styles.outline, self._outline, level)

    def _advance(self, counts: dict[int, int], level: int, start: int, given: str = "") -> None:
        if given.isascii() and given.isdigit() and len(given) < 7:
            counts[level] = int(given)
        else:
            counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [k for k in counts if k > level]:
            del counts[deeper]

    def _inline(self, element: Element) -> None:
        self._say(element.text or "")
        for e in element:
            name = name_of(e)
            if name == "s":
                self._say(" " * min(_count(attribute(e, "c")), 100), exactly=True)
            elif name in ("tab", "line-break"):
                self.roll.write_exactly("\t" if name == "tab" else "\n")
            elif name == "note":
                self.notes.append(e)
            elif name in ("change-start", "change-end"):
                self._change(e, name)
            elif name in ("p", "h", "list", "table", "text-box", "frame"):
                self.walk(element if name in ("p", "h") else e)
                if name in ("p", "h"):
                    return
            elif name and name not in _SKIPPED:
                outer = self._kinds
                self._kinds = outer | self.styles.kinds(attribute(e, "style-name"))
                self._inline(e)
                self._kinds = outer
            self._say(e.tail or "")

    def _say(self, words: str, *, exactly: bool = False) -> None:
        if not words:
            return
        spans = [self.roll.open("mark", k) for k in sorted(self._kinds)] if words.strip() else []
        if exactly:
            self.roll.write_exactly(words)
        else:
            self.roll.write(words)
        for span in spans:
            self.roll.close(span)

    def _change(self, e: Element, name: str) -> None:
        if name == "change-start" and self._insertion is None and attribute(e, "change-id") in self._inserted:
            self._insertion = self.roll.open("mark", "insertion")
        elif name == "change-end" and self._insertion is not None:
            self.roll.close(self._insertion)
            self._insertion = None

    def _list_of(self, element: Element) -> None:
        outer = (self._list, self._level)
        self._list = attribute(element, "style-name") or self._list
        self._level = min(self._level + 1, DEEPEST)
        counts = self._counts.setdefault(self._list, {})
        continued = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list")
        if self._level == 1 and not continued:
            counts.clear()
        levels = self.styles.lists.get(self._list, {})
        for item in element:
            if name_of(item) == "list-item" and _begins_with_words(item) and self._level in levels:
                self._advance(counts, self._level, levels[self._level].start, attribute(item, "start-value"))
                self._pending = printed(levels, counts, self._level)
            if name_of(item) in ("list-item", "list-header"):
                self.walk(item)
                self._pending = ""
        self._list, self._level = outer

    def _row(self, row: Element) -> None:
        self.roll.line()
        first = True
        for cell in row:
            if name_of(cell) == "table-cell":
                if not first:
                    self.roll.hold("\t")
                first = False
                self.walk(cell)
        self.roll.line()


def _begins_with_words(item: Element) -> bool:
    """Say whether an item has words of its own; one that only holds a deeper list prints no number."""
    first = next((name_of(e) for e in item if name_of(e) not in ("", "number")), "")
    return first in ("p", "h")


def _count(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else 1
