"""One instrument's facts, laid out so that checks can ask them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.instrument import Instrument, Provision
from extract.facts import Definition, Exemption, Facts, Offence, Statement
from extract.features import FeatureIndex, feature_index
from extract.pack import Pack, load_pack
from extract.spans import telling_span
from extract.spotting import Spot
from rubric.vocabulary import Vocabulary

# A definition the material's definition rests on has a term of this sort: a record, an activity, an act with it.
_SAYS_WHAT = (
    "material-noun", "pornography", "csam-term", "sexual-conduct-noun", "performance-noun", "share", "produce",
)  # fmt: skip
_BRACKETED = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Point at words an answer rests on: offsets, and the unit inside which the quotation must stay."""

    start: int
    end: int
    low: int
    high: int
    whole: bool = False  # quote the words as they are, without looking for the clause around them


class Case:
    """Answer what the checks ask of one instrument."""

    def __init__(self, facts: Facts, vocabulary: Vocabulary) -> None:
        self.facts = facts
        self.vocabulary = vocabulary
        self.instrument: Instrument = facts.instrument
        self.pack: Pack | None = load_pack(facts.instrument.language)

    @cached_property
    def index(self) -> FeatureIndex | None:
        """Return the features of the whole text, None without a language pack."""
        return feature_index(self.instrument, self.pack) if self.pack else None

    def spots(self, names: Iterable[str], start: int, end: int) -> list[Spot]:
        """Return where any of the features stands in a range, in order."""
        index = self.index
        if index is None:
            return []
        return sorted({s for name in names for s in index.within(name, start, end)})

    def definitions(self, concepts: Sequence[str]) -> list[Definition]:
        """Return the definitions of these concepts or groups of concepts ("*": all)."""
        wanted = self.vocabulary.definition_concepts(concepts)
        return [d for d in self.facts.definitions if wanted is None or wanted.intersection(d.concepts)]

    def offences(self, groups: Sequence[str], children: bool | None = None) -> list[Offence]:
        """Return the offences of these concepts or groups, about children when asked."""
        wanted = self.vocabulary.offence_concepts(groups)
        only = children if children is not None else not self.vocabulary.any_victim_group(groups)
        return [
            o
            for o in self.facts.offences
            if (wanted is None or wanted.intersection(o.concepts)) and (o.about_children or not only)
        ]

    def exemptions(self, types: Sequence[str]) -> list[Exemption]:
        """Return the exemptions of these types ("*": all)."""
        return [e for e in self.facts.exemptions if "*" in types or e.type in types]

    def statements(self, names: Sequence[str], family: str | None = None) -> list[Statement]:
        """Return the statements of these names, of one family when asked."""
        return [s for s in self.facts.statements if s.name in names and (family is None or s.family == family)]

    @cached_property
    def material_scope(self) -> list[tuple[int, int]]:
        """Return the ranges that say what the material is: its definitions, those they rest on, and its offences."""
        defined = self.definitions(["material"])
        offences = self.offences(["material"])
        said: list[Definition | Offence] = [*(defined or offences)]
        spoken = " ".join(self.instrument.reading[f.place.start : f.place.end] for f in said).lower()
        resting = []
        for d in self.facts.definitions:
            terms = [_BRACKETED.sub("", t).strip().lower() for t in (d.term, *d.also)]
            near = any(c.citation == d.citation for c in defined) and d.kind in ("construed", "deeming")
            used = any(len(t) > 3 and re.search(rf"\b{re.escape(t)}", spoken) for t in terms)
            if near or (used and self.spots(_SAYS_WHAT, d.term_place.start, d.term_place.end)):
                resting.append(d)
        facts: list[Definition | Offence] = [*defined, *resting, *offences]
        return list(
            dict.fromkeys([*((f.place.start, f.place.end) for f in facts), *self._construing([*defined, *resting])])
        )

    def _with_its_list(self, sentence: tuple[int, int]) -> tuple[int, int]:
        """Return a sentence that ends by opening a list with the rest of the unit that holds both."""
        low, high = sentence
        if not self.instrument.reading[low:high].rstrip().endswith((":", "—", "-")):
            return sentence
        here = self.instrument.at(low)
        while here is not None and here.end <= high and here.parent is not None:
            here = self.instrument.provision(here.parent)
        return (low, here.end) if here is not None and here.end > high else sentence

    @cached_property
    def material_definition_scope(self) -> list[tuple[int, int]]:
        """Return the ranges that define the material, its offences where nothing defines it."""
        defined = self.definitions(["material"])
        if not defined:
            return self.material_scope
        offences = {(o.place.start, o.place.end) for o in self.offences(["material"])}
        return [r for r in self.material_scope if r not in offences]

    def _construing(self, defined: Sequence[Definition]) -> list[tuple[int, int]]:
        """Return the sentences that say how the material's definition is read, beside it or by its name."""
        beside = {self.section_range(d.place.start) for d in defined}
        found = []
        for s in self.spots(["construing", "definition-should"], 0, len(self.instrument.text)):
            sentence = self._with_its_list(self.unit(s.start, "sentence"))
            said = self.section_range(s.start) in beside or self.spots(["definition-should"], *sentence)
            wanted = ["child", "csam-term"] if said else ["csam-term"]
            if self.spots(wanted, *sentence):
                found.append(sentence)
        return found

    def scope(self, name: str) -> list[tuple[int, int]]:
        """Return the ranges of a named scope, most telling first (`rubric/README.md` lists the names)."""
        if name == "text":
            return [(0, len(self.instrument.text))]
        if name == "material":
            return self.material_scope
        if name == "material-definition":
            return self.material_definition_scope
        if name == "headings":
            return [(p.heading_start, p.heading_end) for p in self.instrument.provisions if p.heading_end]
        kind, _, what = name.partition(":")
        if kind == "definitions":
            return [(d.place.start, d.place.end) for d in self.definitions([what])]
        if kind == "offences":
            return [(o.place.start, o.place.end) for o in self.offences([what])]
        if kind == "sections-of-offences":
            units = (self.section_range(o.place.start) for o in self.offences([what]))
            return list(dict.fromkeys(units))
        raise KeyError(name)

    def section_range(self, offset: int) -> tuple[int, int]:
        """Return the section that holds an offset, the whole text when there is none."""
        here = self.instrument.section_of(offset)
        return (here.start, here.end) if here else (0, len(self.instrument.text))

    def subsection_range(self, offset: int) -> tuple[int, int]:
        """Return the subsection that holds an offset, the section when there is none."""
        here: Provision | None = self.instrument.subsection_of(offset)
        return (here.start, here.end) if here else self.section_range(offset)

    def limbs(self, low: int, high: int) -> list[tuple[int, int]]:
        """Return the paragraphs of which a passage is made, [] when it has fewer than two."""
        here = self.instrument.at(low)
        if here is None:
            return []
        while here.parent is not None and self.instrument.provision(here.parent).start >= low:
            here = self.instrument.provision(here.parent)
        parts = [p for p in self.instrument.children(here.eid) if low <= p.start and p.end <= high]
        return [(p.start, p.end) for p in parts] if len(parts) > 1 else []

    def unit(self, offset: int, within: str) -> tuple[int, int]:
        """Return the sentence, subsection, section or text that holds an offset."""
        if within == "clause":
            return self._clause_unit(offset)
        if within == "text" or self.index is None:
            return 0, len(self.instrument.text)
        return self.index.unit(offset, within)

    def _clause_unit(self, offset: int) -> tuple[int, int]:
        """Return the part of the smallest provision that holds an offset and lies in one sentence."""
        here = self.instrument.at(offset)
        low, high = self.index.tokens.sentence(offset) if self.index else (0, len(self.instrument.text))
        if here is None:
            return low, high
        edges = [here.start, here.end, *(e for p in self.instrument.children(here.eid) for e in (p.start, p.end))]
        before = max((e for e in edges if e <= offset), default=here.start)
        after = min((e for e in edges if e > offset), default=here.end)
        return max(low, before), min(high, after)

    def applies(self, exemption: Exemption, offences: Sequence[Offence]) -> bool:
        """Return whether an exemption excuses one of these offences.

        By its citations where it names some; else where it stands in the section of one, or has no tie at all and
        stands in the same instrument.
        """
        if exemption.applies_to:
            named = tuple(exemption.applies_to)
            return any(_covers(a, o.citation) for o in offences for a in named)
        here = self.section_range(exemption.place.start)
        inside = [o for o in self.facts.offences if here[0] <= o.place.start < here[1]]
        return any(o in offences for o in inside) if inside else bool(offences)

    def clause(self, span: Span) -> tuple[int, int]:
        """Return the words to quote for a span."""
        if span.whole:
            return span.start, span.end
        return telling_span(self.instrument, span.start, span.end, span.low, span.high)


def _covers(named: str, citation: str) -> bool:
    """Return whether a citation is the named one, lies inside it, or holds it."""
    shorter, longer = sorted((named, citation), key=len)
    return longer.startswith(shorter) and (len(longer) == len(shorter) or not longer[len(shorter)].isalnum())
