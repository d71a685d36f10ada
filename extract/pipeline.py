"""All facts of one instrument, in the order in which they rest on each other."""

from __future__ import annotations

from dataclasses import replace

from corpus.instrument import Instrument
from corpus.problem import Problem, Severity
from extract.concepts import concepts_of, offence_concepts_of
from extract.definitions import find_definitions
from extract.exemptions import find_exemptions
from extract.facts import Definition, Facts, Offence
from extract.features import features_in
from extract.health import find_problems
from extract.offences import find_offences
from extract.pack import Pack, load_pack
from extract.references import find_references
from extract.statements import find_statements


def facts_of(instrument: Instrument) -> Facts:
    """Return what an instrument defines, punishes, excuses and requires.

    An instrument in a language without a pack has no facts, and a problem of severity `unread` that says so.
    """
    pack = load_pack(instrument.language)
    if pack is None:
        return Facts(instrument=instrument, problems=() if instrument.fatal else (_no_pack(instrument),))
    definitions = [_described(d, instrument, pack) for d in find_definitions(instrument, pack)]
    offences = [_told(o, instrument, pack) for o in find_offences(instrument, pack, definitions)]
    facts = Facts(
        instrument=instrument,
        definitions=tuple(definitions),
        offences=tuple(offences),
        exemptions=tuple(find_exemptions(instrument, pack, offences)),
        statements=tuple(find_statements(instrument, pack)),
        references=tuple(find_references(instrument, pack)),
    )
    return replace(facts, problems=find_problems(facts))


def _no_pack(instrument: Instrument) -> Problem:
    language = instrument.language or "an unknown language"
    return Problem(
        "no-language-pack",
        f"the text is in {language}, which lexgap cannot search for facts",
        Severity.UNREAD,
        "Give --language when the text is in another language; `lexgap languages` lists those that can be read.",
    )


def _described(d: Definition, instrument: Instrument, pack: Pack) -> Definition:
    """Return a definition with its concepts and features."""
    features = features_in(instrument, pack, d.place.start, d.place.end)
    return replace(d, concepts=concepts_of(instrument, pack, d), features=features)


def _told(o: Offence, instrument: Instrument, pack: Pack) -> Offence:
    """Return an offence with its features, and with the concepts that its words tell when it has none."""
    concepts = offence_concepts_of(instrument, pack, o)
    features = features_in(instrument, pack, o.place.start, o.place.end)
    return replace(
        o,
        concepts=concepts,
        about_children=o.about_children or concepts != o.concepts,
        features=features,
    )
