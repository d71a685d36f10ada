"""What a pack's `offences.yaml` holds."""

from __future__ import annotations

import msgspec

from extract.pack import Pack
from extract.token_rules import TokenRule


class ReferenceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say how a language cites a provision of the same text.

    `roman_after` are words after which a bare Roman numeral is a subsection ("aux I et II"); `bare` is true where a
    subsection is cited without brackets ("Absatz 1"). A number followed by `of` and one of the `foreign` nouns, without
    a word of `this`, is another text's; `previous` names the article before.
    """

    section: tuple[str, ...]
    subsection: tuple[str, ...]
    paragraph: tuple[str, ...]
    this: tuple[str, ...]
    group: tuple[str, ...]
    joins: tuple[str, ...]
    ranges: tuple[str, ...]
    of: tuple[str, ...]
    foreign: tuple[str, ...] = ()
    roman_after: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    bare: bool = False


class OffenceRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say how a language creates, punishes and mentions offences.

    `conditions` open a clause that only supposes an offence, `exceptions` one that sets another provision aside;
    `fillers` are words that add no element to "who commits an offence under subsection (1) ... is liable";
    `instruments` are orders and the like, made under a provision; `heading_lead` opens headings of sections that only
    punish; `abbreviations` end with a full stop that ends no sentence; `relatives` ("who") stand before a verb that
    only supposes an offence. `circumstances_count` is true where a code
    raises the penalty of an offence in later provisions, and the highest so reached is the offence's maximum;
    `bare_conduct` where a line "Pena - ..." makes an offence of the infinitives before it.
    """

    patterns: tuple[TokenRule, ...]
    references: ReferenceWords
    conditions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    heading_lead: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    circumstances_count: bool = False
    bare_conduct: bool = False
    relatives: tuple[str, ...] = ()


class DutyRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say how a language states duties (`duty`), prohibitions (`prohibits`) and powers of officials (`official`)."""

    patterns: tuple[TokenRule, ...]


def rules_of(pack: Pack) -> OffenceRules:
    """Return the offence rules of a pack."""
    return pack.decode("offences", OffenceRules)
