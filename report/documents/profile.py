"""The profile of one country as a Word document."""

from __future__ import annotations

from collections.abc import Sequence

from compare.coverage import Country
from extract.facts import Facts
from report.documents.word import Word
from report.maximum import most_of
from report.provenance import lexgap_version
from report.templating import spoken
from report.view import Answer, Quote, View

_QUOTES = 4  # quotations under one answer; the rest is counted


def profile_bytes(view: View, country: Country) -> bytes:
    """Return the profile: texts, gaps with what to draft, answers with their words, definitions, offences, limits."""
    word = Word(country.name)
    asked = len(view.criteria)
    word.paragraph(
        f"{len(country.rows)} {'text' if len(country.rows) == 1 else 'texts'}, {asked} questions, "
        + (
            f"{country.gaps} {'gap' if country.gaps == 1 else 'gaps'}."
            if country.law
            else "guidance, no gap is counted."
        )
    )
    word.table(
        ("Text", "Date", "Kind", "File"),
        [(r.title, r.instrument.date, r.instrument.kind, r.instrument.source) for r in country.rows],
        (8.4, 2.4, 2.2, 4.4),
    )
    answers = view.country_answers(country)
    _gaps(word, view, country, answers)
    _answers(word, view, country, answers)
    own = {r.instrument.id for r in country.rows}
    facts = [c.facts for c in view.cases if c.instrument.id in own]
    _definitions(word, view, facts)
    _offences(word, view, facts)
    _limits(word, country)
    return word.bytes()


def _gaps(word: Word, view: View, country: Country, answers: Sequence[Answer | None]) -> None:
    gaps = [a for a in answers if a and a.finding.gap] if country.law else []
    word.heading("Gaps", 1)
    if not gaps:
        word.paragraph("No question asked is answered with a gap.")
    for a in gaps:
        word.labelled(f"{a.question.id} {a.question.question}", f"{a.look.symbol} {a.look.word}.")
        if a.question.remedy:
            word.labelled("What to draft:", " ".join(a.question.remedy.split()))


def _answers(word: Word, view: View, country: Country, answers: Sequence[Answer | None]) -> None:
    several = len(country.rows) > 1
    for group in view.groups:
        word.heading(group.name, 1)
        for i in group.at:
            a = answers[i]
            if a is None:
                continue
            word.labelled(
                f"{a.question.id} {a.question.question}",
                f"{a.look.symbol} {a.look.word}. {a.finding.why or a.look.says}",
            )
            for q in a.quotes[:_QUOTES]:
                word.quote(q.whole, _where(q, view.title(a.instrument) if several else ""))
            if len(a.quotes) > _QUOTES:
                word.paragraph(f"and {len(a.quotes) - _QUOTES} more passages, see the report.", small=True)


def _definitions(word: Word, view: View, facts: Sequence[Facts]) -> None:
    found = [(f.instrument, d) for f in facts for d in f.definitions if d.concepts]
    if found:
        word.heading("Definitions", 1)
    for instrument, d in found:
        word.labelled(d.term, f"({', '.join(spoken(c) for c in d.concepts)})")
        q = view.quote(instrument, d.place, d.citation)
        word.quote(q.whole, _where(q, view.title(instrument) if len(facts) > 1 else ""))


def _offences(word: Word, view: View, facts: Sequence[Facts]) -> None:
    rows = []
    for f in facts:
        for o in f.offences:
            if not (o.concepts or o.about_children):
                continue
            q = view.quote(f.instrument, o.place, o.citation)
            rows.append(
                (
                    q.citation + (f", p. {q.page}" if q.page else ""),
                    " ".join(o.label.split()),
                    ", ".join(spoken(c) for c in o.concepts),
                    str(o.victim_age) if o.victim_age is not None else "",
                    most_of(o),
                )
            )
    if rows:
        word.heading("Offences", 1)
        word.table(("Provision", "Offence", "Kind", "Child below", "Maximum"), rows, (2.8, 5.2, 4.4, 1.8, 3.2))


def _limits(word: Word, country: Country) -> None:
    unread = [(r, p) for r in country.rows for p in r.instrument.unread]
    if unread:
        word.heading("What could not be read", 1)
        for row, problem in unread:
            page = f"page {problem.page}: " if problem.page else ""
            word.paragraph(f"{row.title}: {page}{problem.message}")
    word.heading("How this was made", 1)
    word.paragraph(
        f"Read and answered by lexgap {lexgap_version()} from the texts named above, without a lawyer's review unless "
        "an answer says so. Silence in one act does not prove that the country has no such rule. Not legal advice."
    )


def _where(quote: Quote, title: str) -> str:
    parts = [title, quote.citation, f"page {quote.page}" if quote.page else ""]
    return ", ".join(p for p in parts if p) or "text"
