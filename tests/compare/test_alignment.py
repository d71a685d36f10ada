"""Shared passages of two texts."""

from __future__ import annotations

from compare.alignment import align
from compare.wording import wording


def words(text: str) -> tuple[str, ...]:
    return wording(text, 0, len(text)).keys


def test_identical_texts_share_all():
    a = words("a person under the age of eighteen years")
    found = align(a, a)
    assert (found.shared, found.share, found.gaps()) == (8, 1.0, ())


def test_an_inserted_adjective_is_the_only_gap():
    a = words("the needless use of records in public notices and displays")
    b = words("the use of records in public activities, notices and displays")
    found = align(a, b)
    assert [(a[g.left : g.left_end], b[g.right : g.right_end]) for g in found.gaps()] == [
        (("needless",), ()),
        ((), ("activities",)),
    ]


def test_stray_common_words_are_not_shared_wording():
    a = words("the keeper of a register of deeds in the county")
    b = words("a ship of the line or of war, in harbour or at sea")
    assert align(a, b).shared == 0


def test_passages_point_at_equal_words():
    a = words("any record kept by an officer of the court in the course of duty")
    b = words("a record made or kept by an officer of the court while on duty")
    for p in align(a, b).passages:
        assert a[p.left : p.left + p.length] == b[p.right : p.right + p.length]


def test_empty_texts_share_nothing():
    assert align((), ("a",)).share == 0.0


def test_letters_of_paragraphs_are_not_words_but_numbers_are():
    assert words("any (a) deed or (ii) will under section 2(1)") == (
        "any",
        "deed",
        "or",
        "will",
        "under",
        "section",
        "2",
        "1",
    )
