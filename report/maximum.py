"""The heaviest penalty of an offence in a few words."""

from __future__ import annotations

from extract.facts import Offence


def most_of(offence: Offence) -> str:
    """Return the maximum as a reader sees it: the term, else the least a law names, else that there is a fine.

    A law that says "not less than five years" names no maximum; it must not look as if a fine were all.
    """
    most = offence.heaviest
    if most is None:
        return ""
    if most.printed:
        return most.printed
    least = min((p.months_min for p in offence.penalties if p.months_min), default=0)
    if least:
        return f"no maximum named, at least {_term(least)}"
    return "fine" if most.fine else ""


def _term(months: int) -> str:
    years, rest = divmod(months, 12)
    parts = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in ((years, "year"), (rest, "month")) if n]
    return " ".join(parts)
