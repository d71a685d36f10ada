"""Read a Word file into one document."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Document
from corpus.formats.docx.body import Body
from corpus.formats.docx.numbering import Numbering
from corpus.formats.docx.part import child, part
from corpus.formats.docx.styles import Styles
from corpus.formats.roll import Roll
from corpus.formats.unzip import Archive, UnsafeZipError
from corpus.formats.xml.rule import Element, attribute, name_of
from corpus.problem import Problem, Severity


def read_docx(data: bytes, name: str) -> list[Document]:
    """Read a Word file as it prints once every tracked change is accepted.

    Numbers that Word computes from styles and list levels are part of the text; inserted words carry the mark
    "insertion", deleted ones a NOTE; footnotes follow at the end as zones. Damage and hostility are FATAL problems.
    """
    try:
        archive = Archive(data, name)
    except UnsafeZipError as error:
        return [Document(text="", problems=(error.problem,))]
    main = "word/document.xml" if "word/document.xml" in archive.names else "word/document2.xml"
    root, problems = part(archive, main)
    body = child(root, "body")
    if body is None:
        if not any(p.severity is Severity.FATAL for p in problems):
            advice = "Open it in Word and save it again."
            problems.append(Problem("docx-broken", f"{name} is a Word file without a body", Severity.FATAL, advice))
        return [Document(text="", problems=tuple(problems))]
    styles, unread = part(archive, "word/styles.xml")
    problems += _lesser(unread)
    lists, unread = part(archive, "word/numbering.xml")
    problems += _lesser(unread)
    roll = Roll()
    writer = Body(roll, Styles(styles), Numbering(lists))
    writer.walk(body)
    writer.end_contents()
    problems += _notes(archive, writer)
    written = roll.document()
    return [replace(written, problems=(*problems, *written.problems), title=writer.title, nodes=None)]


def _lesser(problems: list[Problem]) -> list[Problem]:
    """Return the problems of a part without which the words can still be read."""
    return [replace(p, severity=Severity.UNREAD) if p.severity is Severity.FATAL else p for p in problems]


def _notes(archive: Archive, writer: Body) -> list[Problem]:
    problems: list[Problem] = []
    found: dict[tuple[str, str], Element] = {}
    for kind in ("footnote", "endnote"):
        root, unread = part(archive, f"word/{kind}s.xml")
        problems += _lesser(unread)
        found.update({(kind, attribute(e, "id")): e for e in (() if root is None else root) if name_of(e) == kind})
    for key in list(writer.notes):
        if key in found:
            writer.roll.line()
            zone = writer.roll.open("zone", "footnote")
            writer.walk(found.pop(key))
            writer.roll.close(zone)
    return problems
