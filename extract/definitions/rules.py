"""What a language pack tells about definitions (`packs/<language>/definitions.yaml`)."""

from __future__ import annotations

from typing import Literal

import msgspec

from extract.token_rules import TokenRule


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say what a defining verb makes, where its term stands, and how it is read.

    `marked` verbs ("is a") define only a quoted or bold term; `prose` verbs define a bare term in any sentence. A term
    after the verb is read as one that is `called` so ("hereinafter called the Board"), `said` ("is said to commit"),
    `deemed` ("shall be deemed to be"), `announced` ("on entend par"), a thing that words behind it `constitutes`
    ("constitue un viol tout acte"), a `predicate` that ends its sentence ("tout acte ... est un viol"), or by its
    condition (`if`, `who`; see `extract.definitions.conditions`). `treated` ("is to be regarded as distributing"),
    `doing` ("is deemed to attempt"), `opening` ("Est enfant toute personne") and `inside` ("par parent, on entend")
    are told in `extract.definitions.treated`. `titled` verbs define only the term that the heading names.
    """

    kind: Literal["means", "includes", "excludes", "same-meaning", "deeming", "construed", "attributed"]
    term: Literal["before", "after"]
    marked: bool = False
    prose: bool = False
    titled: bool = False
    read: Literal[
        "called",
        "said",
        "deemed",
        "announced",
        "inside",
        "constitutes",
        "predicate",
        "opening",
        "treated",
        "doing",
        "if",
        "who",
        "attributed",
        "",
    ] = ""


class DefinitionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Hold how one language defines; all words are in lower case.

    - `verbs` maps names of `patterns` to what they make; the patterns `scope` ("in this Part"), `list` ("the
      following definitions apply") and `bounded` ("within the meaning of") are known by name.
    - `scopes` maps the word for a unit to its scope; `headings` are words in the heading of a definitions section.
    - In front of a verb: `articles`, `joiners` ("or") between terms, `either`, those that stand for choice,
      `introducers` ("the expression"), `asides`
      ("in relation to a ship,"), `plural_verbs`, whose term "X and Y" is two, `relatives` ("imprisonment for life,
      which shall mean") whose phrase is opened by one of `phrase_openers`.
    - `not_terms` never open or close a bare term, `not_in_terms` never stand in one, `generic` words are no term.
    - Behind a verb: `term_stops` end a term, `definientia` open the words that define it, `light_verbs` stand before
      it ("is said to commit an assault"), `conditions` open what must be so, `verb_endings` mark a deed;
      `adjectives` make a term with their subject's noun ("unauthorised access").
    - `links` are words behind which an article goes on with the term ("atteinte à l'intégrité"), `announcers` the
      subjects of "par parent, on entend"; `openers` may open a term in a list ("without right"); `references` is an
      expression for the words that tell how the text is to be read ("references to" a photograph include), opened by
      one of `quantifiers` ("any") or nothing; `narrowing` words behind its verb define nothing ("only").
    - `brackets` is an expression for an unquoted term in brackets behind its meaning ("(Kind)"); `bracket_leads` may
      stand before a quoted one ("(hereafter the "Board")"). `whole_terms` are never split at their "and".
    - In guidance that says who defines: `as_words` stand before the meaning, `stating` words before a meaning told
      at length, `denials` before a verb that defines nothing, `pronouns` for a body named before, `known_as` before
      its short name; `passive` is an expression that finds the passive ("is defined as").
    - `minors` are words for a person under age, `older` words for an age that is a lower bound.
    - `repealed` opens the note of a repeal, `continuing` a further sentence of a definition; a full stop behind one
      of `abbreviations` ends no sentence.
    """

    verbs: dict[str, Verb]
    scopes: dict[str, str]
    headings: tuple[str, ...]
    articles: tuple[str, ...]
    joiners: tuple[str, ...]
    either: tuple[str, ...] = ()
    introducers: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    not_terms: tuple[str, ...] = ()
    not_in_terms: tuple[str, ...] = ()
    plural_verbs: tuple[str, ...] = ()
    minors: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    repealed: tuple[str, ...] = ()
    continuing: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    term_stops: tuple[str, ...] = ()
    definientia: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    light_verbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ("if",)
    verb_endings: tuple[str, ...] = ("s",)
    relatives: tuple[str, ...] = ()
    phrase_openers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    announcers: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    references: str = ""
    quantifiers: tuple[str, ...] = ()
    narrowing: tuple[str, ...] = ()
    brackets: str = ""
    bracket_leads: tuple[str, ...] = ()
    whole_terms: tuple[str, ...] = ()
    passive: str = ""
    as_words: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()
    stating: tuple[str, ...] = ()
    patterns: tuple[TokenRule, ...]
