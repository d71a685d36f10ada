"""Tell text whose line breaks were lost, and where a section may begin in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from corpus.divide.page_text import Page
from corpus.profile import Profile

_TITLE: Final = 160
# A title without a stop of its own: "... appoint. Part III — OFFENCES Unauthorised access 14 (1) A person".
_PHRASE = re.compile(r"(?:[.;:)\]\"]\s+|\A\s*)[(\[]?(?P<words>[A-ZÀ-Þ\"][^.;]{1,150}?)\s*\Z")
_TITLED = re.compile(r"\s*[A-ZÀ-Þ][^;:()]{3,140}?\s?[.—]?\s?\(1\)\s")


@lru_cache(maxsize=32)
def _verb(profile: Profile) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(profile.verbs) or '(?!)'})(?!\w)", re.IGNORECASE)


def after_title(page: Page, profile: Profile, start: int) -> float:
    """Say how likely nothing but a title stands between the end of a sentence and the character: 0 is not at all.

    A title seldom has a verb ("Benefit cannot be assigned"), a sentence always.
    """
    m = _PHRASE.search(page.view, max(0, start - _TITLE), start)
    if m is None:
        return 0.0
    return 0.3 if _verb(profile).search(m["words"]) else 0.8


def titled(page: Page, end: int) -> bool:
    """Say whether a title and a first subsection follow the number: "4. Punishment for theft. (1) Whoever"."""
    return _TITLED.match(page.view, end, end + _TITLE) is not None
