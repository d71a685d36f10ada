"""What the law says, as typed facts: each one points at the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.instrument import Instrument
from corpus.place import Place
from corpus.problem import Problem

DefinitionKind = Literal["means", "includes", "excludes", "same-meaning", "deeming", "construed", "attributed"]
OFFENCE_CONCEPTS = (
    "csam-production", "csam-distribution", "csam-possession", "csam-access", "csam-advertising", "grooming",
    "solicitation-of-images", "sexual-communication", "exposure-to-sexual-material", "live-performance",
    "exploitation-in-prostitution", "trafficking", "contact-abuse", "sexual-extortion", "intimate-image-sharing",
    "failure-to-report", "travel", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Feature:
    """Name a thing a passage says ("appears-to-be", "open-means") and where it says it."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """State what an instrument makes a term mean.

    `place` is the whole definition, from the term to the end of its last paragraph, closing words included; `term`
    and `also` are the words as printed, without quotation marks. `scope` is "act", "part", "section", ... or "";
    `age` is the age limit in years when the definition is of a child; `body` is who defines it, when a guidance text
    quotes another body (`kind` attributed).
    """

    term: str
    also: tuple[str, ...]
    kind: DefinitionKind
    scope: str
    place: Place
    term_place: Place
    citation: str
    concepts: tuple[str, ...] = ()
    features: tuple[Feature, ...] = ()
    age: int | None = None
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """State a punishment: imprisonment in months, life, and the fine as printed.

    `printed` is the maximum imprisonment as a lawyer would write it ("14 years", "6 months", "life"), "" when the
    text names no imprisonment. `alternative` is true when a fine may stand instead of imprisonment.
    """

    place: Place
    printed: str = ""
    months_max: int | None = None
    months_min: int | None = None
    life: bool = False
    fine: str = ""
    alternative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence:
    """State a conduct the instrument punishes.

    `citation` is at subsection level; where the duty and its penalty stand apart it is the duty's, and `penalties`
    point at the other. `place` is the subsection (or section) that states the conduct. `conduct` are the verbs,
    `mental` the words of the mental element, `means` the features of technology words that limit it.
    """

    label: str
    citation: str
    place: Place
    conduct: tuple[str, ...] = ()
    mental: tuple[Feature, ...] = ()
    victim_age: int | None = None
    offender: str = ""
    means: tuple[Feature, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    about_children: bool = False
    concepts: tuple[str, ...] = ()
    features: tuple[Feature, ...] = ()
    attempt: bool = False

    @property
    def heaviest(self) -> Penalty | None:
        """Return the penalty with the longest imprisonment (life above all), None without a penalty."""
        return max(self.penalties, key=lambda p: (p.life, p.months_max or 0), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """State what excuses: its type, its bounds, and the citations of the offences it applies to.

    `type` is own-image, peers, close-in-age, marriage, reasonable-belief-in-age, legitimate-purpose,
    lawful-authority, victim, or other. `applies_to` is empty when the text ties it to no provision by number.
    """

    type: str
    citation: str
    place: Place
    floor_age: int | None = None
    gap_years: int | None = None
    conditions: tuple[Feature, ...] = ()
    applies_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """State another thing the rubric asks about: a duty, a protection, a child-justice measure, jurisdiction, ...

    `family` is duty, protection, measure, procedure, or term; `name` says which ("report", "identity",
    "diversion"). A `term` is a word to be avoided.
    """

    family: Literal["duty", "protection", "measure", "procedure", "term"]
    name: str
    citation: str
    place: Place
    bearer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Point from a passage to the provision it cites; `act` is the other act's name, "" inside the instrument.

    `to` is the eid of the cited provision inside the instrument, None when it was not found or is in another act.
    """

    citation: str
    place: Place
    target: str
    act: str = ""
    to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Hold all that was found in one instrument, each kind in document order."""

    instrument: Instrument
    definitions: tuple[Definition, ...] = ()
    offences: tuple[Offence, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    statements: tuple[Statement, ...] = ()
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()
