"""How a language builds its laws: the words and numbering styles that division reads, kept as YAML."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import msgspec


class Profile(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True, kw_only=True):
    """Hold the words by which one language builds its laws.

    Every word is a regular expression matched without regard to case. `groups` runs from the widest unit to the
    narrowest. `references` are the words a number is cited with; `weak_references` are cited too, and also end
    headings ("Orders and regulations"). `markers` names the numbering styles of lists
    (`corpus.divide.numbers.STYLES`) with the provision kind each one opens; `measures` are words whose number is said
    again in brackets ("one (1) year"), and `cardinals` the words for those numbers.
    """

    languages: tuple[str, ...]
    section_words: dict[str, tuple[str, ...]]
    citation_word: str
    article_word: str
    groups: dict[str, tuple[str, ...]]
    ordinals: tuple[str, ...] = ()
    lone_groups: dict[str, tuple[str, ...]] = {}
    references: tuple[str, ...] = ()
    weak_references: tuple[str, ...] = ()
    connectors: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    closers: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    enacting: tuple[str, ...] = ()
    long_title: tuple[str, ...] = ()
    preamble: tuple[str, ...] = ()
    conclusion: tuple[str, ...] = ()
    amending: tuple[str, ...] = ()
    definition_intros: tuple[str, ...] = ()
    new_definitions: tuple[str, ...] = ()
    defining: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    sole: tuple[str, ...] = ()
    cardinals: dict[int, tuple[str, ...]] = {}
    months: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    markers: dict[str, str]


FALLBACK = "en"


@lru_cache(maxsize=1)
def profiles() -> dict[str, Profile]:
    """Return every profile by language code."""
    folder = resources.files("corpus") / "profiles"
    found: dict[str, Profile] = {}
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".yaml"):
            profile = msgspec.yaml.decode(entry.read_bytes(), type=Profile)
            found.update(dict.fromkeys(profile.languages, profile))
    return found


def profile_for(language: str) -> Profile:
    """Return the profile of a BCP 47 language, the English one when the language has none.

    >>> profile_for("fr-CA").citation_word
    'article'
    """
    known = profiles()
    return known.get(language.split("-")[0].lower(), known[FALLBACK])
