"""The pages that list definitions and offences: one page for each in a small report, many in a large one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from report.pages.definition_page import DefinitionGroup, concept_groups, term_groups
from report.pages.offence_page import OffenceGroup, offence_groups
from report.pages.paging import ONE_PAGE, Sheet, sheets
from report.templating import render
from report.view import View

_TERMS = 60  # terms outside the vocabulary on one page


def definition_pages(view: View, shared: Mapping[str, object]) -> Iterator[tuple[str, bytes]]:
    """Yield definitions.html, and the pages it leads to when the library is large."""
    concepts, terms = concept_groups(view), term_groups(view)
    common = {"here": "definitions", **shared}
    if sum(len(g.cards) for g in (*concepts, *terms)) <= ONE_PAGE:
        yield (
            "definitions.html",
            render("definitions.html", root="", concepts=concepts, terms=terms, sheet=None, **common),
        )
        return
    pages = [(g, _definition_sheets(g)) for g in concepts]
    rest = [terms[k : k + _TERMS] for k in range(0, len(terms), _TERMS)]
    files = tuple(f"definitions/other-terms{f'-{k + 1}' if k else ''}.html" for k in range(len(rest)))
    yield (
        "definitions.html",
        render("definitions_list.html", root="", pages=pages, terms=tuple(zip(files, rest, strict=True)), **common),
    )
    for _, found in pages:
        for sheet in found:
            page = render("definitions.html", root="../", concepts=sheet.groups, terms=(), sheet=sheet, **common)
            yield sheet.file, page
    for k, part in enumerate(rest):
        sheet = Sheet(tuple(part), k, files)
        yield files[k], render("definitions.html", root="../", concepts=(), terms=part, sheet=sheet, **common)


def offence_pages(view: View, shared: Mapping[str, object]) -> Iterator[tuple[str, bytes]]:
    """Yield offences.html, and the pages it leads to when the library is large."""
    groups = offence_groups(view)
    common = {"here": "offences", **shared}
    if sum(len(g.lines) for g in groups) <= ONE_PAGE:
        yield "offences.html", render("offences.html", root="", groups=groups, sheet=None, **common)
        return
    pages = [(g, _offence_sheets(g)) for g in groups]
    yield "offences.html", render("offences_list.html", root="", pages=pages, **common)
    for _, found in pages:
        for sheet in found:
            yield sheet.file, render("offences.html", root="../", groups=sheet.groups, sheet=sheet, **common)


def _definition_sheets(group: DefinitionGroup) -> tuple[Sheet[DefinitionGroup], ...]:
    def part(first: int, end: int) -> DefinitionGroup:
        return replace(group, cards=group.cards[first:end])

    return sheets("definitions", group.name, group, group.cards, part)


def _offence_sheets(group: OffenceGroup) -> tuple[Sheet[OffenceGroup], ...]:
    def part(first: int, end: int) -> OffenceGroup:
        return replace(group, lines=group.lines[first:end])

    return sheets("offences", group.name, group, group.lines, part)
