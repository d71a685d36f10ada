"""What an edge says, as a sentence an analyst can quote."""

from __future__ import annotations

from collections.abc import Sequence

from compare.alignment import Alignment
from compare.node import Node

_SHOWN = 3  # runs of words named in a sentence; the alignment shows them all
_WORDS = 14  # words of a run before it is cut


def called(node: Node) -> str:
    """Return a definition as a sentence names it: who defines it, and where."""
    return f"{node.name} ({node.citation})" if node.citation else node.name


def shared_wording_sentence(first: Node, second: Node, alignment: Alignment, *, known: bool) -> str:
    """Say how much of the older text the newer one has, what it leaves out and what it adds."""
    gaps = alignment.gaps()
    left_out = _runs([first.said(g.left, g.left_end) for g in gaps])
    added = _runs([second.said(g.right, g.right_end) for g in gaps])
    whole = alignment.left_words
    percent = _percent(alignment.shared, whole)
    if known:
        head = f"{called(second)} has {percent} of the words of {called(first)} on “{first.term}”"
        tails = [f"leaves out {left_out}" if left_out else "", f"adds {added}" if added else ""]
    else:
        head = (
            f"{called(first)} on “{first.term}” and {called(second)} on “{second.term}” share {alignment.shared} words "
            f"({percent} of the first, {_percent(alignment.shared, alignment.right_words)} of the second)"
        )
        tails = [
            f"only the first says {left_out}" if left_out else "",
            f"only the second says {added}" if added else "",
        ]
    said = [t for t in tails if t]
    changes = [" and ".join(said)] if known and said else said
    whole_text = "" if changes else ", word for word"
    return "; ".join([head + whole_text, *changes, *lacks(first, second)]) + "."


def lacks(*nodes: Node) -> list[str]:
    """Say which words of its own term a definition does not take up, for each that leaves any."""
    return [f"{n.name} does not mention {' or '.join(f'“{w}”' for w in n.unsaid)}" for n in nodes if n.unsaid]


def listed(names: Sequence[str]) -> str:
    """Return element names as a reader sees them, joined by commas."""
    return ", ".join(n.replace("-", " ") for n in names)


def _percent(part: int, whole: int) -> str:
    # 99.6 % is not "100 %": a sentence must not say that all words are there when some are not.
    return f"{100 if part >= whole else min(99, round(100 * part / whole))} %"


def _runs(runs: Sequence[str]) -> str:
    said = [r for r in runs if r]
    longest = sorted(range(len(said)), key=lambda i: (-len(said[i]), i))[:_SHOWN]
    shown = [f"“{_cut(said[i])}”" for i in sorted(longest)]
    more = len(said) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _cut(run: str) -> str:
    words = run.split()
    return run if len(words) <= _WORDS else " ".join(words[:_WORDS]) + " …"
