"""A Word copy of the bill, with each note as a comment at the words it concerns."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.text.run import Run
from lxml.etree import XMLSyntaxError

from compare.bill_check import BillCheck
from report.check_files.annotations import Annotation, margin_notes
from report.check_files.word_runs import WordRuns
from report.dateless import dateless_zip
from report.xml_text import printable

AUTHOR, INITIALS = "lexgap", "lg"


class NotCopiedError(Exception):
    """Say why a copy of the bill could not be made."""


def word_copy(original: bytes, checks: Sequence[BillCheck]) -> bytes:
    """Return the Word file with a comment for each note and fault; its words are as they were.

    What concerns no words of their own (silence about the whole bill) hangs on the first words of the bill. Raises
    NotCopiedError for a file that Word's own rules do not allow.
    """
    try:
        document: Any = docx.Document(io.BytesIO(original))
    except (OpcError, KeyError, ValueError, AttributeError, XMLSyntaxError, OSError) as error:
        raise NotCopiedError(f"the Word file cannot be opened for comments ({error}); save it again in Word") from error
    made = [annotation for _, annotation in margin_notes(checks)]
    cuts = {x for a in made for x in (a.start, a.end)}
    text = checks[0].instrument.text if checks else ""
    runs = WordRuns(document.element.body, text, cuts)
    for annotation in made:
        _comment(document, runs, annotation)
    out = io.BytesIO()
    document.save(out)
    return dateless_zip(out.getvalue())


def _comment(document: Any, runs: WordRuns, annotation: Annotation) -> None:
    covering = runs.covering(annotation.start, annotation.end) if annotation.place else None
    if covering is None and (opening := runs.opening()) is not None:
        covering = (opening, opening)
    if covering is None:
        return
    text = printable(f"{annotation.title}\n{annotation.text}")
    comment = document.add_comment([Run(run, document) for run in covering], text, AUTHOR, INITIALS)
    comment._comment_elm.attrib.pop(qn("w:date"), None)  # the time of making would change the bytes
