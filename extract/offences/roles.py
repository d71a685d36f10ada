"""Say what one sentence of the law does about offences: create one, punish one created elsewhere, state a duty.

Roles of the token rules in a pack's `offences.yaml`:

- `creates` ("commits an offence"), `punishes` ("shall be punished with", "is liable to imprisonment"), `penalty-line`
  ("Maximum penalty: ..."), `deems` ("is deemed to have committed the offence"), `raises` ("les peines sont portées à")
  are the verbs of an offence; `constitutes` ("constitue un délit le fait de") needs a penalty elsewhere, and so does
  `is-act` ("le recel est le fait de"), which names the offence;
- `named` is "commits NAME who ..."; `said` ("is said to commit") only defines; `mention` takes the force from any of
  these whose start it covers ("has committed", "No person shall be guilty");
- `back` with `culprit` ("guilty of") or `offends` ("commits") before it shows that the subject is already an offender
  ("guilty of an offence under subsection (1)"); only who `offends` anew can do so in an aggravated form;
- `breach` and `omits` point at a duty stated elsewhere; `prohibits` states one;
- `obliges` is a treaty's duty to punish ("shall take measures to ensure that ... is criminalised"); `lists` opens a
  list of offences, each with its own title ("The following acts constitute the offence of cybercrime: (1) Libel. ...");
- `repeats` ("does any act mentioned in section 4") takes the conduct of another offence;
- `guilty-is` ("le coupable sera") continues an offence stated before, in a circumstance of it;
- `general` punishes whatever has no penalty; `attempt`, `ancillary` (aiding) and `corporate` are liability tied to
  other offences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from extract.offences.references import ReferenceReader, References, Target
from extract.offences.rules import OffenceRules, rules_of
from extract.pack import Pack
from extract.token_rules import Hit

RoleKind = Literal[
    "create", "punish", "aggravate", "breach", "prohibit", "duty", "line", "define", "constitute", "list"
]
VERBS = frozenset({"creates", "punishes", "deems", "named", "raises", "obliges"})
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """State what a sentence does; `targets` are the provisions it does it to, `verb` the words that decide it.

    `fallback` is true for a punishment of whatever offence has none of its own; `name` is the offence a definition
    names; `by_order` is true when what is breached is an order, notice or other act under the
    provision, or one thing it requires; `anew`
    that the subject "commits" the offence cited; `same` that the penalty is the one of the `targets`.
    """

    kind: RoleKind
    start: int
    end: int
    verb: Hit | None = None
    targets: tuple[Target, ...] = ()
    fallback: bool = False
    circumstance: bool = False
    attempt: bool = False
    ancillary: bool = False
    corporate: bool = False
    name: str = ""
    by_order: bool = False
    anew: bool = False
    same: bool = False


class RoleReader:
    """Read the role of sentences in one language."""

    def __init__(self, rules: OffenceRules) -> None:
        self._rules = rules
        self._refs = ReferenceReader(rules.references)
        set_aside = "|".join(re.escape(w) for w in rules.exceptions) or r"(?!)"
        self._exception = re.compile(rf"\W*(?:{set_aside})\b", re.IGNORECASE)
        self._instruments = frozenset(w.lower() for w in rules.instruments)
        self._fillers = frozenset(w.lower() for w in rules.fillers)
        ways = "|".join(re.escape(w) for w in rules.conditions) or r"(?!)"
        self._condition = re.compile(rf"\b(?:{ways})\b", re.IGNORECASE)

    def read(self, text: str, start: int, end: int, hits: Sequence[Hit]) -> Role | None:
        """Return the role of the sentence `text[start:end]`, None when it has none; `hits` are those inside it."""
        by: dict[str, list[Hit]] = {}
        for h in hits:
            by.setdefault(h.name, []).append(h)
        verbs = self._verbs(text, start, by)
        if not verbs or "lists" in by:
            return self._without_verb(text, start, end, by)
        if verbs[0].name == "obliges":
            return self._obliged(text, start, end, verbs[0], by)
        if any(len(text[start : o.start].split()) <= 3 for o in by.get("official", [])):
            return None
        first = next((v for v in verbs if v.name == "deems"), verbs[0])
        base = Role(
            kind="create",
            start=start,
            end=end,
            verb=first,
            attempt="attempt" in by,
            ancillary="ancillary" in by or "corporate" in by,
            corporate="corporate" in by,
            same="same" in by,
        )
        name = self._name(text, verbs, by)
        if "general" in by:
            return Role(kind="punish", start=start, end=end, verb=first, targets=(Target("group"),), fallback=True)
        if first.name == "raises":
            return self._raised(text, start, end, first, by)
        breached = self._breached(text, start, end, first, by)
        if breached is not None:
            return replace(base, kind="breach", targets=breached[0], by_order=breached[1])
        if all(v.name != "deems" for v in verbs):
            role = self._offender(text, start, end, verbs, by)
            if role is not None:
                return role
        supposed = self._condition.match(text, start) is not None
        if any((supposed and g.start <= first.end) or g.start - start <= 4 for g in by.get("guilty-is", [])):
            return replace(base, kind="punish", targets=(Target("this-section"),), circumstance=True)
        if first.name == "creates" and self._supposed(text, start, first, by):
            return None
        return replace(base, name=name, targets=self._derived_from(text, end, by))

    def _obliged(self, text: str, start: int, end: int, verb: Hit, by: dict[str, list[Hit]]) -> Role:
        """Return the role of a treaty's duty to punish; one that names the conduct by number punishes what is there."""
        for back in by.get("back", []):
            targets = self._refs.read(text, back.start, min(end, verb.end), reach=60).targets
            if verb.start <= back.start < verb.end and any(t.kind != "group" for t in targets):
                return Role(kind="punish", start=start, end=end, verb=verb, targets=targets)
        return Role(
            kind="create", start=start, end=end, verb=verb, targets=self._derived_from(text, end, by),
            attempt="attempt" in by, ancillary="ancillary" in by or "corporate" in by, corporate="corporate" in by,
        )  # fmt: skip

    def _raised(self, text: str, start: int, end: int, first: Hit, by: dict[str, list[Hit]]) -> Role:
        """Return the role of a sentence that raises the penalty of offences stated before."""
        refs = self._refs.read(text, first.start, end, reach=60)
        for back in by.get("back", []):
            near = len(text[start : back.start].split()) <= 4 and back.start < first.start
            if not refs.targets and near:
                refs = self._refs.read(text, back.start, min(end, first.start), reach=60)
        targets = tuple(t for t in refs.targets if t.kind != "group") or (Target("this-section"),)
        return Role(kind="punish", start=start, end=end, verb=first, targets=targets)

    def _derived_from(self, text: str, end: int, by: dict[str, list[Hit]]) -> tuple[Target, ...]:
        """Return the provisions of the offences that this one is an attempt at, a help to or a liability for."""
        tied = sorted(h for name in ("same", "ancillary", "corporate", "attempt", "repeats") for h in by.get(name, []))
        for hit in tied:
            targets = self._refs.read(text, hit.start, end, reach=110).targets
            if targets:
                return targets
        return ()

    def _verbs(self, text: str, start: int, by: dict[str, list[Hit]]) -> list[Hit]:
        """Return the verbs of an offence that no mention covers, in order."""
        void = by.get("mention", [])
        found = [h for name in VERBS for h in by.get(name, []) if not any(m.start <= h.start < m.end for m in void)]
        return sorted(found)

    def _without_verb(self, text: str, start: int, end: int, by: dict[str, list[Hit]]) -> Role | None:
        if "lists" in by:
            return Role(kind="list", start=start, end=end, verb=by["lists"][0])
        if "penalty-line" in by:
            return Role(kind="line", start=start, end=end, verb=by["penalty-line"][0])
        if "constitutes" in by or "is-act" in by:
            hit = (by.get("is-act") or by["constitutes"])[0]
            name = " ".join(self.added(text, start, hit.start)) if hit.name == "is-act" else ""
            return Role(kind="constitute", start=start, end=end, verb=hit, name=name)
        if "said" in by:
            return Role(kind="define", start=start, end=end, verb=by["said"][0])
        return None

    def duty(self, start: int, end: int, hits: Sequence[Hit]) -> Role | None:
        """Return the duty or prohibition a sentence lays on a person, None when it has none or is an official's."""
        official = [h for h in hits if h.name == "official"]
        for kind, name in (("prohibit", "prohibits"), ("duty", "duty")):
            for h in hits:
                if h.name == name and not any(o.start <= h.start < o.end for o in official):
                    if kind == "duty" and official:
                        return None
                    return Role(kind="prohibit" if kind == "prohibit" else "duty", start=start, end=end, verb=h)
        return None

    def _name(self, text: str, verbs: Sequence[Hit], by: dict[str, list[Hit]]) -> str:
        if verbs[0].name == "named" and by.get("named"):
            words = text[verbs[0].start : verbs[0].end].split()
            return " ".join(words[1:-1]).strip(" ,").lower()
        return ""

    def _breached(
        self, text: str, start: int, end: int, verb: Hit, by: dict[str, list[Hit]]
    ) -> tuple[tuple[Target, ...], bool] | None:
        """Return the provisions whose breach is the whole conduct, and whether only through an order under them."""
        for h in sorted([*by.get("breach", []), *by.get("omits", [])]):
            opening = text[start : h.start] if h.start < verb.start else text[verb.end : h.start]
            if len(opening.split()) > 16 or "(a)" in opening:
                return None
            refs = self._refs.read(text, h.end, end, reach=30 if h.name == "breach" else 90)
            if not refs.targets or all(t.kind == "group" for t in refs.targets):
                continue
            between = frozenset(w.lower() for w in _WORD.findall(text[h.end : refs.end]))
            return refs.targets, h.name == "omits" or bool(between & self._instruments)
        return None

    def _offender(self, text: str, start: int, end: int, verbs: Sequence[Hit], by: dict[str, list[Hit]]) -> Role | None:
        """Return the role of a sentence whose subject has already committed an offence, None when it has not."""
        void = [m for m in by.get("mention", []) if m.end > m.start]
        culprits = sorted([*by.get("offends", []), *by.get("culprit", []), *by.get("creates", [])])
        for back in by.get("back", []):
            if any(m.start < back.start < m.end for m in [*void, *by.get("ancillary", [])]):
                continue
            near = [c for c in culprits if c.start <= back.start and back.start - c.end <= 20]
            by_verb = next((c for c in near if c.name == "offends"), near[0] if near else None)
            subject = by_verb is None and back.start < verbs[0].start and len(text[start : back.start].split()) <= 4
            subject = subject and self._exception.match(text, start) is None
            subject = subject and not any(a.start < back.start for a in by.get("attempt", []))
            if by_verb is None and not subject:
                continue
            refs = self._refs.read(text, back.start, end, reach=60)
            # "Any person who publishes ... commits an offence under this Act": the conduct is here, not elsewhere.
            before = text[start : by_verb.start].lower().split() if by_verb is not None else []
            here = len(before) > 5 and before[-1] not in self._rules.relatives
            if here and refs.targets and all(t.kind == "group" for t in refs.targets):
                continue
            later = [v for v in verbs if v.start >= max(back.end - 1, refs.end - 1)]
            if "corporate" in by and later and later[0].name == "creates" and self._condition.match(text, start):
                return None  # "Where a company is convicted of an offence, every director is guilty of the offence"
            if subject and (not later or later[0].name in ("creates", "deems")):
                continue
            if not later:
                return None
            return self._punishing(text, start, end, by_verb, refs, later[0], by)
        return None

    def _punishing(
        self,
        text: str,
        start: int,
        end: int,
        by_verb: Hit | None,
        refs: References,
        verb: Hit,
        by: dict[str, list[Hit]],
    ) -> Role | None:
        targets = refs.targets or (Target("this-section"),)
        extra = self.added(text, max(refs.end, start), verb.start)
        added = len(extra) >= 3
        if added and by_verb is not None and by_verb.name == "offends":
            return Role(
                kind="aggravate", start=start, end=end, verb=verb, targets=targets,
                attempt="attempt" in by, ancillary="ancillary" in by,
            )  # fmt: skip
        circumstance = added and self._condition.match(text, start) is not None
        fallback = all(t.kind == "group" for t in targets)
        return Role(
            kind="punish", start=start, end=end, verb=verb, targets=targets, fallback=fallback,
            circumstance=circumstance,
            same="same" in by, anew=by_verb is not None and by_verb.name == "offends",
        )  # fmt: skip

    def added(self, text: str, at: int, to: int) -> list[str]:
        """Return the words that add an element between the cited offence and its punishment."""
        words = (w.lower() for w in _WORD.findall(text[at:to]))
        return [w for w in words if w not in self._fillers and len(w) > 1]

    def _supposed(self, text: str, start: int, verb: Hit, by: dict[str, list[Hit]]) -> bool:
        """Return whether the verb stands in a clause that only supposes the offence ("where a person commits")."""
        opened = list(self._condition.finditer(text, start, verb.start))
        if not opened:
            return False
        gap = text[opened[-1].end() : verb.start]
        return (
            "," not in gap
            and len(gap.split()) <= 8
            and not any(opened[-1].end() <= b.start < verb.start for b in by.get("breach", []))
        )


@lru_cache(maxsize=16)
def role_reader(pack: Pack) -> RoleReader:
    """Return the role reader of a language, made once."""
    return RoleReader(rules_of(pack))
