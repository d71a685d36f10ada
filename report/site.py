"""The report: one folder of pages that opens from disk and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from compare.question import Question
from compare.tables import TABLES, table_of
from report.coding_sheet import sheet_bytes
from report.datapackage import DataFile, datapackage_bytes
from report.documents.comparison import comparison_bytes
from report.documents.profile import profile_bytes
from report.graph_files import gexf_bytes, graph_json_bytes, graphml_bytes
from report.pages.compare_page import text_script
from report.pages.graph_page import graph_values
from report.pages.listing import definition_pages, offence_pages
from report.pages.reading_page import runs_of
from report.provenance import lexgap_version, provenance_of
from report.reading import reading_markup
from report.table_files import csv_bytes, xlsx_bytes
from report.templating import asset, render, stylesheet
from report.view import View
from report.written import write_bytes

if TYPE_CHECKING:
    from rubric.casework import Case

_LIST = "files.txt"  # what the last run wrote, so that the next one clears pages of instruments that are gone
_PANELS = 2500  # cells whose evidence opens on the first page itself; larger matrices link to the instrument's page


def write_report(
    cases: Sequence[Case],
    criteria: Sequence[Question],
    out: Path,
    *,
    rubric: Path | None = None,
    files: Sequence[Path] = (),
) -> None:
    """Write the report into the folder `out`: the same cases give the same bytes. Raises OSError.

    `rubric` is the folder the criteria come from when it is not the one that ships with lexgap; PDFs among `files`
    are copied into the report, so that quotations link to their page.
    """
    view = View(cases, criteria, files)
    written: list[str] = []
    for name, data in _files(view, rubric):
        write_bytes(out / name, data)
        written.append(name)
    _clear(out, written)
    write_bytes(out / _LIST, "".join(f"{n}\n" for n in sorted(written)).encode())


def _files(view: View, rubric: Path | None) -> Iterator[tuple[str, bytes]]:
    shared = {"view": view, "version": lexgap_version()}
    yield "style.css", stylesheet().encode()
    yield "report.js", asset("report.js").encode()
    yield "compare.js", asset("compare.js").encode()
    panels = len(view.criteria) * len(view.cases) <= _PANELS
    first = {"panels": panels, "TABLES": tuple(TABLES)}
    yield "index.html", render("index.html", root="", here="index", **first, **shared)
    yield "criteria.html", render("criteria.html", root="", here="criteria", **shared)
    for question in view.criteria:
        page = render("criterion.html", root="../", here="criteria", question=question, **shared)
        yield view.links.criterion(question.id), page
    yield from definition_pages(view, shared)
    yield from offence_pages(view, shared)
    yield "compare.html", render("compare.html", root="", here="compare", **shared)
    overlap = graph_values(view.graph, view.links)
    yield "overlap.html", render("overlap.html", root="", here="overlap", **overlap, **shared)
    yield "method.html", render("method.html", root="", here="method", **shared)
    yield from _texts(view, shared)
    for original in view.originals.values():
        yield original.name, original.path.read_bytes()
    yield from _data(view, rubric)


def _texts(view: View, shared: Mapping[str, object]) -> Iterator[tuple[str, bytes]]:
    for case in view.cases:
        i = case.instrument
        yield view.links.instrument(i.id), render("instrument.html", root="../", here="index", case=case, **shared)
        text = reading_markup(i, runs_of(case))
        yield view.links.reading(i.id), render("reading.html", root="../", here="index", case=case, text=text, **shared)
        yield f"compare/{view.links.slug(i.id)}.js", text_script(view, case)


def _data(view: View, rubric: Path | None) -> Iterator[tuple[str, bytes]]:
    tables = [table_of(name, view.cases, view.criteria) for name in TABLES]
    files = [DataFile(f"{t.name}.csv", csv_bytes(t), t) for t in tables]
    for file in files:
        yield f"data/{file.path}", file.data
    yield "data/tables.xlsx", xlsx_bytes(tables)
    made = provenance_of([c.instrument for c in view.cases], view.matrix.criteria, rubric=rubric)
    yield "data/datapackage.json", datapackage_bytes(files, made, "Tables of a lexgap report")
    yield "data/coding-sheet.xlsx", sheet_bytes(view.cases, view.criteria)
    yield "data/comparison.docx", comparison_bytes(view)
    if view.profiles:
        for number, country in enumerate(view.matrix.countries):
            yield view.links.profile(number, country.name), profile_bytes(view, country)
    yield "data/overlap.graphml", graphml_bytes(view.graph)
    yield "data/overlap.gexf", gexf_bytes(view.graph)
    yield "data/overlap.json", graph_json_bytes(view.graph)


def _clear(out: Path, written: Sequence[str]) -> None:
    """Remove the pages an earlier run wrote and this one did not; files of other origin stay."""
    old = out / _LIST
    if not old.is_file():
        return
    keep = set(written)
    folder = out.resolve()
    for name in old.read_text(encoding="utf-8").splitlines():
        path = (out / name).resolve()
        if name not in keep and path.is_relative_to(folder) and path.is_file():
            path.unlink()
