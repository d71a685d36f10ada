"""Small hand-made instruments with facts and findings, for tests of the comparing and the reporting rooms."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from corpus.instrument import Instrument, Provision
from corpus.place import Place
from corpus.problem import Problem, Severity
from corpus.reading_view import reading_view
from extract.facts import Definition, Exemption, Facts, Feature, Offence, Penalty, Reference, Statement
from rubric.finding import Evidence, Finding, Outcome

_SECTION = re.compile(r"^(?P<num>\d+)\. (?P<heading>[^\n]*)\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    facts: Facts
    findings: tuple[Finding, ...] = ()

    @property
    def instrument(self) -> Instrument:
        return self.facts.instrument


@dataclass(frozen=True)
class Source:
    key: str
    at: str
    verified: bool


@dataclass(frozen=True)
class Question:
    id: str
    name: str
    principle: str
    question: str
    why: str = "A reason for asking."
    remedy: str = "A remedy."
    sources: tuple[Source, ...] = (Source("OPSC", "article 2(c)", True), Source("DIR", "article 5", False))


QUESTIONS = (
    Question("P5-01", "open-means-clause", "P5", "Is the means clause open?"),
    Question("P5-03", "child-who-does-not-exist", "P5", "Is material showing a child who does not exist covered?"),
    Question("P4-01", "own-image", "P4", "Is a child free of liability for an image of himself or herself?"),
)


def instrument(
    name: str,
    title: str,
    country: str,
    text: str,
    *,
    date: str = "",
    kind: str = "act",
    problems: tuple[Problem, ...] = (),
    language: str = "en",
) -> Instrument:
    heads = list(_SECTION.finditer(text))
    ends = ([m.start() for m in heads[1:]] + [len(text)])[: len(heads)]
    provisions = tuple(
        Provision(
            eid=f"sec_{m['num']}",
            kind="section",
            num=m["num"],
            citation=m["num"],
            start=m.start(),
            end=end,
            heading_start=m.start("heading"),
            heading_end=m.end("heading"),
        )
        for m, end in zip(heads, ends, strict=True)
    )
    return Instrument(
        id=name,
        source=f"{name}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        kind=kind,
        jurisdiction=country[:2].lower(),
        country=country,
        language=language,
        date=date,
        text=text,
        reading=reading_view(text),
        provisions=provisions,
        problems=problems,
    )


def place(i: Instrument, words: str, after: int = 0) -> Place:
    start = i.text.index(words, after)
    return i.place(start, start + len(words))


def define(i: Instrument, term: str, words: str, *, features: dict[str, str] | None = None, **more) -> Definition:
    whole = place(i, words)
    at = i.text.index(term, whole.start)
    found = tuple(Feature(name, place(i, said, whole.start)) for name, said in (features or {}).items())
    values = {"also": (), "kind": "means", "scope": "act"} | more
    return Definition(
        term=term,
        place=whole,
        term_place=i.place(at, at + len(term)),
        citation=i.citation(whole),
        features=found,
        **values,
    )


def met(i: Instrument, criterion: str, words: str, outcome: Outcome = Outcome.MET, **more) -> Finding:
    at = place(i, words)
    return Finding(
        criterion=criterion,
        source=i.source,
        outcome=outcome,
        evidence=(Evidence(at, i.citation(at), words, i.page(at.start)),),
        searched=("1",),
        **more,
    )


def silent(i: Instrument, criterion: str, **more) -> Finding:
    return Finding(
        criterion=criterion,
        source=i.source,
        outcome=Outcome.SILENT,
        searched=("1", "2"),
        why="Nothing in the searched provisions answers.",
        **more,
    )


NORLAND_TEXT = """\
1. Interpretation
In this Act, “child” means a person under the age of eighteen years; and
“abuse material” means any representation, by whatever means, of a child engaged in real or simulated sexual conduct,
including a realistic representation of a person who does not exist.
2. Production and possession
A person who knowingly produces or possesses abuse material commits an offence and is liable to imprisonment for a term
not exceeding ten years.
3. Own image
Section 2 does not apply to a child who possesses an image of himself or herself.
"""
SUDMARK_TEXT = """\
1. Definitions
“child” means a person under the age of sixteen years;
“abuse material” means any representation, by photograph or film, of a child engaged in real or simulated sexual conduct.
2. Offences
Whoever makes or keeps abuse material shall be punished with imprisonment for life.
"""
MARKUP_TEXT = """\
1. Interpretation
“tag <script>alert(1)</script>” means a mark & nothing else, as in =1+1 or "x".
“abuse material” has the same meaning as in section 1 of the Norland Images Act.
"""


def norland() -> Case:
    i = instrument("norland-2020", "Norland Images Act", "Norland", NORLAND_TEXT, date="2020-03-01")
    start = NORLAND_TEXT.index("“abuse material”")
    words = NORLAND_TEXT[start : NORLAND_TEXT.index("2. Production") - 1]
    offence = place(i, NORLAND_TEXT[NORLAND_TEXT.index("A person who") : NORLAND_TEXT.index("3. Own") - 1])
    penalty = place(i, "imprisonment for a term\nnot exceeding ten years")
    facts = Facts(
        instrument=i,
        definitions=(
            define(i, "child", "“child” means a person under the age of eighteen years", concepts=("child",), age=18),
            define(i, "abuse material", words, concepts=("csam",), features={
                "open-means": "by whatever means", "simulated": "simulated", "non-existent-child": "a person who does not exist",
            }),
        ),
        offences=(
            Offence(label="Production and possession", citation="2", place=offence, conduct=("produces", "possesses"),
                    mental=(Feature("knowingly", place(i, "knowingly")),), victim_age=18, about_children=True,
                    penalties=(Penalty(place=penalty, printed="10 years", months_max=120),),
                    concepts=("csam-production", "csam-possession")),
        ),
        exemptions=(Exemption(type="own-image", citation="3", place=place(i, "Section 2 does not apply to a child"),
                              floor_age=12, gap_years=2, applies_to=("2",)),),
        statements=(Statement(family="term", name="child-pornography", citation="1", place=place(i, "representation")),),
    )  # fmt: skip
    return Case(facts, (
        met(i, "P5-01", "any representation, by whatever means,"),
        met(i, "P5-03", "a person who does not exist", Outcome.PARTIAL, why="Only realistic material.", records=("realistic-only",)),
        met(i, "P4-01", "Section 2 does not apply to a child who possesses an image of himself or herself"),
    ))  # fmt: skip


def sudmark() -> Case:
    problem = Problem("no-text-layer", "Page 3 has no text layer.", Severity.UNREAD, "Run OCR and read again.", page=3)
    i = instrument("sudmark-1998", "Penal Code (Extract)", "Sudmark", SUDMARK_TEXT, date="1998", problems=(problem,))
    start = SUDMARK_TEXT.index("“abuse material”")
    words = SUDMARK_TEXT[start : SUDMARK_TEXT.index("2. Offences") - 1]
    offence = place(i, SUDMARK_TEXT[SUDMARK_TEXT.index("Whoever") :].strip())
    facts = Facts(
        instrument=i,
        definitions=(
            define(i, "child", "“child” means a person under the age of sixteen years", concepts=("child",), age=16),
            define(i, "abuse material", words, concepts=("csam",), features={
                "simulated": "simulated", "sexual-conduct": "sexual conduct", "closed-means": "by photograph or film"}),
        ),
        offences=(
            Offence(label="Offences", citation="2", place=offence, conduct=("makes", "keeps"), about_children=False,
                    penalties=(Penalty(place=place(i, "imprisonment for life"), printed="life", life=True),),
                    concepts=("csam-production",)),
        ),
    )  # fmt: skip
    return Case(facts, (
        met(i, "P5-01", "by photograph or film", Outcome.CONTRARY, why="The means are limited to two."),
        silent(i, "P5-03"),
        silent(i, "P4-01", decidable=False),
    ))  # fmt: skip


def hostile() -> Case:
    i = instrument("zz-markup", "Marks & <script>alert(2)</script> Act", "Zed <b>Land</b>", MARKUP_TEXT, date="2021")
    borrowed = "“abuse material” has the same meaning as in section 1 of the Norland Images Act"
    facts = Facts(
        instrument=i,
        definitions=(
            define(i, "tag <script>alert(1)</script>", "“tag <script>alert(1)</script>” means a mark & nothing else"),
            define(i, "abuse material", borrowed, kind="same-meaning"),
        ),
        references=(Reference(citation="1", place=place(i, "section 1 of the Norland Images Act"), target="1",
                              act="the Norland Images Act"),),
    )  # fmt: skip
    return Case(facts, (
        met(i, "P5-01", "“tag <script>alert(1)</script>” means a mark", why="<img src=x onerror=alert(3)>"),
        Finding(criterion="P5-03", source=i.source, outcome=Outcome.UNREAD, why="A part could not be read."),
        Finding(criterion="P4-01", source=i.source, outcome=Outcome.NOT_APPLICABLE),
    ))  # fmt: skip


def cases() -> list[Case]:
    return [norland(), sudmark(), hostile()]
