"""The fast search for patterns finds what their plain reading, one place after another, finds."""

from __future__ import annotations

import random

import pytest

from extract.pattern_notation import Pattern, PatternError, backward, compile_pattern, forward
from extract.spotting import Spotter, Tokens
from extract.words import RUN

_PARTS = ("a", "b", "cc", "dd*", "eee", "{a|b cc|eee}", "{cc ~2 b|dd}", "[a]", "[b cc|a]", "~1", "~3", "<list>", "a-b")
_WORDS = {"list": ("a b", "cc", "<more> a"), "more": ("eee", "dd b")}


def _plain(name: str, pattern: Pattern, words: list[str]) -> list[tuple[int, int, str]]:
    """Return the matches, tried at every place, without those that overlap an earlier and then longer one."""
    at = max(range(len(pattern)), key=lambda i: (pattern[i].rarity, -i))
    before, since = pattern[:at], pattern[at:]
    hits = set()
    for i in range(len(words)):
        starts, ends = backward(before, words, i), forward(since, words, i)
        if starts and ends:
            start = starts[0] if any(p.gap for p in before) else starts[-1]
            hits.add((start, ends[0] if any(p.gap for p in since) else ends[-1]))
    kept: list[tuple[int, int, str]] = []
    for start, end in sorted(hits, key=lambda h: (h[0], -h[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, name))
    return kept


@pytest.mark.parametrize("seed", range(60))
def test_all_places_at_once_is_one_place_after_another(seed: int) -> None:
    chance = random.Random(seed)
    words = [chance.choice(["a", "a", "b", "b", "cc", "dd", "ddx", "eee", "f", ".", ";", "-"]) for _ in range(220)]
    tokens = Tokens(" ".join(words))
    for _ in range(12):
        written = " ".join(chance.choice(_PARTS) for _ in range(chance.randint(1, 6)))
        try:
            pattern = compile_pattern(written, _WORDS)
        except PatternError:
            continue
        spots = Spotter({"x": [pattern]}).find(tokens)
        expected = [(tokens.starts[i], tokens.ends[j - 1], name) for i, j, name in _plain("x", pattern, words)]
        assert [tuple(s) for s in spots] == expected, written


def test_a_match_across_the_edge_of_two_runs_is_found_once() -> None:
    words = ["b"] * (RUN + 40)
    words[RUN - 3], words[RUN + 8] = "needle", "thread"
    spots = Spotter({"x": [compile_pattern("b needle ~12 thread b", {})]}).find(Tokens(" ".join(words)))
    assert [(s.start // 2, s.end - s.start) for s in spots] == [(RUN - 4, len("b needle " + "b " * 10 + "thread b"))]


def test_finds_do_not_depend_on_what_was_read_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.spotting._KEPT_WORDS", 3)
    spotter = Spotter({"x": [compile_pattern("{any|every} child*", {})]})
    texts = ["any child", "one two three four five any children", "every childhood", "any man"]
    first = [spotter.find(Tokens(text)) for text in texts]
    assert [spotter.find(Tokens(text)) for text in reversed(texts)] == first[::-1]
    assert [len(found) for found in first] == [1, 1, 1, 0]
