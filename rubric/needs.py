"""Whether a text treats the subject that a question is about."""

from __future__ import annotations

from collections.abc import Callable

from rubric.case import Case

_NOT_OPERATIVE = ("schedule", "preamble", "preface")
_ONLINE_PLACES = 5
_SYSTEMS_IN_A_THOUSAND = 1.7


def treats(case: Case, need: str) -> bool:
    """Return whether the instrument treats the subject `need` of the rubric catalogue."""
    return _NEEDS[need](case)


def _material(case: Case) -> bool:
    found = case.offences(["material"]) or case.definitions(["material"])
    return bool(found or (case.facts.offences and _names_material(case)))


def _names_material(case: Case) -> bool:
    """Return whether a text with offences names the material elsewhere than in schedules and in titles of treaties."""
    text = len(case.instrument.text)
    aside = [(p.start, p.end) for p in case.instrument.provisions if p.kind in _NOT_OPERATIVE]
    aside += [(s.start, s.end) for s in case.spots(["treaty-title"], 0, text)]
    spots = case.spots(["csam-term"], 0, text)
    return any(all(s.end <= start or s.start >= end for start, end in aside) for s in spots)


def _sexual(case: Case) -> bool:
    return bool(case.offences(["sexual"]) or _material(case))


def _offence(case: Case) -> bool:
    return bool(case.offences(["field"]) or _material(case))


def _child_justice(case: Case) -> bool:
    measures = [s for s in case.facts.statements if s.family == "measure"]
    spoken_of = case.spots(["child-who-offends", "child-offender-label"], 0, len(case.instrument.text))
    return bool(measures or spoken_of or case.offences(["*"]))


def _online(case: Case) -> bool:
    """Tell a text that regulates computers or providers from one that names them as a means of an offence.

    It speaks of providers and of systems, or of systems all the time (an act on cybercrime; measured on the acts of
    the corpus: at least two mentions in a thousand characters, where penal codes stay below one and a half).
    """
    text = len(case.instrument.text)
    systems = len(case.spots(["computer-system"], 0, text))
    providers = len(case.spots(["online-provider"], 0, text))
    named = bool(providers) and systems >= _ONLINE_PLACES
    return (
        named or systems * 1000 >= _SYSTEMS_IN_A_THOUSAND * text or bool(case.statements(["remove", "provider-report"]))
    )


def _exemption(case: Case) -> bool:
    if case.exemptions(["close-in-age", "peers"]):
        return True
    if case.spots(["peers-spared"], 0, len(case.instrument.text)):
        return True
    return any(case.spots(["age-gap"], low, high) for low, high in case.scope("offences:sexual"))


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
