"""Guess the language of a text."""

from __future__ import annotations

from typing import Final

from langdetect import DetectorFactory, LangDetectException, detect_langs

_SAMPLE: Final = 6000
_SURE: Final = 0.7
UNKNOWN: Final = "und"


def detect(text: str) -> str:
    """Return the BCP 47 code of a text's language, "und" when it cannot be told.

    Three samples from the middle are read, so that neither a title page nor site furniture decides; the detector's
    random start is fixed, so that the same text gives the same answer.

    >>> detect("The Minister may, by order, appoint a person to be the commissioner for the purposes of this Act.")
    'en'
    """
    DetectorFactory.seed = 0
    n = len(text)
    third = _SAMPLE // 3
    pieces = [text] if n <= _SAMPLE else [text[at : at + third] for at in (n // 4, n // 2, 3 * n // 4)]
    sample = " ".join(" ".join(pieces).split())
    if sum(c.isalpha() for c in sample) < 20:
        return UNKNOWN
    try:
        best = detect_langs(sample)[0]
    except LangDetectException:  # no letters it knows: the language stays unknown
        return UNKNOWN
    return str(best.lang) if best.prob >= _SURE else UNKNOWN
