"""Offences are found in every drafting style, with the right citation, penalty and victim, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from corpus.instrument import Instrument
from corpus.read import read_bytes
from extract.definitions import find_definitions
from extract.exemptions import ExemptionRules, find_exemptions
from extract.facts import OFFENCE_CONCEPTS, Offence
from extract.numbers import NumberRules, numbers_of
from extract.offences import find_offences
from extract.offences.conduct import ConductRules
from extract.pack import Pack, languages, load_pack
from extract.penalties import PenaltyRules, read_scales
from extract.rule_hits import RuleHits
from extract.strict_yaml import decode_yaml

ROOMS = ("offences", "duties", "conduct", "penalties", "exemptions")


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    text: str
    expected: tuple[str, ...]
    language: str = "en"


CASES = decode_yaml(Path(__file__).with_name("offence_cases.yaml"), tuple[Case, ...])
PACKS = [pack for head in languages() if (pack := load_pack(head.language)) and pack.has("offences")]


def read(text: str, language: str = "en") -> Instrument:
    return read_bytes(text.encode(), "case.txt", language=language)[0]


def offences(instrument: Instrument, pack: Pack) -> list[Offence]:
    return find_offences(instrument, pack)


def shown(offence: Offence) -> str:
    heaviest = offence.heaviest
    printed = (heaviest.printed if heaviest else "") or "-"
    return f"{offence.citation} {printed}" + (" child" if offence.about_children else "")


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.language}: {c.name}")
def test_drafting_style(case: Case) -> None:
    pack = load_pack(case.language)
    assert pack is not None
    assert tuple(shown(o) for o in offences(read(case.text, case.language), pack)) == case.expected


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.language}: {c.name}")
def test_a_run_on_line_gives_the_same_offences(case: Case) -> None:
    pack = load_pack(case.language)
    assert pack is not None
    instrument = read(case.text, case.language)
    broken = "".join(c if c != ";" else ";\n" for c in case.text)
    assert [shown(o) for o in offences(read(broken, case.language), pack)] == [
        shown(o) for o in offences(instrument, pack)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.language}: {c.name}")
def test_every_place_holds_the_words(case: Case) -> None:
    pack = load_pack(case.language)
    assert pack is not None
    instrument = read(case.text, case.language)
    for offence in offences(instrument, pack):
        assert instrument.citation(offence.place) != ""
        for feature in (*offence.mental, *offence.means):
            assert feature.place.of(instrument.reading).lower().split() == feature.name.split()
        for penalty in offence.penalties:
            assert penalty.place.of(instrument.text).strip()
        assert set(offence.concepts) <= set(OFFENCE_CONCEPTS)


@pytest.mark.parametrize("pack", PACKS, ids=lambda p: p.language)
def test_rules_find_their_examples_in_one_pass(pack: Pack) -> None:
    wrong = []
    for room in ROOMS:
        for rule in pack.patterns(room) if pack.has(room) else ():
            for example in rule.examples:
                hits = RuleHits(example.text, pack).of(room)
                got = tuple(example.text[h.start : h.end] for h in hits if h.name == rule.name)
                if got != example.expected:
                    wrong.append((room, rule.name, example.text, got))
    assert wrong == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda p: p.language)
def test_numbers_read_their_examples(pack: Pack) -> None:
    numbers = numbers_of(pack)
    assert numbers is not None
    for example in pack.decode("numbers", NumberRules).examples:
        durations = numbers.durations(example.text)
        printed = tuple(
            (f"{d.least}.." if d.least else "") + f"{d.high} {d.unit}" + (f" {d.rest} month" if d.rest else "")
            for d in durations
        )
        ages = tuple(a.years for a in numbers.ages(example.text))
        assert (printed, ages) == (example.durations, example.ages), example.text


@pytest.mark.parametrize("pack", PACKS, ids=lambda p: p.language)
def test_penalties_read_their_examples(pack: Pack) -> None:
    numbers, rules = numbers_of(pack), pack.decode("penalties", PenaltyRules)
    assert numbers is not None
    for example in rules.examples:
        hits = RuleHits(example.text, pack).of("penalties")
        scales = read_scales(example.text, hits, numbers, rules, 0, len(example.text))
        top = max(scales, key=lambda s: (s.life, s.highest.months if s.highest else 0), default=None)
        printed = "" if top is None else "life" if top.life else top.highest.printed if top.highest else ""
        least, either = (top.months_min, top.alternative) if top else (None, False)
        assert (printed, least, either) == (example.printed, example.months_min, example.alternative), example.text


@pytest.mark.parametrize("pack", PACKS, ids=lambda p: p.language)
def test_concepts_hold_in_their_examples_and_are_of_the_interface(pack: Pack) -> None:
    for rule in pack.decode("conduct", ConductRules).concepts:
        assert rule.concept in OFFENCE_CONCEPTS
        for example in rule.examples:
            found = offences(read(_wrapped(example, pack.language), pack.language), pack)
            assert any(rule.concept in o.concepts for o in found), (rule.concept, example, [o.concepts for o in found])


def _wrapped(sentence: str, language: str) -> str:
    lead = {"fr": "Article 7\n", "es": "Artículo 7\n", "pt": "Art. 7º ", "de": "§ 7 Titel\n"}.get(
        language, "7. Title\n"
    )
    return lead + sentence


@pytest.mark.parametrize("pack", [p for p in PACKS if p.has("exemptions")], ids=lambda p: p.language)
def test_exemptions_read_their_examples(pack: Pack) -> None:
    for example in pack.decode("exemptions", ExemptionRules).examples:
        instrument = read(example.text, pack.language)
        found = find_exemptions(instrument, pack, offences(instrument, pack))
        got = tuple(
            x.type + (f" {x.floor_age or ''}+{x.gap_years or ''}" if x.floor_age or x.gap_years else "") for x in found
        )
        assert got == example.expected, example.text


def test_an_unsupported_room_yields_nothing() -> None:
    pack = load_pack("en")
    assert pack is not None
    assert find_offences(read("Nothing here."), pack) == []
    assert find_exemptions(read("Nothing here."), pack) == []


def test_the_age_of_the_victim_is_that_of_the_section_it_stands_in() -> None:
    pack = load_pack("en")
    assert pack is not None
    instrument = read(
        '1. Interpretation\nIn this Act "child" means a person under the age of 18 years.\n\n'
        '2. Sale\n(1) In this section "child" means a person under the age of 17 years.\n'
        "(2) A person who sells a permit to a child commits an offence.\n\n"
        "3. Loan\nA person who lends a permit to a child commits an offence.\n\n"
        "4. Hiding\nA person under 18 commits an offence if the person hides a permit from a child under 14.\n"
    )
    found = find_offences(instrument, pack, find_definitions(instrument, pack))
    assert [(o.citation, o.victim_age) for o in found] == [("2(2)", 17), ("3", 18), ("4", 14)]
