"""The styles of a Word file, each with what it inherits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.formats.docx.part import child, children, number, switch, value
from corpus.formats.xml.rule import Element, attribute


@dataclass(frozen=True, slots=True)
class Type:
    """Say how a run is set, None where it is not said."""

    bold: bool | None = None
    italic: bool | None = None
    superscript: bool | None = None
    hidden: bool | None = None

    def over(self, below: Type) -> Type:
        """Return this type where it says something, else the one below."""
        return Type(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.superscript if self.superscript is None else self.superscript,
            below.hidden if self.hidden is None else self.hidden,
        )


def type_of(properties: Element | None) -> Type:
    """Return what run properties say."""
    raised = value(properties, "vertAlign")
    return Type(
        switch(properties, "b"), switch(properties, "i"), raised == "superscript" if raised else None,
        switch(properties, "vanish"),
    )  # fmt: skip


class Styles:
    """Look properties up along the chain of styles; a loop of styles ends where it closes."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {attribute(s, "styleId"): s for s in children(root, "style")}
        self._types: dict[str, Type] = {}
        paragraphs = [(k, s) for k, s in self._styles.items() if attribute(s, "type") == "paragraph"]
        self.default = next((k for k, s in paragraphs if attribute(s, "default") in ("1", "true")), "")

    def chain(self, style: str) -> Iterator[tuple[str, Element]]:
        """Yield a style and those it is based on, nearest first."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield style, self._styles[style]
            style = value(self._styles[style], "basedOn")

    def type(self, style: str) -> Type:
        """Return how a style sets its runs."""
        if style not in self._types:
            found = Type()
            for _, element in self.chain(style):
                found = found.over(type_of(child(element, "rPr")))
            self._types[style] = found
        return self._types[style]

    def name(self, style: str) -> str:
        """Return a style's name in lower case, as Word shows it."""
        return value(self._styles.get(style), "name").lower()

    def outline(self, style: str) -> int | None:
        """Return the heading level of a style, counting from 0, None when it is not a heading."""
        for _, element in self.chain(style):
            level = value(element, "pPr", "outlineLvl")
            if level:
                return number(level) if number(level) < 9 else None
        return None

    def numbering(self, style: str) -> tuple[str, str, str]:
        """Return the list of a style, its level ("" when not said) and the style that names it."""
        for name, element in self.chain(style):
            listed = child(element, "pPr", "numPr")
            if listed is not None:
                return value(listed, "numId"), value(listed, "ilvl"), name
        return "", "", ""
