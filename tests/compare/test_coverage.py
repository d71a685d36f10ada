"""The gap matrix."""

from __future__ import annotations

from dataclasses import replace

from compare.coverage import coverage
from compare.naming import marks_apart, title_of
from rubric.finding import Outcome
from tests.compare.specimens import QUESTIONS, Case, cases, norland, sudmark


def test_rows_are_sorted_by_country_and_answers_by_criterion():
    matrix = coverage(cases()[::-1], QUESTIONS)
    assert [r.country for r in matrix.rows] == ["Norland", "Sudmark", "Zed <b>Land</b>"]
    assert [f.criterion for f in matrix.rows[0].findings] == ["P5-01", "P5-03", "P4-01"]


def test_a_gap_is_contrary_or_decidable_silence():
    matrix = coverage(cases(), QUESTIONS)
    assert [r.gaps for r in matrix.rows] == [0, 2, 0]
    assert matrix.gaps == 2


def test_a_criterion_not_asked_is_none_not_silent():
    matrix = coverage([Case(norland().facts)], QUESTIONS)
    assert matrix.rows[0].findings == (None, None, None)
    assert matrix.column("P5-01") == ()


def test_a_country_keeps_what_is_contrary_and_gains_what_another_act_grants():
    a, b = norland(), sudmark()
    moved = Case(replace(b.facts, instrument=replace(b.instrument, country="Norland")), b.findings)
    (country,) = coverage([a, moved], QUESTIONS).countries
    assert [f.outcome for f in country.answers] == [Outcome.CONTRARY, Outcome.PARTIAL, Outcome.MET]
    assert country.gaps == 1


def test_no_cases_make_an_empty_matrix():
    assert coverage([], QUESTIONS).countries == ()


def test_guidance_stands_last_and_has_no_gaps():
    a = sudmark()
    guidance = Case(
        replace(a.facts, instrument=replace(a.instrument, kind="guidance", id="g", country="Alpha")), a.findings
    )
    matrix = coverage([guidance, a], QUESTIONS)
    assert [(r.country, r.gaps) for r in matrix.rows] == [("Sudmark", 2), ("Alpha", 0)]
    assert matrix.gaps == 2


def test_texts_of_one_title_are_told_apart_by_language_else_by_file():
    i = norland().instrument
    pdf = replace(i, id="b", source="norland.pdf", title=i.title.upper())
    other = replace(i, id="c", source="norland.pdf", language="fr")
    alone = replace(i, id="d", title="Another Act")
    assert marks_apart([i, pdf, alone]) == {i.id: "norland-2020.txt", "b": "norland.pdf"}
    assert marks_apart([i, other]) == {i.id: "en", "c": "fr"}
    assert title_of(replace(i, title="Provenance: github:a/b@1 : Images Act")) == "Images Act"
    assert title_of(replace(i, title="Source of Income : An Act")) == "Source of Income : An Act"
