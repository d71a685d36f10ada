"""The gap matrix."""

from __future__ import annotations

from dataclasses import replace

from compare.coverage import coverage
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
