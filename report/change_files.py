"""What changed between two versions: in a terminal, as JSON rows, and as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.changes import Changes, Piece, ProvisionChange
from compare.naming import title_of
from report.console import clip
from report.jsonl import Row, finding_row
from report.outcomes import look_of
from report.provenance import Provenance
from report.templating import render, stylesheet

_CONTEXT = 60  # characters of kept words that are shown on each side of a change
_TURNS = {"gap-closed": "a gap closed", "gap-opened": "a gap opened", "changed": "changed"}
_LONG = 700


def change_lines(changes: Changes) -> Iterator[str]:
    """Yield the differences line by line, removed words as [-so-], added words as {+so+} (the notation of wdiff)."""
    yield f"{title_of(changes.old)} ({changes.old.source}) -> {title_of(changes.new)} ({changes.new.source})"
    yield f"  Answers that changed ({len(changes.answers)})"
    for a in changes.answers:
        turn = f"{look_of(a.old).word} -> {look_of(a.new).word} ({_TURNS[a.turn]})"
        yield f"    {a.question.id}  {turn}: {a.question.question}"
        for side, finding in (("old", a.old), ("new", a.new)):
            for e in finding.evidence:
                yield f"         {side} {e.citation}: “{clip(e.quote)}”"
    yield f"  Provisions that changed ({len(changes.provisions)}; {changes.same} did not)"
    for p in changes.provisions:
        yield f"    {_head(p)}"
        yield from (f"         {x}" for x in [_words(p.pieces)] if x)


def _head(p: ProvisionChange) -> str:
    numbers = " -> ".join(dict.fromkeys(x for x in (p.old_citation, p.new_citation) if x))
    return " ".join(x for x in (numbers, p.heading, f"({p.kind})") if x)


def _words(pieces: Sequence[Piece]) -> str:
    out = []
    for k, piece in enumerate(pieces):
        words = " ".join(piece.words.split())
        if piece.kind == "kept":
            out.append(_context(words, first=k == 0, last=k == len(pieces) - 1))
        elif piece.kind == "removed":
            out.append(f"[-{clip(words, _LONG)}-]")
        else:
            out.append(f"{{+{clip(words, _LONG)}+}}")
    return " ".join(x for x in out if x)


def _context(words: str, *, first: bool, last: bool) -> str:
    """Return kept words, the middle of a long run left out."""
    if len(words) <= 2 * _CONTEXT:
        return words
    before = "" if first else words[:_CONTEXT].rsplit(" ", 1)[0] + " "
    after = "" if last else " " + words[-_CONTEXT:].split(" ", 1)[-1]
    return f"{before}…{after}"


def change_rows(changes: Changes) -> Iterator[Row]:
    """Yield a row for each answer that changed, then one for each provision."""
    for a in changes.answers:
        yield {
            "kind": "answer",
            "criterion": a.question.id,
            "turn": a.turn,
            "old": finding_row(changes.old, a.old),
            "new": finding_row(changes.new, a.new),
        }
    for p in changes.provisions:
        yield {
            "kind": "provision",
            "change": p.kind,
            "old_citation": p.old_citation,
            "new_citation": p.new_citation,
            "heading": p.heading,
            "old": {"eid": p.old.eid, "start": p.old.start, "end": p.old.end} if p.old else None,
            "new": {"eid": p.new.eid, "start": p.new.start, "end": p.new.end} if p.new else None,
            "pieces": [
                {"kind": x.kind, "start": x.place.start, "end": x.place.end, "words": x.words} for x in p.pieces
            ],
        }


def change_html(found: Sequence[Changes], provenance: Provenance) -> bytes:
    """Return the differences as a page that stands alone; words of law are never taken as markup."""
    return render(
        "changes.html", found=found, title_of=title_of, turns=_TURNS, style=stylesheet(), provenance=provenance
    )
