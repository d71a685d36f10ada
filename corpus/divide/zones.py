"""Find what surrounds the law in a file: provenance lines, front matter, site navigation, amendment notes."""

from __future__ import annotations

import re
from typing import Final

from corpus.document import Zone, ZoneKind
from corpus.profile import Profile

_LEADING_LINE = re.compile(r"[ \t]*+(?:https?://\S+[ \t]*+|#[ \t][^\n]*+|)(?:\n|\Z)")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[^\n]*\n){0,80}?---[ \t]*(?:\n|\Z)")
_NOTES: Final[tuple[tuple[re.Pattern[str], ZoneKind], ...]] = (
    (re.compile(r"Previous Version(?=\s|\Z)"), "amendment-history"),
    (re.compile(r"^\[Footnote[^\]\n]*\][^\n]*", re.MULTILINE), "footnote"),
    (re.compile(r"^\[\^[^\]\n]+\]:[^\n]*", re.MULTILINE), "footnote"),
    # Belgian consolidations: "(1)<Inséré par L 2022-03-21/01, art. 79; En vigueur : ...>", "<L 12-07-1984, art. 2>".
    (re.compile(r"(?:(?<=\s)-{5,}\s{1,9})?\(\d{1,2}\)\s?<[^<>\n]{5,900}>", re.MULTILINE), "amendment-history"),
    (re.compile(r"<(?:[^\W\d_]{3,14} par )?(?:L|AR|ORD|DCFL|DRW|W|KB)\s\[?\d{2,4}-\d{2}[^<>\n]{0,400}>"),
     "amendment-history"),
    (re.compile(r"\[\\?\((?:Redação|Incluíd|Revogad|Vide|Vigência|Acrescid|Renumerad)[^\]\n]*\]\([^)\s]*\)"),
     "amendment-history"),
    (re.compile(r"^[ \t]{0,20}(?:F\d+|\[?E?\d{1,3}\]?)?[ \t]{0,20}(?:Substituted|Inserted|Deleted|Amended|Repealed)\s+"
                r"\(\d[^\n]*", re.MULTILINE), "amendment-history"),
)  # fmt: skip
# Site furniture is looked for after the last part of the file that can hold law.
_TAIL_SHARE: Final = 0.25
_TAIL_WINDOW: Final = 1500


def leading_zones(text: str) -> list[Zone]:
    """Return the provenance lines and the YAML front matter at the head of a file.

    A single line that begins with "# " is a Markdown title and stays; comment lines come in runs or after an address.
    """
    zones: list[Zone] = []
    at = 0
    lines = 0
    hashes = 0
    while at < len(text) and (m := _LEADING_LINE.match(text, at)) and m.end() > at and lines < 20:
        hashes += m[0].lstrip().startswith("#")
        lines += 1
        at = m.end()
    head = text[:at]
    if at and ("://" in head or hashes > 1 or re.search(r"#\s*(?:Provenance|Source|URL)\s*:", head)):
        if head.strip():
            zones.append(Zone(0, len(head.rstrip()), "front-matter"))
    else:
        at = len(text) - len(text.lstrip())
    if m := _FRONT_MATTER.match(text, at):
        zones.append(Zone(at, m.end(), "front-matter"))
    return zones


def note_zones(text: str) -> list[Zone]:
    """Return the amendment notes and footnotes that stand between provisions."""
    found: list[Zone] = []
    for pattern, kind in _NOTES:
        found += [Zone(m.start(), m.end(), kind) for m in pattern.finditer(text)]
    found.sort()
    kept: list[Zone] = []
    for zone in found:
        if not kept or zone.start >= kept[-1].end:
            kept.append(zone)
    return kept


def trailing_zone(text: str, profile: Profile) -> Zone | None:
    """Return the site furniture at the end of a file: it needs two different signs of a web page near each other."""
    floor = int(len(text) * (1 - _TAIL_SHARE)) if len(text) > 4000 else 0
    signs = re.compile("|".join(f"(?P<s{i}>{s})" for i, s in enumerate(profile.boilerplate)) or "(?!)", re.IGNORECASE)
    hits = [(m.start(), m.lastgroup) for m in signs.finditer(text, floor)]
    if len({name for _, name in hits}) < 2 and not any("analytics" in text[at : at + 20].lower() for at, _ in hits):
        return None
    first = hits[0][0]
    start = _furniture_start(text, max(floor, first - _TAIL_WINDOW), first)
    end = len(text.rstrip())
    return Zone(start, end, "boilerplate") if start < end else None


def _furniture_start(text: str, low: int, first: int) -> int:
    """Return where furniture begins: after the last sentence of the law that ends before its first sign."""
    stops = [m.end() for m in re.finditer(r"[.;][\"”]?(?:\s*\])?(?=\s)", text[low:first])]
    if stops:
        return low + stops[-1]
    line = text.rfind("\n", low, first)
    return line + 1 if line >= 0 else first
