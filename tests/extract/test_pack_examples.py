"""Every example of every token pattern in every pack is a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.reading_view import reading_view
from extract.pack import PACKS, languages, load_pack
from extract.token_rules import Example, TokenMatcher, TokenRule


def _rooms() -> list[tuple[str, str]]:
    """Return (language, room) of every file of a pack but `pack.yaml` and vocabularies without patterns."""
    files = sorted(p for p in PACKS.glob("*/*.yaml") if p.name != "pack.yaml")
    return [(p.parent.name, p.stem) for p in files if "\npatterns:" in "\n" + p.read_text(encoding="utf-8")]


def _cases() -> list[tuple[str, TokenRule, Example]]:
    found = []
    for language, room in _rooms():
        pack = load_pack(language)
        assert pack is not None
        found += [(language, rule, example) for rule in pack.patterns(room) for example in rule.examples]
    return found


@pytest.mark.parametrize(
    ("language", "rule", "example"), [pytest.param(*c, id=f"{c[0]}-{c[1].name}-{i}") for i, c in enumerate(_cases())]
)
def test_the_rule_finds_what_its_example_says(language: str, rule: TokenRule, example: Example) -> None:
    pack = load_pack(language)
    assert pack is not None
    view = reading_view(example.text)
    hits = TokenMatcher([rule], pack.nlp).find(view)
    assert [" ".join(example.text[h.start : h.end].split()) for h in hits] == list(example.expected)


@pytest.mark.parametrize(("language", "room"), _rooms())
def test_every_rule_has_an_example_that_it_finds(language: str, room: str) -> None:
    pack = load_pack(language)
    assert pack is not None
    bare = [rule.name for rule in pack.patterns(room) if not any(e.expected for e in rule.examples)]
    assert bare == []


def test_every_pack_names_its_own_folder() -> None:
    folders = sorted(p.name for p in Path(PACKS).iterdir() if (p / "pack.yaml").is_file())
    assert [head.language for head in languages()] == folders
