"""Promise 1: every fact and finding carries verbatim words at a place, whatever the text is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.bundle import bundled_files
from corpus.instrument import Instrument
from corpus.place import Place
from corpus.read import read, read_bytes
from corpus.reading_view import reading_view
from extract.facts import Facts
from extract.pipeline import facts_of
from rubric.criteria import bundled
from rubric.finding import WITH_EVIDENCE, Finding
from rubric.judge import judge

# The words statutes are made of, and what mirrors of statutes put between them.
ENGLISH = (
    "1. Short title\n", "2. Interpretation\n", "3. Offences\n", "(1)", "(2)", "(a)", "(b)", "(i)", "(ii)", "—", "; ", ". ", ", and ",
    "“child”", "means", "includes", "a person under the age of eighteen years", "“child sexual abuse material”", "In this Act,",
    "any person who", "knowingly", "possesses", "distributes", "commits an offence", "is guilty of an offence",
    "and is liable on conviction to imprisonment for a term not exceeding", "five years", "14 years", "or to both", "a fine",
    "It is a defence", "subsection (1)", "section 2", "does not include", "shall be deemed", "by means of a computer system",
    "PART I", "SCHEDULE", "is amended by inserting", "“5A. (1) A person", "**", "F1[", "]", "[Footnote] 1.", "\n\n", "\n", "  ",
)  # fmt: skip
FRENCH = (
    "Article 1\n", "Article 2\n", "1°", "a)", "« enfant »", "s'entend de", "désigne", "toute personne de moins de dix-huit ans",
    "Le fait de", "détenir", "est puni de", "cinq ans d'emprisonnement", "et de 75 000 euros d'amende", "Quiconque", "; ", ". ",
    "\n\n", "\n", "N'est pas punissable", "au sens de la présente loi", "l'article 2", "un mineur de quinze ans", "- ", "§ 1er. ",
)  # fmt: skip


def places(facts: Facts) -> Iterator[Place]:
    for d in facts.definitions:
        yield from (d.place, d.term_place, *(f.place for f in d.features))
    for o in facts.offences:
        yield from (o.place, *(f.place for f in (*o.mental, *o.means, *o.features)), *(p.place for p in o.penalties))
    for e in facts.exemptions:
        yield from (e.place, *(f.place for f in e.conditions))
    yield from (s.place for s in facts.statements)
    yield from (r.place for r in facts.references)


def check(instrument: Instrument, facts: Facts, findings: list[Finding]) -> None:
    known = {p.eid: p for p in instrument.provisions}
    for place in places(facts):
        assert place.of(instrument.text).strip()
        if place.eid:
            assert known[place.eid].start <= place.start < known[place.eid].end
    for d in facts.definitions:
        # "Access is unauthorised if" defines "unauthorised access": its words stand there, if in another order.
        words = "".join(instrument.reading[d.place.start : d.place.end].split()).lower()
        assert all(word in words for word in reading_view(d.term).lower().split()), d.term
    for finding in findings:
        assert bool(finding.evidence) == (finding.outcome in WITH_EVIDENCE)
        for e in finding.evidence:
            assert e.quote == e.place.of(instrument.text)
            assert e.quote.strip()


def judged(instrument: Instrument) -> tuple[Facts, list[Finding]]:
    facts = facts_of(instrument)
    return facts, judge(facts, bundled())


@pytest.mark.parametrize(("language", "words"), [("en", ENGLISH), ("fr", FRENCH)])
def test_soup_of_statute_words_never_breaks_a_promise(language: str, words: tuple[str, ...]) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(words), min_size=1, max_size=120))
    def soup(pieces: list[str]) -> None:
        for instrument in read_bytes(" ".join(pieces).encode(), "soup.txt", language=language):
            check(instrument, *judged(instrument))

    soup()


@pytest.mark.parametrize("number", range(len(bundled_files())))
def test_every_word_quoted_from_a_bundled_pdf_is_at_its_place(number: int) -> None:
    path, meta = bundled_files()[number]
    for instrument in read(path, meta=meta):
        check(instrument, *judged(instrument))


def test_the_same_text_gives_the_same_answers() -> None:
    path, meta = bundled_files()[0]
    first, second = (judged(read(path, meta=meta)[0]) for _ in range(2))
    assert first[1] == second[1]
    assert first[0].definitions == second[0].definitions
