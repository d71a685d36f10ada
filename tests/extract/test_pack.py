"""Packs are decoded strictly, and token rules match however the law is spaced."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from extract.pack import load_pack
from extract.strict_yaml import YamlError, decode_yaml, decode_yaml_text
from extract.token_rules import TokenMatcher, TokenRule


class Leaf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    number: int = 0


class Tree(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    leaves: tuple[Leaf, ...]


def _matcher(*any_of: str, language: str = "en") -> TokenMatcher:
    pack = load_pack(language)
    assert pack is not None
    return TokenMatcher([TokenRule(name="x", any=any_of, examples=())], pack.nlp)


def test_an_unknown_key_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "tree.yaml"
    path.write_text("leaves:\n  - name: a\n  - name: b\n    nmber: 3\n")
    with pytest.raises(YamlError, match=r"tree\.yaml:4:5: .*nmber.*\n.*nmber: 3"):
        decode_yaml(path, Tree)


def test_a_wrong_type_is_refused_at_the_value() -> None:
    with pytest.raises(YamlError, match=r"t:2:11: Expected `str`, got `int`"):
        decode_yaml_text("leaves:\n  - name: 12\n", Tree, "t")


def test_broken_yaml_is_refused_with_its_line() -> None:
    with pytest.raises(YamlError, match=r"t:2:"):
        decode_yaml_text("leaves: [a\nb: c\n", Tree, "t")


@pytest.mark.parametrize("scalar", ["no", "on", "10.10", "2012-01-01", "1e3", "0x10", "012"])
def test_words_of_law_stay_words(scalar: str) -> None:
    assert decode_yaml_text(f"name: {scalar}", Leaf, "t").name == scalar


@pytest.mark.parametrize("text", ["is guilty of", "IS  GUILTY\n\tof", "(a)is guilty of,", '"x"is guilty of'])
def test_spacing_and_glued_labels_do_not_hide_a_match(text: str) -> None:
    (hit,) = _matcher("is guilty of").find("xx " + text + " yy", 3)
    assert "".join(("xx " + text + " yy")[hit.start : hit.end].split()).lower() == "isguiltyof"


def test_the_longest_hit_of_a_rule_stays() -> None:
    text = "shall not be read as"
    hits = _matcher("shall not? be", "shall not? be read as").find(text)
    assert [text[h.start : h.end] for h in hits] == [text]


def test_a_gap_does_not_cross_the_end_of_a_clause() -> None:
    matcher = _matcher("child _{0,6} means")
    assert matcher.find("child, in Part 2, means") != []
    assert matcher.find("child. Minor means") == []


def test_an_elided_word_is_cut_as_the_language_cuts_it() -> None:
    text = "L’enfant s’entend de toute personne".replace("’", "'")
    (hit,) = _matcher("s'entend de|du", language="fr").find(text)
    assert text[hit.start : hit.end] == "s'entend de"


def test_only_the_neighbourhood_of_a_cue_is_tokenised(monkeypatch: pytest.MonkeyPatch) -> None:
    matcher = _matcher("minor means")
    read: list[str] = []
    make_doc = matcher._nlp.make_doc
    monkeypatch.setattr(matcher, "_nlp", _Listening(matcher._nlp, read, make_doc))
    text = "lorem " * 5000 + "minor means " + "ipsum " * 5000
    (hit,) = matcher.find(text)
    assert text[hit.start : hit.end] == "minor means"
    assert sum(map(len, read)) < 500


class _Listening:
    """Stand for a pipeline and note what it is asked to tokenise."""

    def __init__(self, nlp: object, read: list[str], make_doc: object) -> None:
        self.vocab, self._read, self._make = nlp.vocab, read, make_doc  # type: ignore[attr-defined]

    def make_doc(self, text: str) -> object:
        self._read.append(text)
        return self._make(text)  # type: ignore[operator]


def test_a_regional_tag_gets_the_language_and_an_unknown_one_nothing() -> None:
    assert load_pack("fr-CA") is not None
    assert load_pack("sw") is None
    assert load_pack("") is None
