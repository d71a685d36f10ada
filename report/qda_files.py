"""REFI-QDA 1.5 files, the exchange format of qualitative-analysis programs: a codebook, or a project of coded texts."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from compare.naming import short_name
from compare.question import Question
from corpus.instrument import Instrument
from corpus.place import Place
from report.dateless import dateless_zip
from report.groups import grouped
from report.outcomes import LOOKS
from report.provenance import lexgap_version
from report.xml_text import printable
from rubric.finding import WITH_EVIDENCE, Outcome

if TYPE_CHECKING:
    from rubric.casework import Case

_PROJECT = "urn:QDA-XML:project:1.0"
_CODEBOOK = "urn:QDA-XML:codebook:1.0"
# Names under which ids are made: the same rubric and texts give the same ids in every run.
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:lexgap:refi-qda")
_COLOURS = {look.outcome: look.fill for look in LOOKS}
_CODED = tuple(o for o in Outcome if o in WITH_EVIDENCE)


def codebook_bytes(questions: Sequence[Question]) -> bytes:
    """Return the questions as a codebook (.qdc): a code a question, below it one for each outcome with words."""
    root = _root(_CODEBOOK, "CodeBook")
    _codes(root, _CODEBOOK, questions)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def project_bytes(cases: Sequence[Case], questions: Sequence[Question]) -> bytes:
    """Return the texts with their coded passages as a project (.qdpx).

    Positions count Unicode characters of the text as read; a person's answers carry that person as coder.
    """
    root = _root(_PROJECT, "Project")
    root.set("name", "lexgap")
    users = etree.SubElement(root, _tag("Users"))
    for name in _coders(cases):
        etree.SubElement(users, _tag("User"), guid=_id("user", name), name=printable(name))
    book = etree.SubElement(root, _tag("CodeBook"))
    _codes(book, _PROJECT, questions)
    sources = etree.SubElement(root, _tag("Sources"))
    texts: dict[str, bytes] = {}
    for case in cases:
        guid = _id("source", case.instrument.sha256, case.instrument.language)
        if guid not in texts:
            texts[guid] = printable(case.instrument.text).encode("utf-8")
            _source(sources, guid, case, {q.id for q in questions})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("project.qde", etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))
        for guid, text in sorted(texts.items()):
            packed.writestr(f"sources/{guid}.txt", text)
    return dateless_zip(out.getvalue())


def _root(space: str, name: str) -> etree._Element:
    namespaces: dict[str | None, str] = {None: space}
    return etree.Element(f"{{{space}}}{name}", nsmap=namespaces, origin=f"lexgap {lexgap_version()}")  # type: ignore[arg-type]


def _tag(name: str) -> str:
    return f"{{{_PROJECT}}}{name}"


def _id(*names: str) -> str:
    return str(uuid.uuid5(_SPACE, "\x1f".join(names)))


def _coders(cases: Sequence[Case]) -> Iterator[str]:
    yield from dict.fromkeys(["lexgap", *sorted({f.by for c in cases for f in c.findings})])


def _codes(parent: etree._Element, space: str, questions: Sequence[Question]) -> None:
    codes = etree.SubElement(parent, f"{{{space}}}Codes")
    for group in grouped(questions):
        above = _code(codes, space, ("group", group.name), group.name, coded=False)
        for q in group.questions:
            one = _code(above, space, ("code", q.id), f"{q.id} {q.name.replace('-', ' ')}", coded=True, says=q.question)
            for outcome in _CODED:
                _code(
                    one, space, ("code", q.id, outcome.value), f"{q.id} {outcome.value}", coded=True,
                    colour=_COLOURS[outcome],
                )  # fmt: skip


def _code(
    parent: etree._Element,
    space: str,
    key: tuple[str, ...],
    name: str,
    *,
    coded: bool,
    says: str = "",
    colour: str = "",
) -> etree._Element:
    # The group of a question may differ between sets: its code keeps its id, the group's is made from its name.
    made = etree.SubElement(
        parent, f"{{{space}}}Code", guid=_id(*key), name=printable(name), isCodable="true" if coded else "false"
    )
    if colour:
        made.set("color", colour)
    if says:
        etree.SubElement(made, f"{{{space}}}Description").text = printable(says)
    return made


def _source(parent: etree._Element, guid: str, case: Case, asked: set[str]) -> None:
    i = case.instrument
    made = etree.SubElement(
        parent, _tag("TextSource"), guid=guid, name=printable(short_name(i)), plainTextPath=f"internal://{guid}.txt"
    )
    for f in case.findings:
        if f.criterion in asked:
            for e in f.evidence:
                _selection(made, i, e.place, guid, f.criterion, f.outcome, f.by)


def _selection(
    parent: etree._Element, i: Instrument, place: Place, source: str, criterion: str, outcome: Outcome, by: str
) -> None:
    key = (source, criterion, str(place.start), str(place.end))
    user = _id("user", by)
    made = etree.SubElement(
        parent,
        _tag("PlainTextSelection"),
        guid=_id("selection", *key),
        name=printable(f"{i.citation(place)} {criterion} {outcome.value}".strip()),
        startPosition=str(place.start),
        endPosition=str(place.end),
        creatingUser=user,
    )
    coding = etree.SubElement(made, _tag("Coding"), guid=_id("coding", *key), creatingUser=user)
    etree.SubElement(coding, _tag("CodeRef"), targetGUID=_id("code", criterion, outcome.value))
