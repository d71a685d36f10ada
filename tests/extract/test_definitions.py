"""Definitions are found however the law prints them, whole, with the unit that holds them; and nothing is invented."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Mark
from corpus.instrument import Instrument, Provision
from corpus.read import read
from corpus.reading_view import reading_view
from extract.definitions import find_definitions
from extract.facts import Definition
from extract.pack import load_pack

OPENING = "In this Act, unless the context otherwise requires, "


@dataclass(frozen=True)
class Section:
    num: str
    text: str
    heading: str = ""
    subsections: tuple[str, ...] = ()


def instrument(sections: Sequence[Section], language: str = "en", *, bold: Sequence[str] = ()) -> Instrument:
    """Return an instrument of these sections; every occurrence of a `bold` phrase between | marks is printed bold."""
    text, provisions = "", []
    for section in sections:
        start = len(text)
        heading = f"{section.heading}\n" if section.heading else ""
        text += f"{heading}{section.num} {section.text}"
        eid = f"sec_{section.num}"
        inner = []
        for number, words in enumerate(section.subsections, 1):
            begin = len(text) + 1
            text += f"\n({number}) {words}"
            inner.append(
                _provision(f"{eid}__subsec_{number}", "subsection", str(number), begin, len(text), eid, section.num)
            )
        text += "\n"
        ends = (start, start + len(section.heading)) if heading else (0, 0)
        provisions += [_provision(eid, "section", section.num, start, len(text), None, "", ends), *inner]
    marks = []
    for phrase in bold:
        at = text.find(phrase)
        assert at >= 0, phrase
        marks.append(Mark(at, at + len(phrase), "bold"))
    return Instrument(
        id="test", source="test.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), title="Test Act", kind="act",
        jurisdiction="", country="", language=language, date="", text=text, reading=reading_view(text),
        provisions=tuple(provisions), marks=tuple(sorted(marks)),
    )  # fmt: skip


def _provision(
    eid: str,
    kind: str,
    num: str,
    start: int,
    end: int,
    parent: str | None,
    section: str,
    heading: tuple[int, int] = (0, 0),
) -> Provision:
    citation = f"{section}({num})" if section else num
    return Provision(
        eid=eid, kind=kind, num=num, citation=citation, start=start, end=end, parent=parent,  # type: ignore[arg-type]
        heading_start=heading[0], heading_end=heading[1],
    )  # fmt: skip


def found(text: str | Instrument, language: str = "en") -> list[Definition]:
    pack = load_pack(language)
    assert pack is not None
    act = text if isinstance(text, Instrument) else instrument([Section("2", text)], language)
    definitions = find_definitions(act, pack)
    for d in definitions:
        words = " ".join(d.term_place.of(act.text).split())
        assert d.term == words or d.term.split()[0] in words.split(), "the term must be at its place"
        assert d.place.start <= d.term_place.start < d.term_place.end <= d.place.end
    return definitions


def terms(text: str | Instrument, language: str = "en") -> list[str]:
    return [d.term for d in found(text, language)]


def test_a_list_run_on_or_broken_gives_the_same_definitions() -> None:
    items = [
        "“bridge” means a thing that carries a road;",
        "“toll” includes a fee;",
        "“road” has the same meaning as in section 9.",
    ]
    broken, run_on = OPENING + "\n".join(items), OPENING + " ".join(items)
    assert [(d.term, d.kind) for d in found(broken)] == [
        ("bridge", "means"),
        ("toll", "includes"),
        ("road", "same-meaning"),
    ]
    assert [(d.term, d.kind) for d in found(run_on)] == [(d.term, d.kind) for d in found(broken)]


def test_the_text_runs_to_the_closing_words_and_stops_before_the_next_term() -> None:
    text = (
        OPENING
        + "“vessel” means— (a) a ship; (b) a boat; or (c) a raft, whether or not it floats, and includes its gear; "
        "(d) “wharf” means a quay."
    )
    act = instrument([Section("2", text)])
    vessel, wharf = found(act)
    assert vessel.place.of(act.text) == text[text.index("“vessel”") : text.index(" (d)")]
    assert wharf.place.of(act.text) == "“wharf” means a quay."


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("“ bridge ” means a thing", "bridge"),
        ('" toll road " means a thing', "toll road"),
        ("'bridge' means a thing", "bridge"),
        ("F1[“bridge”means a thing;]", "bridge"),
        ("1[(da) “bridge” means a thing;]", "bridge"),
        ("“bridge”, in relation to a road, means a thing", "bridge"),
        ("“bridge” (or “viaduct”) means a thing", "viaduct"),
        ("the expression “bridge” shall mean a thing", "bridge"),
        ("“bridge” is any thing that carries a road", "bridge"),
        ("“bridge” refers to a thing", "bridge"),
        ("“bridge” does not include a ford", "bridge"),
    ],
)
def test_quoted_terms_in_every_print(text: str, term: str) -> None:
    assert terms(OPENING + text) == [term]


def test_several_terms_of_one_meaning() -> None:
    (d,) = found(OPENING + "“bridge”, “viaduct” and “causeway” mean a thing.")
    assert (d.term, d.also) == ("bridge", ("viaduct", "causeway"))


def test_terms_that_are_printed_twice_and_closed_by_their_equivalent() -> None:
    text = (
        "In this Act, bridge bridge means a thing; ( pont ) toll collector toll collector , in relation to a road, means a "
        "person; ( péager )"
    )
    act = instrument([Section("2", text, heading="Definitions")])
    bridge, collector = found(act)
    assert (bridge.term, bridge.also) == ("bridge", ("pont",))
    assert bridge.place.of(act.text) == "bridge means a thing; ( pont )"
    assert (collector.term, collector.also) == ("toll collector", ("péager",))


def test_bare_terms_glued_to_the_equivalent_before_them() -> None:
    text = "The following definitions apply in this Act.bridge means a thing. (pont)toll road, in the case of a lease, means a road. (route)"
    assert terms(text) == ["bridge", "toll road"]


def test_bold_terms_need_no_verb_and_a_bold_mention_is_none() -> None:
    text = "Les définitions qui suivent s’appliquent.\npont Ouvrage qui porte une route. (bridge)\nroute a) Au sens de pont fixe, voie; b) quai. (road)\n"
    act = instrument([Section("2", text)], "fr", bold=["pont Ouvrage"[:4], "route a"[:5]])
    mention = Mark(act.text.index("pont fixe"), act.text.index("pont fixe") + 4, "bold")
    act = instrument([Section("2", text)], "fr", bold=["pont Ouvrage"[:4]])
    route = act.text.index("route a)")
    marks = tuple(sorted((*act.marks, mention, Mark(route, route + 5, "bold"))))
    act = Instrument(**{**_fields(act), "marks": marks})
    assert [(d.term, d.also, d.kind) for d in found(act, "fr")] == [
        ("pont", ("bridge",), "means"),
        ("route", ("road",), "means"),
    ]


def _fields(act: Instrument) -> dict[str, object]:
    return {name: getattr(act, name) for name in act.__dataclass_fields__}


def test_a_repealed_term_bounds_its_neighbour_and_defines_nothing() -> None:
    text = (
        "The following definitions apply.\nbridge means a thing.\nford[Repealed, 2001, c. 2, s. 3]\nroad means a way."
    )
    act = instrument([Section("2", text)], bold=["bridge", "ford", "road"])
    assert [(d.term, d.place.of(act.text)) for d in found(act)] == [
        ("bridge", "bridge means a thing."),
        ("road", "road means a way."),
    ]


@pytest.mark.parametrize(
    ("text", "term", "kind"),
    [
        ("In this section, bridge means a thing.", "bridge", "means"),
        ("Subject to section 4, bridge means, for the purposes of this section, a thing.", "bridge", "means"),
        ("In subsection (1) and sections 4 to 9, operator, in relation to a road, means a person.", "operator", "means"),
        ("For the purposes of this Act, access to a road is unauthorised if no toll is paid.", "unauthorised access", "means"),
        ("For the purposes of subsection (1), a person is a driver if he or she steers.", "driver", "means"),
        ("A person is said to commit trespass upon a road when he or she enters it.", "trespass", "means"),
        ("For the purposes of this Act, the county court shall be deemed to be a Special Court.", "Special Court", "deeming"),
        ("This Part is read with the Roads Act (hereinafter referred to as the “principal Act”).", "principal Act", "means"),
        ("He or she is liable to closure for life, which shall mean closure for the remainder of the lease.", "closure for life", "means"),
        ("In this section “public body” shall be construed in accordance with the Roads Act.", "public body", "construed"),
    ],
)  # fmt: skip
def test_sentences_that_define(text: str, term: str, kind: str) -> None:
    assert [(d.term, d.kind) for d in found(text)] == [(term, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "A person must not enter a road by any means.",
        "The report includes the figures of the year.",
        "The Minister must ensure that the plan includes a map.",
        "A person who crosses is deemed to have paid.",
        "For the purposes of this section, it is immaterial whether the toll was paid.",
        "For the purposes of this section, a person commits an offence if he or she enters.",
        "A reference to “ford” is to be read as a reference to “bridge”.",
        "The court may, as defined in section 3, act.",
        "The report does not define the term ‘bridge’ as anything.",
    ],
)
def test_sentences_that_do_not_define(text: str) -> None:
    assert terms(text) == []


def test_the_citation_is_the_subsection_that_holds_the_list_and_not_its_paragraph() -> None:
    act = instrument(
        [
            Section(
                "3",
                "",
                "Interpretation",
                ("A road is open.", "In this section— (a) “bridge” means a thing; (b) “toll” means a fee."),
            )
        ]
    )
    assert [(d.term, d.citation, d.scope) for d in found(act)] == [
        ("bridge", "3(2)", "section"),
        ("toll", "3(2)", "section"),
    ]


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("a person under the age of 18 years", 18),
        ("a person who is under eighteen years of age", 18),
        ("a person 16 years of age or more but under the age of eighteen years", 18),
        ("a person twelve years old or older, but less than eighteen years old", 18),
        ("a person named in the schedule", None),
    ],
)
def test_the_age_limit_of_a_young_person(words: str, age: int | None) -> None:
    (d,) = found(f"{OPENING}“young person” means {words}.")
    assert d.age == age


def test_an_age_in_another_definition_is_no_age_limit() -> None:
    (d,) = found(f"{OPENING}“licence” means a permit for persons over the age of 18 years.")
    assert d.age is None


def test_guidance_names_the_body_that_defines() -> None:
    text = (
        "The Roads Convention (RC) was adopted in 2001. The Committee on Bridges (CB) defines ‘bridge’ as ‘a thing that carries a "
        "road’ and ‘ford’ as ‘a crossing’. It does not define ‘toll’. The Toll Alliance uses the term ‘toll road’, which is "
        "defined as ‘a road with a toll’."
    )
    assert [(d.kind, d.body, d.term) for d in found(text)] == [
        ("attributed", "Committee on Bridges (CB)", "bridge"),
        ("attributed", "Committee on Bridges (CB)", "ford"),
        ("attributed", "Toll Alliance", "toll road"),
    ]


@pytest.mark.parametrize(
    ("text", "term", "kind"),
    [
        ("Constitue un empiètement toute occupation de la voie sans titre.", "empiètement", "means"),
        ("Constitue également un empiètement le fait de clore la voie.", "empiètement", "includes"),
        ("Hors le cas prévu à l’article 4, constitue un péage clandestin tout prélèvement sans titre.", "péage clandestin", "means"),
        ("Est assimilé au péage le fait de demander un don.", "péage", "deeming"),
        ("L’empiètement est le fait d’occuper la voie sans titre.", "empiètement", "means"),
        ("Au présent article, pont s’entend d’un ouvrage.", "pont", "means"),
        ("Au sens de la présente loi, on entend par pont tout ouvrage.", "pont", "means"),
        ("Pour l’application de la présente loi, le terme « pont » désigne tout ouvrage.", "pont", "means"),
        ("Tout prélèvement sans titre, de quelque nature qu’il soit, est un péage.", "péage", "means"),
    ],
)  # fmt: skip
def test_french_sentences_that_define(text: str, term: str, kind: str) -> None:
    assert [(d.term, d.kind) for d in found(text, "fr")] == [(term, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Le fait d’entrer est puni d’une amende lorsque les faits constituent une infraction.",
        "Hors les cas dans lesquels ces faits constituent un péage, l’amende est doublée.",
        "Le comité est constitué de trois membres.",
    ],
)
def test_french_sentences_that_do_not_define(text: str) -> None:
    assert terms(text, "fr") == []


@pytest.mark.parametrize(
    ("language", "heading", "text", "expected"),
    [
        (
            "en", "Definitions",
            "For the purposes of this Directive the following definitions apply: (a) ‘bridge’ means any thing that carries a road; "
            "(b) ‘toll’ means: (i) a fee; (ii) a fine.",
            ["bridge", "toll"],
        ),
        (
            "en", "Definitions",
            'For the purposes of this Convention: a "bridge" shall mean any thing; b "toll" shall include a fee.',
            ["bridge", "toll"],
        ),
        ("en", "", "For the purpose of the present Protocol: (a) Toll evasion means any act; (b) Toll means a fee.", ["Toll evasion", "Toll"]),
        ("en", "", "In this section: (1) Bridge.—The term “bridge” means any thing.", ["bridge"]),
        ("en", "Definitions", "For the purpose of this Law, 1° bridge: a thing that carries a road; 2° toll road: a road.", ["bridge", "toll road"]),
        ("en", "Torture", "Closure means any act by which a road is closed.", []),
        ("en", "Closure", "Closure means any act by which a road is closed.", ["Closure"]),
        ("fr", "Définitions", "Au sens de la présente loi, on entend par : 1) « pont » : tout ouvrage ; 2) route : toute voie.", ["pont", "route"]),
        ("es", "", "A los efectos de la presente ley se entiende por: a) Puente: toda obra; b) Peaje: toda tasa.", ["Puente", "Peaje"]),
        ("es", "", "Se entiende por puente toda obra que soporta una vía.", ["puente"]),
        ("pt", "", "Para os efeitos desta Lei, considera-se: I - ponte: a obra; II - pedágio: a taxa.", ["ponte", "pedágio"]),
        ("pt", "", "Para efeito desta Lei, a expressão “ponte” compreende qualquer obra.", ["ponte"]),
        ("de", "", "Im Sinne dieses Gesetzes ist 1. Brücke: ein Bauwerk; 2. Mautweg: ein Weg;", ["Brücke", "Mautweg"]),
        ("de", "", "Wer einen Weg von weniger als vier Metern Breite (Steg) sperrt, wird mit Geldstrafe bestraft.", ["Steg"]),
    ],
)  # fmt: skip
def test_other_ways_of_drafting(language: str, heading: str, text: str, expected: list[str]) -> None:
    assert terms(instrument([Section("2", text, heading)], language), language) == expected


WORDS = ["“bridge”", "means", "includes", "In this Act,", "(a)", "(b)", ";", ".", "has the same meaning as", "road", "(", ")", "“", "”",
         "shall be deemed to be", "is said to", "hereinafter referred to as", "Special Court", "[Repealed]", "—", "if", "\n", "'", "defines", "as"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_soup_of_words_gives_whole_places_and_no_error(words: list[str]) -> None:
    act = instrument([Section("2", " ".join(words), "Definitions"), Section("3", " ".join(reversed(words)))])
    for d in found(act):
        assert d.term.strip()
        assert act.text[d.place.start : d.place.end].strip() == act.text[d.place.start : d.place.end]


def test_time_grows_with_the_length_of_the_text_and_no_faster() -> None:
    def seconds(count: int) -> float:
        item = "“bridge {}” means a thing that, for the purposes of section {}, is open; such court shall be deemed to be a Special Court; "
        act = instrument([Section("2", OPENING + " ".join(item.format(_letters(i), i) for i in range(count)))])
        pack = load_pack("en")
        assert pack is not None
        started = time.perf_counter()
        assert len(find_definitions(act, pack)) >= count
        return time.perf_counter() - started

    seconds(50)
    assert seconds(1600) < 12 * max(seconds(400), 0.05)


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


ATTRIBUTED = [
    ("OPSC", "child pornography"),
    ("Lanzarote Convention", "child sexual abuse"),
    (
        "African Committee of Experts on the Rights and Welfare of the Child (ACERWC)",
        "child sexual exploitation and abuse",
    ),
    ("General comment No. 7 on Article 27 of the ACRWC", "technology-facilitated child sexual exploitation"),
    ("Luxembourg Guidelines", "online child sexual abuse"),
    ("Luxembourg Guidelines", "online child sexual exploitation"),
    ("Tech Coalition", "online child sexual exploitation and abuse"),
    ("WeProtect Global Alliance", "child sexual exploitation and abuse online"),
    ("IWF", "CSAM"),
    ("NCMEC", "sexual exploitation"),
    ("Child Helpline International", "online sexual exploitation and abuse"),
    ("Child Helpline International", "child sexual abuse"),
]


@pytest.mark.shared
@pytest.mark.parametrize("suffix", ["txt", "pdf"])
def test_the_guiding_principles_attribute_twelve_definitions_and_no_other(shared: Path, suffix: str) -> None:
    (act,) = read(shared / "corpus" / "guidance" / f"dfc-guiding-principles-2024.{suffix}")
    assert [(d.body, d.term) for d in found(act)] == ATTRIBUTED
