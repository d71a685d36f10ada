"""Read an OpenDocument text file into one document."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Document
from corpus.formats.docx.part import child, part
from corpus.formats.odt.body import OdtBody
from corpus.formats.odt.styles import OdtStyles
from corpus.formats.roll import Roll
from corpus.formats.unzip import Archive, UnsafeZipError
from corpus.formats.xml.rule import Element, attribute, words_of
from corpus.problem import Problem, Severity


def read_odt(data: bytes, name: str) -> list[Document]:
    """Read an OpenDocument text as it prints once every tracked change is accepted.

    List and heading numbers are part of the text; inserted words carry the mark "insertion", deleted ones a NOTE;
    footnotes follow at the end as zones. Damage and hostility are FATAL problems.
    """
    try:
        archive = Archive(data, name)
    except UnsafeZipError as error:
        return [Document(text="", problems=(error.problem,))]
    root, problems = part(archive, "content.xml")
    body = child(root, "body", "text")
    if root is None or body is None:
        if not any(p.severity is Severity.FATAL for p in problems):
            advice = "Open it in a word processor and save it again."
            problems.append(Problem("odt-broken", f"{name} is an ODT file without text", Severity.FATAL, advice))
        return [Document(text="", problems=tuple(problems))]
    styles, unread = part(archive, "styles.xml")
    problems += [replace(p, severity=Severity.UNREAD) if p.severity is Severity.FATAL else p for p in unread]
    roll = Roll()
    writer = OdtBody(roll, OdtStyles(styles, root), _inserted(body))
    _deleted(body, roll)
    writer.walk(body)
    for note in writer.notes:
        roll.line()
        zone = roll.open("zone", "footnote")
        within = child(note, "note-body")
        if within is not None:
            writer.walk(within)
        roll.close(zone)
    written = roll.document()
    title = writer.title or _title(archive)
    return [replace(written, problems=(*problems, *written.problems), title=title, nodes=None)]


def _inserted(body: Element) -> frozenset[str]:
    regions = body.iterfind("{*}tracked-changes/{*}changed-region")
    return frozenset(attribute(r, "id") for r in regions if child(r, "insertion") is not None)


def _deleted(body: Element, roll: Roll) -> None:
    for deletion in body.iterfind("{*}tracked-changes/{*}changed-region/{*}deletion"):
        words = " ".join(words_of(e) for e in deletion if not str(e.tag).endswith("}change-info"))
        if words.strip():
            roll.deleted(words.strip())


def _title(archive: Archive) -> str:
    meta, _ = part(archive, "meta.xml")
    return "" if meta is None else words_of(meta.find(".//{*}title"))
