"""Akoma Ntoso out and in again: the same provisions, in a document of the right shape."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from corpus.akn_out import NAMESPACE, to_akn
from corpus.bundle import bundled_files
from corpus.instrument import Instrument, Provision
from corpus.metadata import Meta
from corpus.read import read, read_bytes

HIER = frozenset(
    "part chapter division title book section article subsection alinea paragraph subparagraph clause hcontainer".split()
)
ACT = """Records Act 2001

1. Short title
This Act may be cited as the Records Act 2001.

2. Meaning of record
(1) In this Act, "record" means—
(a) a book; or
(b) a file,
kept by an officer.
(2) A < B & C.
"""


def words(instrument: Instrument, p: Provision) -> str:
    """Return a provision's characters without white space and zones."""
    kept, at = [], p.start
    for zone in instrument.zones:
        if zone.start < p.end and zone.end > at:
            kept.append(instrument.text[at : max(at, zone.start)])
            at = zone.end
    kept.append(instrument.text[at : p.end])
    return "".join("".join(kept).split())


def heading(instrument: Instrument, p: Provision) -> str:
    """Return a heading; one that lies outside a provision or in its children is none that XML could hold."""
    children = instrument.children(p.eid)
    inside = p.start <= p.heading_start and p.heading_end <= (children[0].start if children else p.end)
    return instrument.heading(p) if inside else ""


def rows(instrument: Instrument) -> list[tuple[str, str, str, str, str, str]]:
    return [
        (p.eid, p.kind, p.num, p.citation, heading(instrument, p), words(instrument, p)) for p in instrument.provisions
    ]


def check_shape(root: etree._Element) -> None:
    """Check the content model of the schema: eIds, headers first, then content or intro, units, wrapUp."""
    ids = [e.get("eId") for e in root.iter() if e.get("eId")]
    assert len(ids) == len(set(ids))
    names = {e: etree.QName(e).localname for e in root.iter()}
    document = root[0]
    order = [names[e] for e in document]
    assert order == [n for n in ("meta", "preface", "preamble", "body", "conclusions") if n in order]
    assert {"meta", "body"} <= set(order)
    for e, name in names.items():
        if name in HIER:
            assert e.get("eId")
            inside = [names[c] for c in e]
            while inside and inside[0] in ("num", "heading"):
                inside.pop(0)
            if inside[:1] == ["content"]:
                assert inside == ["content"]
                continue
            inside = inside[1:] if inside[:1] == ["intro"] else inside
            inside = inside[:-1] if inside[-1:] == ["wrapUp"] else inside
            assert inside
            assert set(inside) <= HIER
        elif name in ("content", "intro", "wrapUp", "preface", "preamble", "conclusions"):
            assert len(e)
            assert {names[c] for c in e} == {"p"}


def round_trip(instrument: Instrument) -> Instrument:
    written = to_akn(instrument)
    assert written == to_akn(instrument)
    root = etree.fromstring(written)
    assert root.tag == f"{{{NAMESPACE}}}akomaNtoso"
    check_shape(root)
    (again,) = read_bytes(written, "again.xml")
    assert rows(again) == rows(instrument)
    assert "".join(again.text.split()) == "".join(instrument.text.split())
    assert (again.title, again.language, again.date, again.jurisdiction) == (
        instrument.title, instrument.language, instrument.date, instrument.jurisdiction,
    )  # fmt: skip
    return again


def test_a_small_act_comes_back_the_same() -> None:
    (act,) = read_bytes(ACT.encode(), "act.txt", meta=Meta(jurisdiction="zz-none", date="2001-02-03"))
    again = round_trip(act)
    assert "2(1)(b)" in [p.citation for p in again.provisions]
    root = etree.fromstring(to_akn(act))
    assert root.findtext(".//{*}section[@eId='sec_2']/{*}num") == "2."
    assert root.findtext(".//{*}section[@eId='sec_2']/{*}heading") == "Meaning of record"
    assert root.findtext(".//{*}paragraph[@eId='sec_2__subsec_1__para_a']/{*}content/{*}p") == "a book; or"


@pytest.mark.parametrize("at", range(len(bundled_files())))
def test_every_bundled_instrument_comes_back_the_same(at: int) -> None:
    path, meta = bundled_files()[at]
    for instrument in read(path, meta=meta):
        again = round_trip(instrument)
        terms = [instrument.text[m.start : m.end] for m in instrument.marks if m.kind == "bold"]
        assert len([m for m in again.marks if m.kind == "bold"]) >= min(len(terms), 1)


def test_text_without_structure_and_unprintable_characters_are_written() -> None:
    (odd,) = read_bytes(b"A note.\x0b\x01 It says\x0cnothing much. " + b"It is long. " * 20, "note.txt")
    root = etree.fromstring(to_akn(odd))
    check_shape(root)
    assert "nothing much." in "".join(root.itertext())


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    ["ca-lims-Y-1.5-fr.xml", "gb-clml-ukpga-2002-16.xml", "lu-akn-code-penal-2016-fr.xml", "eu-eurlex-dsa-en.html"],
)
def test_official_instruments_come_back_the_same(shared: Path, name: str) -> None:
    round_trip(read(shared / "corpus" / "xml" / name)[0])
