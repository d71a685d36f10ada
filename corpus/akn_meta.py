"""The metadata of an Akoma Ntoso document: what work this is, in which expression and form."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from corpus.akn_inline import term_id
from corpus.instrument import Instrument

UNKNOWN_DATE: Final = "0001-01-01"
UNKNOWN_COUNTRY: Final = "zz"


def add_meta(document: etree._Element, instrument: Instrument) -> None:
    """Add the meta element: FRBR identification, and the terms and organisation that the document refers to."""
    namespace = document.tag.rpartition("}")[0] + "}"

    def add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
        return etree.SubElement(parent, namespace + tag, attrib=attributes)

    meta = add(document, "meta")
    identification = add(meta, "identification", source="#lexgap")
    country = instrument.jurisdiction or UNKNOWN_COUNTRY
    date = instrument.date if re.fullmatch(r"\d{4}-\d\d-\d\d", instrument.date) else UNKNOWN_DATE
    work = f"/akn/{country}/{instrument.kind or 'act'}/{date}/{instrument.id}"
    language = instrument.language or "und"
    expression = f"{work}/{language}@{date}"
    for level, uri in (("Work", work), ("Expression", expression), ("Manifestation", f"{expression}.xml")):
        part = add(identification, f"FRBR{level}")
        add(part, "FRBRthis", value=f"{uri}/!main")
        add(part, "FRBRuri", value=uri)
        if level == "Work":
            add(part, "FRBRalias", value=instrument.title or instrument.source, name="title")
        add(part, "FRBRdate", date=date, name="unknown" if date == UNKNOWN_DATE else "generation")
        add(part, "FRBRauthor", href="#lexgap")
        if level == "Work":
            add(part, "FRBRcountry", value=country)
        elif level == "Expression":
            add(part, "FRBRlanguage", language=language)
    references = add(meta, "references", source="#lexgap")
    add(references, "TLCOrganization", eId="lexgap", href="/ontology/organization/lexgap", showAs="lexgap")
    terms = {term_id(w): w for w in (instrument.text[m.start : m.end] for m in instrument.marks if m.kind == "term")}
    for key in sorted(terms):
        add(references, "TLCTerm", eId=key, href=f"/ontology/term/{key[5:]}", showAs=" ".join(terms[key].split()))
