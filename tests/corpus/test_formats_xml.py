"""Legislative XML: the drafter's structure becomes provisions, and nothing hostile gets through."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from corpus.formats.registry import sniff
from corpus.formats.xml import read_xml
from corpus.instrument import Instrument
from corpus.problem import Severity
from corpus.read import read, read_bytes

AKN = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:x="urn:other"><act name="act">
<meta><identification source="#s"><FRBRWork><FRBRuri value="/akn/za-cpt/act/2011/3"/>
<FRBRalias name="title" value="Example Act"/><FRBRdate date="2011-04-05" name="made"/><FRBRcountry value="za"/></FRBRWork>
<FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification></meta>
<body><part eId="part_I"><num>Part I</num><heading>General</heading>
<section eId="sec_2"><x:index>not law</x:index><num>2.</num><heading>Meaning</heading>
<subsection eId="sec_2__subsec_1"><num>(1)</num><intro><p>In this Act, <def refersTo="#t">record</def> means—</p></intro>
<paragraph eId="sec_2__subsec_1__para_a"><num>(a)</num><content><p>a book;<authorialNote marker="1"><p>See the
Gazette.</p></authorialNote> or</p></content></paragraph>
<wrapUp><p>kept by <del>a clerk</del><ins>an officer</ins>.</p></wrapUp></subsection>
<remark status="editorial">[section 2 amended by Act 4 of 2012]</remark></section></part></body>
<attachments><attachment eId="att_1"><heading>Schedule 1</heading><subheading>Forms</subheading><doc name="schedule">
<meta><identification/></meta><mainBody><p>Form A</p></mainBody></doc></attachment></attachments></act></akomaNtoso>"""
CLML = """<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"><Primary><Body><P1group>
<Title>Amendment of the Example Act 1990</Title><P1><Pnumber>7</Pnumber><P1para><Text>In section 5 of the Example Act
1990, after subsection (2) insert—</Text><BlockAmendment><P2><Pnumber>3</Pnumber><P2para><Text>An officer must keep a
record.</Text></P2para></P2></BlockAmendment><AppendText>.</AppendText></P1para></P1></P1group></Body></Primary></Legislation>"""
LIMS = """<Statute xml:lang="en"><Identification><ShortTitle>Example Act</ShortTitle></Identification><Body>
<Heading level="1"><Label>PART 1</Label><TitleText>General</TitleText></Heading>
<Section><MarginalNote>Definitions</MarginalNote><Label>2</Label><Subsection><Label>(1)</Label><Text>In this Act,</Text>
<Definition><Text><DefinedTermEn>record</DefinedTermEn> means a book. (<DefinedTermFr>registre</DefinedTermFr>)</Text>
</Definition></Subsection><HistoricalNote><HistoricalNoteSubItem>2012, c. 1, s. 2</HistoricalNoteSubItem></HistoricalNote>
</Section><Heading level="1"><Label>PART 2</Label></Heading><Section><Label>3</Label><Text>It ends.</Text></Section></Body>
</Statute>"""
USLM = """<bill xmlns="http://schemas.gpo.gov/xml/uslm"><meta><title xmlns="http://purl.org/dc/elements/1.1/">Example</title>
</meta><main><section><num value="2">SEC. 2. </num><heading>Records.</heading><subsection><num value="a">(a) </num>
<content>The term “<term>record</term>” means a book.</content></subsection></section></main></bill>"""
FORMEX = """<ACT><TITLE><TI><P>Regulation 1</P></TI></TITLE><ENACTING.TERMS><DIVISION><TITLE><TI><P>CHAPTER I</P></TI>
<STI><P>GENERAL</P></STI></TITLE><ARTICLE IDENTIFIER="001"><TI.ART>Article premier</TI.ART><STI.ART>Objet</STI.ART>
<PARAG><NO.PARAG>1.</NO.PARAG><ALINEA><P>On entend par:</P><LIST TYPE="alpha"><ITEM><NP><NO.P>a)</NO.P>
<TXT><QUOT.START CODE="00AB"/>registre<QUOT.END CODE="00BB"/> : un livre<NOTE><P>JO L 1.</P></NOTE>;</TXT></NP></ITEM></LIST>
</ALINEA></PARAG></ARTICLE></DIVISION></ENACTING.TERMS></ACT>"""


def _read(xml: str, name: str = "act.xml") -> Instrument:
    data = xml.encode()
    assert sniff(data, name) == "xml"
    (found,) = read_bytes(data, name)
    return found


def _cited(instrument: Instrument) -> list[str]:
    return [p.citation for p in instrument.provisions]


def _marked(instrument: Instrument, kind: str) -> list[str]:
    return [instrument.text[m.start : m.end] for m in instrument.marks if m.kind == kind]


def test_akoma_ntoso_keeps_eids_terms_notes_and_metadata() -> None:
    act = _read(AKN)
    assert act.text.splitlines() == [
        "Part I General", "2. Meaning", "(1) In this Act, record means—", "(a) a book; or", "kept by an officer.",
        "[section 2 amended by Act 4 of 2012]", "Schedule 1", "Forms", "Form A", "See the Gazette.",
    ]  # fmt: skip
    assert [p.eid for p in act.provisions] == [
        "part_I", "sec_2", "sec_2__subsec_1", "sec_2__subsec_1__para_a", "att_1",
    ]  # fmt: skip
    assert _cited(act) == ["Part I", "2", "2(1)", "2(1)(a)", "Sch 1"]
    assert _marked(act, "term") == ["record"]
    assert _marked(act, "insertion") == ["an officer"]
    assert [(z.kind, act.text[z.start : z.end]) for z in act.zones] == [
        ("amendment-history", "[section 2 amended by Act 4 of 2012]"), ("footnote", "See the Gazette."),
    ]  # fmt: skip
    assert (act.title, act.language, act.date, act.jurisdiction) == ("Example Act", "en", "2011-04-05", "za-cpt")
    assert [p.code for p in act.problems] == ["deletion-left-out"]
    assert act.heading(act.provision("sec_2")) == "Meaning"


def test_clml_prints_numbers_and_cites_inserted_law_in_brackets() -> None:
    act = _read(CLML)
    assert act.text.splitlines()[-1] == "“(3) An officer must keep a record.”."
    assert _cited(act) == ["7", "7[5]", "7[5(3)]"]
    assert act.provision("sec_7").start == 0
    assert act.heading(act.provision("sec_7")) == "Amendment of the Example Act 1990"
    assert {p.host for p in act.provisions[1:]} == {"Example Act 1990"}
    assert _marked(act, "quoted-law") == ["(3) An officer must keep a record."]


def test_lims_groups_follow_their_headings_and_terms_are_the_drafters() -> None:
    act = _read(LIMS)
    assert act.text.splitlines()[1:4] == ["PART 1 General", "Definitions", "2 (1) In this Act,"]
    assert _cited(act)[1:] == ["Part 1", "2", "2(1)", "2(1)", "Part 2", "3"]
    assert act.provision("sec_3").parent == "part_2"
    assert _marked(act, "term") == ["record"]
    assert _marked(act, "italic") == ["registre"]
    assert [act.text[z.start : z.end] for z in act.zones] == ["2012, c. 1, s. 2"]


def test_uslm_and_formex_are_read() -> None:
    bill = _read(USLM)
    assert bill.text == "SEC. 2. Records.\n(a) The term “record” means a book."
    assert (_cited(bill), _marked(bill, "term"), bill.jurisdiction) == (["2", "2(a)"], ["record"], "us")
    regulation = _read(FORMEX)
    assert regulation.text.splitlines() == [
        "Regulation 1", "CHAPTER I", "GENERAL", "Article premier", "Objet", "1. On entend par:",
        "a) «registre» : un livre;", "JO L 1.",
    ]  # fmt: skip
    assert _cited(regulation) == ["Preface", "Chapter I", "1", "1(1)", "1(1)(a)"]
    assert regulation.jurisdiction == "eu"


_LEVELS = "".join(f'<!ENTITY b{i} "' + f"&b{i - 1};" * 30 + '">' for i in range(1, 12))
BOMB = (
    f'<?xml version="1.0"?><!DOCTYPE akomaNtoso [<!ENTITY b0 "{"x" * 100}">{_LEVELS}]>'
    "<akomaNtoso><act><body><section><num>1</num><content><p>law &b11; goes on</p></content></section></body></act>"
    "</akomaNtoso>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE akomaNtoso [<!ENTITY f SYSTEM "file:///etc/passwd">]><akomaNtoso><act><body>'
    "<section><num>1</num><content><p>law &f; goes on</p></content></section></body></act></akomaNtoso>"
)


@pytest.mark.parametrize("xml", [BOMB, OUTSIDE], ids=["bomb", "external"])
def test_entities_are_neither_expanded_nor_fetched(xml: str) -> None:
    began = time.monotonic()
    (act,) = read_bytes(xml.encode(), "act.xml")
    assert time.monotonic() - began < 5
    assert "root:" not in act.text
    assert len(act.text) < 1000
    assert any(p.severity in (Severity.FATAL, Severity.UNREAD) for p in act.problems)


def test_named_characters_of_html_are_written() -> None:
    xml = '<?xml version="1.0"?><!DOCTYPE bill SYSTEM "bill.dtd"><bill><main><p>a&mdash;b&sect;</p></main></bill>'
    assert _read(xml).text == "a—b§"


def test_deep_nesting_is_refused_and_the_depth_a_law_may_have_is_read() -> None:
    deep = "<akomaNtoso><act><body>" + "<level>" * 100_000 + "x" + "</level>" * 100_000 + "</body></act></akomaNtoso>"
    (act,) = read_bytes(deep.encode(), "deep.xml")
    assert act.fatal is not None
    assert act.fatal.code == "xml-hostile"
    fair = "<akomaNtoso><act><body>" + "<level>" * 240 + "x" + "</level>" * 240 + "</body></act></akomaNtoso>"
    (act,) = read_bytes(fair.encode(), "fair.xml")
    assert act.fatal is None
    assert act.text == "x"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<?xml version='1.0'?><recipe><egg/></recipe>", "xml-unknown"),
        (b"<?xml version='1.0'?><bill", "xml-broken"),
    ],
)
def test_what_cannot_be_read_is_a_fatal_problem(data: bytes, code: str) -> None:
    (act,) = read_bytes(data, "a.xml")
    assert act.fatal is not None
    assert act.fatal.code == code


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes_and_says_so() -> None:
    (act,) = read_bytes(AKN[:1300].encode(), "a.xml")
    assert "record means" in act.text
    assert [p.code for p in act.unread] == ["xml-broken"]


def test_content_and_not_the_name_tells_the_form() -> None:
    assert sniff(b"%PDF-1.7 ...", "act.xml") == "pdf"
    assert sniff(b"Section 1. Title", "act.xml") == "text"
    assert sniff(b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"><body>', "act.xml") == "html"
    assert sniff(b"<akn:akomaNtoso xmlns:akn='x'><akn:act>", "act.txt") == "xml"
    began = time.monotonic()
    sniff(b"<?a?><!-- -->" * 400 + b"!", "x")
    assert time.monotonic() - began < 1


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "cited", "words"),
    [
        ("ca-lims-Y-1.5-en.xml", "2(1)", "adult"),
        ("gb-clml-ukpga-2002-16.xml", "Sch 2 para 3", "insert—"),
        ("lu-akn-code-penal-2016-fr.xml", "383ter", "Art. 383ter"),
        ("us-uslm-h3401.xml", "203(b)", "(b) For purposes"),
        ("eu-formex-dsa-fr.xml", "3(a)", "a) «service"),
    ],
)
def test_official_files_are_read_whole(shared: Path, name: str, cited: str, words: str) -> None:
    (act,) = read(shared / "corpus" / "xml" / name)
    assert not act.unread
    found = next(p for p in act.provisions if p.citation == cited)
    assert words in act.text[found.start : found.end]
    assert read_xml((shared / "corpus" / "xml" / name).read_bytes(), name)[0].text == act.text


@pytest.mark.shared
def test_xml_and_text_of_one_act_hold_the_same_provisions(shared: Path) -> None:
    xml = read(shared / "corpus" / "xml" / "ca-lims-Y-1.5-en.xml")[0]
    text = read(shared / "corpus" / "canada" / "en" / "Y-1.5.txt")[0]
    cited = {c for c in _cited(text) if c[:1].isdigit()}
    assert len(cited & set(_cited(xml))) / len(cited) > 0.98
