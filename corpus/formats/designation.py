"""Read the number out of a printed designation: "(a)", "Art. 227-23.", "PART 9", "First Schedule"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, cast

from corpus.instrument import ProvisionKind
from corpus.profile import profiles

_AROUND: Final = " \t\n\u00a0\u202f\"'“”‘’«»„.:;,—–-*_"
_BRACKETED: Final = re.compile(r"[(\[](?P<n>[^()\[\]]+)[)\]]|(?P<c>[^()\[\]]+)[)\]]")
_SEVERAL: Final = re.compile(r"\(\w+\)(?:\s*\S+\s*\(\w+\))+")
_LESSER: Final = "clause regulation paragraph paragraphe subsection subparagraph point item no nr".split()
_SIGNS: Final = "§¶&"


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of a word of structure at the head and at the end of a designation, in every language."""
    known: set[str] = set()
    for profile in set(profiles().values()):
        for group in (*profile.section_words.values(), *profile.groups.values(), *profile.lone_groups.values()):
            known.update(group)
    known.update(_LESSER)
    either = "|".join(sorted(known, key=lambda w: (-len(w), w)))
    head = rf"(?:the\s+)?(?:{either})(?!\w)\.?"
    return re.compile(head, re.IGNORECASE), re.compile(rf"(?<!\w)(?:{either})\Z", re.IGNORECASE)


@lru_cache(maxsize=4096)
def bare(designation: str) -> str:
    """Return the number of a printed designation, "" when it has none.

    >>> [bare(d) for d in ("(a)", "Art. 227-23.", "PART 9", "First Schedule", "b)", "SCHEDULE", "(9) and (10)")]
    ['a', '227-23', '9', 'First', 'b', '', '9 and 10']
    """
    number = " ".join(designation.replace("\u00a0", " ").split()).strip(_AROUND + _SIGNS)
    head, tail = _words()
    if m := head.match(number):
        number = number[m.end() :].strip(_AROUND + _SIGNS)
    elif m := tail.search(number):
        number = number[: m.start()].strip(_AROUND + _SIGNS)
    if m := _BRACKETED.fullmatch(number):
        return str(m["n"] or m["c"]).strip(_AROUND)
    if _SEVERAL.fullmatch(number):
        return number.replace("(", "").replace(")", "")
    return number


def group_kind(designation: str) -> ProvisionKind | None:
    """Return the kind of group that a designation names, None when it names none.

    >>> group_kind("PART 9"), group_kind("Chapitre II"), group_kind("SUBDIVISION A"), group_kind("9")
    ('part', 'chapter', 'division', None)
    """
    for profile in sorted(set(profiles().values()), key=lambda p: p.languages):
        for kind, words in profile.groups.items():
            if re.match(rf"\s*(?:the\s+)?(?:{'|'.join(words)})(?!\w)", designation, re.IGNORECASE):
                return cast(ProvisionKind, kind)
    return None
