"""Language packs: how one language puts legal things, as data.

A pack is a folder `extract/packs/<language>/`. `pack.yaml` describes it; every other file belongs to one room of
`extract` (`definitions.yaml`, `offences.yaml`, `features.yaml`, ...), which declares a strict struct for it:

    class OffenceRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        patterns: tuple[TokenRule, ...]          # token patterns with examples, see `extract.token_rules`
        verbs: dict[str, tuple[str, ...]]        # whatever else the room needs

    pack = load_pack("en-IE")                    # Pack, or None when the language is unsupported
    rules = pack.decode("offences", OffenceRules)            # strict, cached, YamlError with file:line:column
    matcher = pack.matcher("offences")                       # compiled once from the file's `patterns`
    for hit in matcher.find(instrument.reading):             # hit.name, hit.start, hit.end: offsets in the reading
        ...

`matcher.find` looks for cue phrases first and tokenises only their surroundings, so give it a whole act at once.
The examples of every
`patterns` list run as tests (`tests/extract/test_pack_examples.py`), so no room has to write a test for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar, cast

import msgspec
import spacy
from spacy.language import Language

from extract.strict_yaml import decode_yaml
from extract.token_rules import TokenMatcher, TokenRule

T = TypeVar("T")
PACKS = Path(__file__).resolve().parent / "packs"


class PackHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Describe a pack: its language, its name in English, and how far each room of it goes."""

    language: str
    name: str
    rooms: dict[str, Literal["complete", "partial"]]


class _PatternsOnly(msgspec.Struct, frozen=True):
    patterns: tuple[TokenRule, ...] = ()


class Pack:
    """Give access to the files of one language, each decoded and compiled once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.head = decode_yaml(folder / "pack.yaml", PackHead)
        self.language = self.head.language
        self.nlp: Language = spacy.blank(self.language)
        self._decoded: dict[tuple[str, type], object] = {}
        self._matchers: dict[str, TokenMatcher] = {}

    def has(self, room: str) -> bool:
        """Return whether the pack has a file for this room."""
        return (self.folder / f"{room}.yaml").is_file()

    def decode(self, room: str, struct: type[T]) -> T:
        """Return the room's file as this struct; YamlError when it is wrong, OSError when it is absent."""
        key = (room, cast(type, struct))
        if key not in self._decoded:
            self._decoded[key] = decode_yaml(self.folder / f"{room}.yaml", struct)
        return cast(T, self._decoded[key])

    def patterns(self, room: str) -> tuple[TokenRule, ...]:
        """Return the token rules of a room's file, () when it has none."""
        return self.decode(room, _PatternsOnly).patterns

    def matcher(self, room: str) -> TokenMatcher:
        """Return the compiled matcher of the `patterns` in a room's file."""
        if room not in self._matchers:
            self._matchers[room] = TokenMatcher(self.patterns(room), self.nlp)
        return self._matchers[room]


def languages() -> Iterator[PackHead]:
    """Yield the head of every pack, sorted by language."""
    for path in sorted(PACKS.glob("*/pack.yaml")):
        yield decode_yaml(path, PackHead)


@cache
def load_pack(language: str) -> Pack | None:
    """Return the pack of a BCP 47 language, None when there is none.

    >>> load_pack("en-IE").head.name
    'English'
    >>> load_pack("tlh") is None
    True
    """
    folder = PACKS / language.lower().replace("_", "-").split("-")[0]
    return Pack(folder) if language and (folder / "pack.yaml").is_file() else None
