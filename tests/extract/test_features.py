"""Features of every pack: their examples, their notation, and where they are found in an instrument."""

from __future__ import annotations

from functools import cache

import pytest

from corpus.metadata import Meta
from corpus.read import read_bytes
from corpus.reading_view import reading_view
from extract.features import FeatureRule, compile_rules, feature_kinds, feature_rules, features_in
from extract.pack import Pack, languages, load_pack
from extract.pattern_notation import PatternError, compile_pattern, forward
from extract.spotting import Spotter, Tokens

_PACKS = [p for head in languages() if (p := load_pack(head.language)) and p.has("features")]
_RULES = [(p, name, rule) for p in _PACKS for name, rule in feature_rules(p).items()]


@cache
def _spotter(pack: Pack) -> Spotter:
    return Spotter(compile_rules(pack))


def _found(pack: Pack, name: str, text: str) -> bool:
    return any(s.name == name for s in _spotter(pack).find(Tokens(reading_view(text))))


@pytest.mark.parametrize("pack", _PACKS, ids=lambda p: p.language)
def test_a_pack_finds_what_its_rules_promise(pack: Pack) -> None:
    faults = []
    for name, rule in feature_rules(pack).items():
        faults += [f"{name} misses: {text}" for text in rule.yes if not _found(pack, name, text)]
        faults += [f"{name} takes: {text}" for text in rule.no if _found(pack, name, text)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("pack", "name", "rule"), _RULES, ids=[f"{p.language}-{n}" for p, n, _ in _RULES])
def test_every_rule_has_wording_that_must_match(pack: Pack, name: str, rule: FeatureRule) -> None:
    assert rule.yes
    assert name in feature_kinds()


def test_a_run_on_line_and_a_broken_list_say_the_same() -> None:
    pack = load_pack("en")
    assert pack is not None
    run_on = (
        'In this Act, "child abuse material" means an image (a)of a child; or (b)of a person who appears to be a child.'
    )
    broken = run_on.replace(" (", "\n\n(").replace("to be", "to\nbe")
    names = ("appears-to-be", "child")
    found = [
        [
            f.name
            for f in features_in(read_bytes(t.encode(), "x.txt", meta=Meta(language="en"))[0], pack, 0, len(t), names)
        ]
        for t in (f"2. {run_on}", f"2. {broken}")
    ]
    assert found[0] == found[1]
    assert "appears-to-be" in found[0]


def test_features_lie_inside_the_range_asked_for() -> None:
    pack = load_pack("en")
    assert pack is not None
    text = "1. By any means.\n2. By any means.\n"
    instrument = read_bytes(text.encode(), "x.txt", meta=Meta(language="en"))[0]
    half = instrument.text.index("2.")
    found = features_in(instrument, pack, half, len(instrument.text), ["open-means"])
    assert [f.place.of(instrument.text) for f in found] == ["By any means"]
    with pytest.raises(KeyError):
        features_in(instrument, pack, 0, 5, ["no-such-feature"])


def test_a_gap_ends_with_its_sentence() -> None:
    pattern = compile_pattern("depict* ~4 child", {})
    assert forward(pattern, "depicts the child".split(), 0)
    assert not forward(pattern, "depicts . the child".split(), 0)
    assert not forward(pattern, "depicts a b c d e child".split(), 0)


@pytest.mark.parametrize("pattern", ["", "[maybe]", "~3", "<nobody>", "a {", "{|}"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern, {})


def test_time_grows_with_the_text_only() -> None:
    pattern = compile_pattern("{a|b} ~30 {a|b} ~30 {a|b} ~30 zebra", {})
    spotter = Spotter({"x": [pattern]})
    assert spotter.find(Tokens("a b " * 2000 + "zebra"))
