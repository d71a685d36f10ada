"""Whether a text treats the subject that a question is about."""

from __future__ import annotations

from collections.abc import Callable

from rubric.case import Case

_ONLINE_PLACES = 3


def treats(case: Case, need: str) -> bool:
    """Return whether the instrument treats the subject `need` of the rubric catalogue."""
    return _NEEDS[need](case)


def _material(case: Case) -> bool:
    return bool(case.offences(["material"]) or case.definitions(["material"]))


def _sexual(case: Case) -> bool:
    return bool(case.offences(["sexual"]) or _material(case))


def _offence(case: Case) -> bool:
    return bool(case.offences(["field"]) or _material(case))


def _child_justice(case: Case) -> bool:
    measures = [s for s in case.facts.statements if s.family == "measure"]
    return bool(measures or case.offences(["*"]))


def _online(case: Case) -> bool:
    text = len(case.instrument.text)
    provider = case.spots(["online-provider"], 0, text)
    system = case.spots(["computer-system"], 0, text)
    return bool(provider) or len(system) >= _ONLINE_PLACES


def _exemption(case: Case) -> bool:
    return bool(case.exemptions(["close-in-age", "peers"]))


def _always(case: Case) -> bool:
    return True


_NEEDS: dict[str, Callable[[Case], bool]] = {
    "csam": _material,
    "sexual": _sexual,
    "offence": _offence,
    "child-justice": _child_justice,
    "online": _online,
    "exemption": _exemption,
    "none": _always,
}
