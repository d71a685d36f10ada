"""Read the terms that stand before a defining verb: quoted, bold, or bare at the start of an item."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice

from extract.definitions.candidate import Style
from extract.definitions.ground import LABEL, Ground, Run, Unit

LONGEST_TERM = 160
LONGEST_ASIDE = 320
LONGEST_BARE = 110
MOST_WORDS = 9
_WIDEST = 12  # characters of a word in a bare term, on the average
_WORD = re.compile(r"[^\W_](?:[\w'&./-]*[^\W_])?")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*,?\s*$")
_OUTER = re.compile(
    rf"(?:\b(?:and|or|et|ou|und|y|e|o)\s+)?(?:\b[F\d]{{0,5}}\[\s*|[(\[]\s*)?(?:{LABEL}\s*){{0,2}}"
    rf"(?:[F\d]{{0,5}}\[\s*)?(?:(?<=[;:.,]\s)[a-z]\s+)?[\"'*]*\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Terms:
    """Bound the terms found before a verb; `start` is the first character of the definition."""

    start: int
    outer: int
    runs: tuple[tuple[int, int], ...]
    style: Style


def outer_edge(ground: Ground, start: int) -> int:
    """Return where the label, bracket or quotation mark in front of a term starts."""
    window = max(0, start - 40)
    found = _OUTER.search(ground.reading, window, start)
    return found.start() if found else start


def quote_before(ground: Ground, start: int) -> int:
    """Return where the quotation mark in front of a term stands, the term's own start when there is none."""
    lead = re.compile(r"[\"']\s?$").search(ground.reading, max(0, start - 2), start)
    return lead.start() if lead else start


def aside(ground: Ground, gap: str) -> bool:
    """Return whether the words between a term and its verb are an aside ("in relation to a ship,")."""
    bare = gap.strip(" ,)—-")
    if not bare:
        return True
    if len(gap) > LONGEST_ASIDE or re.search(r"[;:\"]|\.(?!\d|\w)", gap):
        return False
    if gap.lstrip().startswith((",", "(")) and gap.rstrip().endswith((",", ")", "—")):
        return True
    words = gap.lower().lstrip()
    return any(words.startswith(a + " ") or words.strip(" ,") == a for a in ground.rules.asides)


def quoted_before(ground: Ground, unit: Unit, verb: int) -> Terms | None:
    """Read `"child" or "minor", in relation to a school,` up to the verb."""
    for mark in "\"'":
        close = ground.reading.rfind(mark, max(unit.body, verb - LONGEST_ASIDE), verb)
        while close > unit.body and mark == "'" and _apostrophe(ground, close):
            close = ground.reading.rfind(mark, unit.body, close)
        if close < unit.body or not aside(ground, ground.reading[close + 1 : verb]):
            continue
        runs: list[tuple[int, int]] = []
        while close > unit.body:
            start = ground.reading.rfind(mark, max(unit.body - 1, close - LONGEST_TERM), close)
            while mark == "'" and start > unit.body and ground.reading[start - 1].isalnum():
                start = ground.reading.rfind(mark, max(unit.body - 1, close - LONGEST_TERM), start)
            if start < unit.body - 1 or start < 0:
                break
            if not _paired(ground.instrument.text[start], ground.instrument.text[close]):
                break
            run = ground.trim(start, close)
            if run[0] >= run[1] or ";" in ground.reading[run[0] : run[1]]:
                break
            runs.append(run)
            outset = start
            close = _joined(ground, unit, start, mark)
        if runs:
            return Terms(outset, outer_edge(ground, _introduced(ground, unit, outset)), tuple(reversed(runs)), "quoted")
    return None


def _paired(opening: str, closing: str) -> bool:
    """Return whether two printed marks can open and close a quotation (“x”, „x“, «x», »x«), and not the other way."""
    return opening in "„»" or not (opening in "”’" or closing in "“‘«")


def _apostrophe(ground: Ground, at: int) -> bool:
    after = ground.reading[at + 1 : at + 2]
    return after.isalnum()


def _joined(ground: Ground, unit: Unit, start: int, mark: str) -> int:
    """Return the closing mark of the quoted term that "or", "and" or a comma joins to this one, -1 without one."""
    before = ground.reading[max(unit.body, start - 40) : start]
    close = before.rfind(mark)
    if close < 0:
        return -1
    joint = before[close + 1 :].strip().lower()
    inside = before[:close].rstrip().endswith(",") and not joint
    ok = inside or joint in ground.rules.joiners or joint.strip(", ") in ground.rules.joiners
    for word in ground.rules.introducers:
        ok = ok or (joint.endswith(word) and joint[: -len(word)].strip(", ") in (*ground.rules.joiners, ""))
    return max(unit.body, start - 40) + close if ok else -1


def _introduced(ground: Ground, unit: Unit, start: int) -> int:
    """Return where the words that introduce a term ("the expression", "references to a") start."""
    floor = max(unit.body, start - 50)
    words = sorted((*ground.rules.introducers, *ground.rules.articles), key=len, reverse=True)
    found = True
    while found:
        before = ground.reading[floor:start].rstrip().lower()
        word = next((w for w in words if before.endswith(w) and not before[: -len(w)][-1:].isalnum()), None)
        found = word is not None
        start = floor + len(before) - len(word) if word else start
    return start


def marked_before(ground: Ground, unit: Unit, verb: int, runs: list[Run]) -> Terms | None:
    """Read a bold or italic term (or several, joined) that starts an item, up to the verb."""
    i = bisect_right(runs, verb, key=lambda r: r.end) - 1
    if i < 0 or runs[i].start < unit.body or not aside(ground, ground.reading[runs[i].end : verb]):
        return None
    found = [runs[i]]
    while i > 0 and runs[i - 1].start >= unit.body:
        joint = ground.reading[runs[i - 1].end : runs[i].start].strip(" \"'").lower()
        if joint not in ground.rules.joiners and joint.strip(", ") not in ground.rules.joiners:
            break
        i -= 1
        found.insert(0, runs[i])
    if any(r.end - r.start > LONGEST_TERM for r in found):
        return None
    start = quote_before(ground, found[0].start)
    return Terms(start, outer_edge(ground, start), tuple((r.start, r.end) for r in found), "bold")


def bare_before(ground: Ground, unit: Unit, verb: int, floor: int, *, most: int = MOST_WORDS) -> Terms | None:
    """Read a noun phrase between the start of an item and the verb, `adult sentence, in the case of ...,` included."""
    for item in islice(ground.items_before(unit, verb), 3):
        if item < floor or verb - item > LONGEST_BARE + LONGEST_ASIDE:
            return None
        for start in _clauses(ground, item, verb):
            found = _bare(ground, start, verb, most)
            if found is not None:
                return found
        if re.search(r"[.;]\s", ground.reading[item:verb]):
            return None
    return None


def _clauses(ground: Ground, start: int, verb: int) -> list[int]:
    """Return the starts after each comma of a sentence that opens with another phrase ("Subject to section 3, ...")."""
    starts = [start]
    first = _WORD.search(ground.reading, start, verb)
    if first and (first[0].lower() in ground.rules.not_terms or not first[0].isalpha()):
        starts += [m.end() for m in re.compile(r",\s*").finditer(ground.reading, start, verb)][:4]
    return starts


def _bare(ground: Ground, start: int, verb: int, most: int = MOST_WORDS) -> Terms | None:
    start, _ = ground.trim(start, verb)
    label = re.compile(rf"{LABEL}\s*").match(ground.reading, start, verb)
    start = label.end() if label else start
    introduced = _behind_introducer(ground, start, verb)
    if introduced is not None:
        return introduced
    head = ground.reading[start:verb]
    comma = re.search(r"\s*,|\s+\((?=[^)]{12})|\s+\([a-z]\)\s*$", head)
    end = start + (comma.start() if comma else len(head.rstrip()))
    phrase, gap = ground.reading[start:end], ground.reading[end:verb]
    for opener in ground.rules.asides:
        at = phrase.lower().find(f" {opener} ")
        if at > 0 and opener not in ("of", "in", "also"):
            gap, phrase = phrase[at:] + gap, phrase[:at]
    end = start + len(phrase.rstrip())
    if gap.strip(" ,") and not (re.fullmatch(r"\s*\([a-z]\)\s*", gap) or aside(ground, gap)):
        return None
    doubled = _doubled(ground, start, end)
    inner = doubled if doubled is not None else start
    if not plausible(ground, ground.reading[inner:end], most):
        return None
    outer = start if doubled is not None else outer_edge(ground, start)
    article = re.compile(r"(\w+'|\w+(?=\s))\s*").match(ground.reading, inner, end)
    inner = article.end() if article and article[1].lower() in ground.rules.articles else inner
    if not plausible(ground, ground.reading[inner:end], most):
        return None
    runs = _several(ground, inner, end, gap, ground.reading[verb : verb + 12])
    return Terms(inner, outer, runs, "doubled" if doubled is not None else "bare")


def relative_before(ground: Ground, unit: Unit, verb: int) -> Terms | None:
    """Read "imprisonment for life, which" up to the verb: the noun phrase back to its article or preposition."""
    lead = ground.reading[max(unit.body, verb - LONGEST_BARE) : verb]
    if not ground.rules.relatives:
        return None
    relative = re.search(rf"(?P<term>[\w' -]+),?\s+(?:{'|'.join(ground.rules.relatives)})\s*$", lead)
    if relative is None:
        return None
    words = list(_WORD.finditer(relative["term"]))
    opened = [i for i, w in enumerate(words) if w[0].lower() in ground.rules.phrase_openers]
    words = words[opened[-1] + 1 :] if opened else []
    if not words or not plausible(ground, " ".join(w[0] for w in words)):
        return None
    at = verb - len(lead) + relative.start("term")
    run = (at + words[0].start(), at + words[-1].end())
    return Terms(run[0], run[0], (run,), "sentence")


def referred_before(ground: Ground, unit: Unit, verb: int, floor: int) -> Terms | None:
    """Read "References in this Act to a photograph" up to its verb: the term is what is referred to."""
    if not ground.rules.references:
        return None
    # "The reference in paragraph (a) to a person" speaks of one place only and defines nothing.
    lead = re.compile(rf"(?:(?:{'|'.join(ground.rules.quantifiers)})\s+)?{ground.rules.references}\s+", re.IGNORECASE)
    articles = re.compile(rf"(?:{'|'.join(ground.rules.articles)})\s+", re.IGNORECASE)
    for item in islice(ground.items_before(unit, verb), 4):
        if item < floor or verb - item > LONGEST_ASIDE:
            return None
        opened = lead.match(ground.reading, item, verb)
        if opened is None:
            continue
        article = articles.match(ground.reading, opened.end(), verb)
        start = article.end() if article else opened.end()
        words = list(_WORD.finditer(ground.reading, start, verb))
        finite = {*ground.rules.generic, *ground.rules.plural_verbs} & set(ground.rules.not_in_terms)
        if any(w[0].lower() in finite for w in words) or re.search(r"[;:]", ground.reading[start:verb]):
            continue
        stop = next((w.start() for w in words if w[0].lower() in (*ground.rules.not_in_terms, "to")), verb)
        cut = re.compile(r"\s*[(,]").search(ground.reading, start, stop)
        run = ground.trim(start, cut.start() if cut else stop)
        if run[0] < run[1] and len(ground.reading[slice(*run)].split()) <= 9:
            return Terms(run[0], item, (run,), "sentence")
    return None


def _behind_introducer(ground: Ground, start: int, verb: int) -> Terms | None:
    """Read `the words ship, oil and owner` up to the verb: each is a term."""
    lead = ground.reading[start:verb].lower()
    word = next((w for w in sorted(ground.rules.introducers, key=len, reverse=True) if lead.startswith(w + " ")), None)
    if (
        word is None
        or re.search(r"[;:]", lead)
        or lead[len(word) :].split(" ")[1:2] in [[j] for j in ground.rules.joiners]
    ):
        return None
    begin = start + len(word)
    joiners = "|".join(re.escape(j) for j in ground.rules.joiners if j.isalpha())
    runs = []
    for piece in re.finditer(rf"((?!,|\s(?:{joiners})\s).)+", ground.reading[begin:verb]):
        i, j = ground.trim(begin + piece.start(), begin + piece.end())
        words = ground.reading[i:j].split(" ", 1)
        if words[0].lower() in ground.rules.joiners and len(words) == 2:
            i += len(words[0]) + 1
        if i < j and plausible(ground, ground.reading[i:j]):
            runs.append((i, j))
    return Terms(runs[0][0], start, tuple(runs), "bare") if runs else None


def _doubled(ground: Ground, start: int, end: int) -> int | None:
    """Return where a term that the print repeats ("parent parent means") starts again."""
    words = list(_WORD.finditer(ground.reading, start, end))
    half = len(words) // 2
    if not words or len(words) % 2 or [w[0].lower() for w in words[:half]] != [w[0].lower() for w in words[half:]]:
        return None
    return words[half].start()


def doubled_at(ground: Ground, unit: Unit, start: int) -> tuple[int, int] | None:
    """Return the second of two equal phrases at this offset, None when there are not two."""
    words: list[re.Match[str]] = []
    for word in _WORD.finditer(ground.reading, start, min(unit.end, start + LONGEST_BARE * 2)):
        if words and ground.reading[words[-1].end() : word.start()].strip():
            break
        words.append(word)
        half = len(words) // 2
        if len(words) % 2 == 0 and half <= 8:
            first = [w[0] for w in words[:half]]
            if first == [w[0] for w in words[half:]]:
                return words[half].start(), words[-1].end()
    return None


def plausible(ground: Ground, phrase: str, most: int = MOST_WORDS) -> bool:
    """Return whether a bare phrase can be a term: short, no clause, not opened by a function word."""
    words = [w[0].lower() for w in _WORD.finditer(phrase)]
    if not words or len(words) > most or len(phrase) > most * _WIDEST or re.search(r"[;:.!?\"=](?!\w)|\d", phrase):
        return False
    if phrase.startswith("(") or phrase.count("(") != phrase.count(")"):
        return False
    opened = words[0] in ground.rules.openers and len(words) == 2  # "without right"
    if (words[0] in ground.rules.not_terms and not opened) or words[-1] in (
        *ground.rules.not_terms,
        *ground.rules.articles,
    ):
        return False
    return not any(w in ground.rules.not_in_terms for w in words)


def _several(ground: Ground, start: int, end: int, gap: str, verb: str) -> tuple[tuple[int, int], ...]:
    """Split `person and owner` into its terms when the print says they are several ("respectively", plural verb)."""
    verb = verb.split(" ")[0].lower()
    if ground.reading[start:end].lower().startswith(ground.rules.whole_terms or ("\0",)):
        return ((start, end),)
    short = re.search(rf"\s+(?:{'|'.join(ground.rules.either)})\s+(?P<s>\S.*)$", ground.reading[start:end])
    if short and set(short["s"].split()) <= set(ground.reading[start : start + short.start()].split()):
        return ((start, start + short.start()), (start + short.start("s"), end))  # "Board of Directors or Board"
    if not (verb in ground.rules.plural_verbs or "respectively" in gap or re.match(r"\s*,[^,]{1,60},\s*and\s", gap)):
        return ((start, end),)
    joiners = "|".join(re.escape(j) for j in ground.rules.joiners if j.isalpha())
    joint = re.compile(rf"\s+(?:{joiners})\s+(?:the\s+)?").search(ground.reading, start, end)
    return ((start, joint.start()), (joint.end(), end)) if joint else ((start, end),)
