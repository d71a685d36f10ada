"""The crosswalk from harms to law: complete, consistent with the sets, and resting on provisions."""

from __future__ import annotations

from compare.tables import table_of
from corpus.metadata import Meta
from corpus.read import read_bytes
from extract.facts import OFFENCE_CONCEPTS
from rubric.casework import case_of
from rubric.criteria import bundled
from rubric.harms import harms
from rubric.sets import criteria_of, sets

ACT = """Protection of Children Act 2020

1. Interpretation
In this Act, “child” means a person under the age of eighteen years.

2. Showing
A person who shows pornography to a child commits an offence and is liable on conviction to imprisonment for a term not exceeding five years.

3. Extortion
A person who threatens to publish an intimate image of a child in order to obtain money commits an offence and is liable on conviction to imprisonment for a term not exceeding ten years.
"""


def test_the_crosswalk_names_only_what_exists() -> None:
    crosswalk = harms()
    known = {c.id for c in bundled()}
    assert [m.letter for m in crosswalk.measures] == list("abcdefghi")
    for m in crosswalk.measures:
        assert set(m.criteria) <= known
        assert set(m.offences) <= set(OFFENCE_CONCEPTS)
        assert set(m.four_cs) <= set(crosswalk.four_cs)
        assert m.childlight in crosswalk.childlight
    # The survey's factors: exploitation f to i, harassment and abuse a to e (DFC, Table 3).
    assert [m.letter for m in crosswalk.measures if m.factor == "exploitation"] == list("fghi")


def test_the_set_harms_asks_the_questions_of_the_crosswalk() -> None:
    groups = {g.name[0]: set(g.criteria) for g in sets()["harms"].groups}
    assert groups == {m.letter: set(m.criteria) for m in harms().measures}


def test_every_measure_has_a_row_and_a_punishing_provision_is_quoted() -> None:
    asked = criteria_of("harms", bundled())
    case = case_of(read_bytes(ACT.encode(), "a.txt", meta=Meta(language="en", country="X"))[0], asked)
    made = table_of("harms", [case], asked)
    rows = [dict(zip(made.columns, r, strict=True)) for r in made.rows]
    assert {r["measure"] for r in rows} == set("abcdefghi")
    shown = [r for r in rows if r["measure"] == "b"]
    assert [(r["punished"], r["citation"]) for r in shown] == [(True, "s 2")]
    assert shown[0]["max_imprisonment"] == "5 years"
    assert not any(r["punished"] for r in rows if r["measure"] == "h")
    assert all(r["text"] == "" for r in rows if not r["punished"])
