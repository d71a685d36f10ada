"""A second view of the text, of the same length, in which one way of printing stands for all."""

from __future__ import annotations

import re

# One character for one character, so that every offset in the view is an offset in the text.
_SAME = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "＂": '"',
        "‘": "'", "’": "'", "‛": "'", "′": "'", "`": "'",
        "–": "—", "―": "—", "‒": "—", "−": "-", "‐": "-", "‑": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u2002": " ", "\u2003": " ", "\ufeff": " ",
        "\u200b": " ", "\t": " ", "\r": " ", "\n": " ", "\f": " ", "\v": " ", "\u2028": " ", "\u2029": " ",
        "\u00ad": " ",
    }
)  # fmt: skip
# Editorial marks that interrupt a sentence of the law: Markdown emphasis, headings, bullets and quotes; the number that
# opens an amended passage ('F1[' in the revised acts of Ireland and the United Kingdom, '2[' in India Code, '[¹ ... ]¹'
# in Belgium).
_EMPHASIS = re.compile(r"\*{1,3}(?!\*)|^\#{1,6}(?=[ \t])|^[ \t]*>+|^[ \t]*-(?=[ \t]+\(\w{1,5}\))", re.MULTILINE)
_BRACKET = re.compile(r"(?P<open>(?<![\w.])(?:F\d{1,4}|\d{1,2})\[|\[[¹²³⁰-⁹]{1,3}(?=\s))|\[|(?P<close>\][¹²³⁰-⁹]{0,3})")
_DOUBLE_APOSTROPHE = re.compile(r"''")
_TWO_HYPHENS = re.compile(r"(?<!-)--(?!-)")


def _amendment_brackets(text: str) -> list[tuple[int, int]]:
    """Return the runs that open and close amended passages, brackets paired."""
    runs: list[tuple[int, int]] = []
    opened: list[bool] = []
    for m in _BRACKET.finditer(text):
        if not m["close"]:
            opened.append(bool(m["open"]))
        if m["open"] or (m["close"] and opened and opened.pop()):
            runs.append(m.span())
    return runs


def reading_view(text: str) -> str:
    """Return the text with quotation marks, dashes and spaces unified and editorial marks blanked.

    The result has the same length: `reading_view(t)[i:j]` is what rules read of the words `t[i:j]`.

    >>> reading_view("“child”\\u00a0means 1[a *person*] [Cap. 1]; ")
    '"child" means   a  person   [Cap. 1]; '
    """
    view = list(text.translate(_SAME))
    for start, end in [*_amendment_brackets(text), *(m.span() for m in _EMPHASIS.finditer(text))]:
        view[start:end] = " " * (end - start)
    unified = _DOUBLE_APOSTROPHE.sub('" ', "".join(view))
    return _TWO_HYPHENS.sub("— ", unified)
