"""The languages of columns printed side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from corpus.language import UNKNOWN, detect

_WORDS = re.compile(r"[^\W\d_]+")
_TABLE = Path(__file__).resolve().parents[2] / "function_words.yaml"
_SHARE = 1 / 9
_FEWEST = 30
_SAMPLE = 3000


@cache
def _function_words() -> dict[str, frozenset[str]]:
    table = msgspec.yaml.decode(_TABLE.read_bytes(), type=dict[str, list[str]])
    return {language: frozenset(words) for language, words in table.items()}


def tongue(text: str) -> str:
    """Return the BCP 47 code of a text's language, "und" when it cannot be told.

    >>> tongue("Ingingo ya 2: Ibisobanuro by'amagambo. Muri iri tegeko, amagambo akurikira afite ibisobanuro "
    ...        "bikurikira: umwana ni umuntu wese utarageza ku myaka cumi n'umunani y'amavuko cyangwa uwo ari we wese "
    ...        "uvugwa mu ngingo ya 3 y'iri tegeko iyo ari mu Rwanda kandi afite imyaka.")
    'rw'
    """
    words = [w.lower() for w in _WORDS.findall(text)][:_SAMPLE]
    if len(words) >= _FEWEST:
        shares = {k: sum(w in listed for w in words) / len(words) for k, listed in _function_words().items()}
        best = max(sorted(shares), key=lambda k: shares[k])
        known = detect(text)
        # The detector is surest where it is right; a small language looks to it like a doubtful large one.
        if shares[best] >= _SHARE and known not in _SURE:
            return best
        return known
    return UNKNOWN


_SURE = frozenset({"en", "fr", "es", "pt", "de", "nl", "it"})


def leading(found: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Return the order in which to hand over documents: languages asked for first, then as printed."""
    bare = [w.split("-")[0].lower() for w in wanted]
    return sorted(range(len(found)), key=lambda k: (bare.index(found[k]) if found[k] in bare else len(bare), k))
