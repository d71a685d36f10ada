"""Answers are told apart by symbol, word and darkness, not by hue alone."""

from __future__ import annotations

from itertools import pairwise

from report.outcomes import LEGEND, LOOKS, look_of
from report.templating import stylesheet
from rubric.finding import Finding, Outcome


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_outcome_has_a_look_of_its_own():
    assert {look.outcome for look in LOOKS} == set(Outcome)
    assert len({look.symbol for look in LEGEND}) == len({look.word for look in LEGEND}) == len(LEGEND)


def test_ink_is_readable_on_its_cell():
    for look in LEGEND:
        light, dark = sorted((luminance(look.fill), luminance(look.ink)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, look.word


def test_on_grey_paper_the_larger_gap_is_clearly_darker():
    steps = [luminance(next(k.fill for k in LOOKS if k.key == key)) for key in ("met", "partial", "silent", "contrary")]
    ratios = [(a + 0.05) / (b + 0.05) for a, b in pairwise(steps)]
    assert min(ratios) > 1.1
    assert ratios[1] > 2


def test_the_stylesheet_has_the_same_colours():
    style = stylesheet().casefold()
    for look in LEGEND:
        assert f".o-{look.key} {{" in style
        if look.key not in ("unread", "na"):
            assert look.fill.casefold() in style


def test_silence_that_decides_nothing_is_no_gap():
    kept = Finding(criterion="x", source="s", outcome=Outcome.SILENT)
    assert look_of(kept).key == "silent"
    assert look_of(Finding(criterion="x", source="s", outcome=Outcome.SILENT, decidable=False)).key == "elsewhere"
    assert look_of(None).word == "not asked"
