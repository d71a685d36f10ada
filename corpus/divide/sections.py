"""Recognise what may open a section or article: "2. Interpretation", "2.—(1)", "163.1 (1)", "Article 5", "§ 184b"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from corpus.divide.candidate import Candidate
from corpus.divide.numbers import Key, follows, roman, section_key
from corpus.divide.page_text import Page, hard_wrapped
from corpus.divide.run_on import after_title, titled
from corpus.divide.sequence import weighed
from corpus.divide.skeleton import Line, skeleton
from corpus.instrument import ProvisionKind
from corpus.profile import Profile

_NUM: Final = (
    r"(?:[LRDA]\.?\s?(?=\*?\d))?\*?\d{1,4}(?:[-./‑]\d{1,3}(?!\d))*(?:\s?(?:bis|ter|quater|quinquies|sexies|septies|octies)\b)?"
    r"(?:-?[A-Z]{1,3}(?![A-Za-z])|[a-z](?![A-Za-z]))?[ºo°]?"
)
_BARE: Final = r"\d{1,4}(?:\.\d{1,3}|-\d{1,2})?[A-Z]{0,3}"
# After the number and its full stop: a capital, a quotation, a bracket, a dash that opens a subsection.
_TEXT: Final = r"(?=\s*[—-]?\s*[\"'(\[A-ZÀ-ÖØ-ÞŒ…])"
# A number that comes again within this distance is the same section printed with its number twice.
REPEAT: Final = 260
ROMANS: Final = r"[IVXLC]{1,8}"
SET_OUT: Final = 40.0  # the weight of a section that the source itself sets out


@lru_cache(maxsize=32)
def _words(profile: Profile) -> tuple[re.Pattern[str], dict[str, ProvisionKind]]:
    kinds: dict[str, ProvisionKind] = {}
    parts = []
    for kind, words in profile.section_words.items():
        for word in words:
            parts.append(rf"(?P<w{len(kinds)}>{word})")
            kinds[f"w{len(kinds)}"] = "article" if kind == "article" else "section"
    pattern = re.compile(
        rf"(?<![\w(])(?:{'|'.join(parts)})(?:\s*(?<=[\s§.])(?P<num>{_NUM}|{ROMANS}(?![\w])"
        rf"|premier|1er|(?i:{'|'.join(profile.ordinals) or 'zzz'}))(?:er\b)?)(?P<stop>\.?)",
        re.IGNORECASE,
    )
    return pattern, kinds


_DOT = re.compile(rf"(?<![\w.,/$£€(-])(?P<num>{_BARE})\s?(?P<stop>\.){_TEXT}")
_PLAIN = re.compile(
    rf"(?<![\w.,/$£€(-])\*?(?P<num>{_BARE})(?P<stop>)(?=\s+(?:[\"'(\[A-ZÀ-ÖØ-ÞŒ…]|(?:to|and|à|et)\s+\d))"
)


def _ends_clause(page: Page, start: int) -> bool:
    before = page.before(start)
    return before < 0 or page.view[before] in ".;:—)\"'?#*]"


def _word_candidates(page: Page, profile: Profile, run_on: bool = False) -> Iterator[Candidate]:
    pattern, kinds = _words(profile)
    for m in pattern.finditer(page.view):
        line = page.at_line_start(m.start())
        after = page.view[m.end() : m.end() + 3]
        tail = page.view[m.end() : m.end() + 40].lstrip()
        if after[:1] == "(" and not line:
            continue
        if tail[:1].islower() or tail[:1] in ",;" or (re.match(r"(?:\d|\([a-z0-9])", tail[:3]) and not line):
            continue
        lone = line and not page.text[m.end() : page.line_end(m.end())].strip(" *_#.:—–-")
        heading = page.text[page.line_start(m.start()) :][:1] == "#"
        clause = _ends_clause(page, m.start())
        if not line and not (clause or (run_on and after_title(page, profile, m.start()))):
            continue
        if not line and not run_on and not (m["stop"] or after.strip()[:1] in "—-:"):
            continue
        if line and tail[:1] == "(" and not lone and after[:1] == "(":
            continue
        kind = kinds[next(k for k in kinds if m[k])]
        num = m["num"].rstrip(".")
        weight = 6.0 if heading or lone else 4.0 if line else 2.5 if run_on and clause else 1.5
        yield Candidate(m.start(), m.end(), num, _key(num, profile), "word", kind, weight, line)


def _key(num: str, profile: Profile) -> Key:
    lower = num.lower()
    if lower in ("premier", "1er"):
        return (1.0,)
    if lower in profile.ordinals:
        return (float(profile.ordinals.index(lower) % 12 + 1),)
    if re.fullmatch(ROMANS, num):
        return (float(roman(num) or 0),)
    return section_key(num)


@lru_cache(maxsize=64)
def _ended_by(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\W)(?:{'|'.join(words) or '(?!)'})\s*\Z", re.IGNORECASE)


def _number_candidates(page: Page, profile: Profile, run_on: bool = False) -> Iterator[Candidate]:
    reference = _ended_by((*profile.references, *profile.connectors))
    weak = _ended_by(profile.weak_references)
    wrapped = hard_wrapped(page)
    for pattern, style in ((_DOT, "dot"), (_PLAIN, "bare")):
        for m in pattern.finditer(page.view):
            if dates(page, profile, m.end()):
                continue
            line = page.at_line_start(m.start())
            trusted = line and (not wrapped or _after_blank(page, m.start()))
            head = page.view[max(0, m.start() - 30) : m.start()]
            if not trusted and reference.search(head):
                continue
            if not trusted and weak.search(head) and not (run_on and after_title(page, profile, m.start())):
                continue
            weight = 3.0 if line else 1.0 if _ends_clause(page, m.start()) else 0.0
            if not line and (not weight or (style == "bare" and not _repeats(page, m))):
                weight = (weight or after_title(page, profile, m.start())) if run_on else 0.0
            if run_on and not weight and m["num"] == "1":
                weight = 0.3  # the title of an act stands before its first section without a stop
            if not weight:
                continue
            weight += 0.5 if style == "dot" else 0.0
            weight += 1.0 if run_on and style == "dot" and titled(page, m.end()) else 0.0
            num = m["num"]
            yield Candidate(m.start("num"), m.end(), num, section_key(num), style, "section", weight, line)


def _after_blank(page: Page, offset: int) -> bool:
    """Say whether a blank line, or the end of a heading line, stands before the character."""
    before = page.before(offset)
    return before < 0 or page.text.count("\n", before, offset) > 1


@lru_cache(maxsize=32)
def _month(profile: Profile) -> re.Pattern[str]:
    return re.compile(rf"\.?\s+(?:{'|'.join(profile.months) or '(?!)'})\.?(?:\s+\d{{4}}|\s*\Z)", re.IGNORECASE)


def dates(page: Page, profile: Profile, end: int) -> bool:
    """Say whether a number that ends here is the day of a date: "1. April 2010"."""
    return _month(profile).match(page.view, end, end + 40) is not None


def _repeats(page: Page, m: re.Match[str]) -> bool:
    """Say whether a bare number in running text opens a section: "... order. 164 (1) A judge"."""
    return bool(re.match(r"\s+\(1\)", page.view[m.end() : m.end() + 6]))


def candidates_in(page: Page, profile: Profile, start: int, end: int) -> list[Candidate]:
    """Return the possible openings of sections in quoted law, which begins with the number of a section."""
    inner = Page(page.text[start:end], page.view[start:end], page.document, page.kept[start:end])
    moved = []
    for c in candidates(inner, profile):
        moved.append(replace(c, start=c.start + start, end=c.end + start))
    return moved


def counts_articles(found: Sequence[Candidate]) -> bool:
    """Say whether a law is counted in articles, so that its sections are groups of them."""
    sure = [c.kind for c in found if c.style == "word" and c.weight >= 4.0]
    return sure.count("article") > sure.count("section") and sure.count("article") > 2


def candidates(page: Page, profile: Profile) -> list[Candidate]:
    """Return the possible openings of sections in document order.

    When the law counts its sections with a word ("Article 5", "§ 11") bare numbers are not sections. Where the source
    sets its sections out itself, only these count, and the places where one of their numbers is printed again.
    """
    set_out = [line for line in skeleton(page, profile) if not dates(page, profile, line[1])]
    if set_out:
        return _set_out(page, profile, set_out)
    return _sought(page, profile)


@lru_cache(maxsize=32)
def _article_word(profile: Profile) -> re.Pattern[str]:
    words = profile.section_words.get("article", ())
    return re.compile("|".join((profile.article_word, *words)), re.IGNORECASE)


def _set_out(page: Page, profile: Profile, lines: list[Line]) -> list[Candidate]:
    """Return the candidates of a source's own skeleton, each followed by the repetitions of its number."""
    kind: ProvisionKind = "article" if "article" in profile.section_words else "section"
    starts = [start for start, _, _ in lines]
    found = []
    for start, end, num in lines:
        word = page.view[start : start + 1].isalpha() and num[:1].isdigit()
        named: ProvisionKind = kind if word and _article_word(profile).match(page.view, start, end) else "section"
        style = "word" if page.text[page.line_start(start) :][:1] == "#" or word else "dot"
        found.append(Candidate(start, end, num.rstrip("."), _key(num, profile), style, named, SET_OUT, line=True))
    last = found[-1]
    for c in _sought(page, profile):
        if (
            c.start > last.end
            and c.line
            and c.style == "dot"
            and follows(last.key, c.key) == 0
            and _after_blank(page, c.start)
        ):
            found.append(c)  # a last section on one line is no block, for nothing follows its title
            last = c
            continue
        i = bisect_right(starts, c.start) - 1
        if i >= 0 and lines[i][2] == c.num and c.start > lines[i][1]:
            found.append(replace(c, weight=0.0))
    return sorted(found, key=lambda c: c.start)


def _repeated(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates with more weight for those whose number is printed again soon: "150. Terms 150 In this"."""
    found = sorted(found, key=lambda c: c.start)
    last: dict[str, int] = {}
    made: list[Candidate] = []
    for c in found:
        i = last.get(c.num, -1)
        if i >= 0 and found[i].start < c.start <= found[i].start + REPEAT and found[i].style == "dot":
            made[i] = replace(made[i], weight=made[i].weight + 2.5)
        last[c.num] = len(made)
        made.append(c)
    return made


def _sought(page: Page, profile: Profile) -> list[Candidate]:
    """Return the possible openings of sections that the words of the text show."""
    worded = list(_word_candidates(page, profile))
    numbered = list(_number_candidates(page, profile))
    # Not a line but perhaps the first begins with a number: the line breaks were lost.
    if sum(1 for c in [*worded, *numbered] if c.line) <= 1:
        worded = list(_word_candidates(page, profile, run_on=True))
        numbered = _repeated(list(_number_candidates(page, profile, run_on=True)))
        if len(worded) > 2 and weighed(worded)[0] >= weighed(sorted(numbered, key=lambda c: c.start))[0]:
            return worded
    if counts_articles(worded):
        worded = [c for c in worded if c.kind == "article"]
    numbered.sort(key=lambda c: (c.start, -c.weight))
    weight_of_words = sum(c.weight for c in worded if c.weight >= 4.0)
    ones = sum(1 for c in numbered if c.line)
    if weight_of_words >= 8.0 and (sum(1 for c in worded if c.weight >= 4.0) * 3 >= ones or weight_of_words >= 40.0):
        return worded
    if weight_of_words and not ones:
        return worded
    return numbered
