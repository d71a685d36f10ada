"""Tell which schema an XML file follows and read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from corpus.document import Document
from corpus.formats.roll import Roll
from corpus.formats.xml import akn, clml, formex, lims, uslm
from corpus.formats.xml.parse import parse_xml
from corpus.formats.xml.rule import About, Element, Rules, name_of
from corpus.formats.xml.walk import write_tree
from corpus.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Schema:
    """Name a schema, how its files begin, and how they are read."""

    name: str
    roots: frozenset[str]
    rules: Rules
    about: Callable[[Element], About]


SCHEMAS: Final = (
    Schema("Akoma Ntoso", akn.ROOTS, akn.rule, akn.about),
    Schema("CLML (legislation.gov.uk)", clml.ROOTS, clml.rule, clml.about),
    Schema("USLM", uslm.ROOTS, uslm.rule, uslm.about),
    Schema("LIMS (Justice Canada)", lims.ROOTS, lims.rule, lims.about),
    Schema("Formex", formex.ROOTS, formex.rule, formex.about),
)


def read_xml(data: bytes, name: str) -> list[Document]:
    """Read an XML file into one document whose nodes are the provisions the drafter marked.

    A schema that lexgap does not know, and XML that cannot be parsed, give a FATAL problem and an empty text.
    """
    root, problems = parse_xml(data, name)
    if root is None:
        return [Document(text="", problems=tuple(problems))]
    schema = next((s for s in SCHEMAS if name_of(root) in s.roots), None)
    if schema is None:
        known = ", ".join(s.name for s in SCHEMAS)
        message = f"{name} is XML with the root <{name_of(root)}>, which is none of {known}"
        problems.append(Problem("xml-unknown", message, Severity.FATAL, "Save it as HTML, PDF or plain text."))
        return [Document(text="", problems=tuple(problems))]
    roll = Roll()
    write_tree(root, schema.rules, roll)
    written = roll.document()
    about = schema.about(root)
    return [
        replace(
            written, problems=(*problems, *written.problems), language=about.language, title=about.title,
            date=about.date, jurisdiction=about.jurisdiction,
        )
    ]  # fmt: skip
