"""The report folder: complete, linked, verbatim, safe, and the same every time."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from corpus.place import Place
from extract.facts import Facts
from report.site import write_report
from rubric.finding import Finding, Outcome
from tests.compare.specimens import QUESTIONS, Case, Question, cases, instrument, norland


class Page(HTMLParser):
    """Collect what the tests look at."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.assets: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.text: list[str] = []
        self._skip = 0
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._skip += tag in ("script", "style")
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            if name == "href" and tag == "a":
                self.links.append(value)
            elif name in ("src", "href", "srcset", "data", "poster"):
                self.assets.append(value)
            if name.startswith("on"):
                self.handlers.append(name)

    def handle_endtag(self, tag):
        self._skip -= tag in ("script", "style")

    def handle_data(self, data):
        if not self._skip:
            self.text.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("site")
    write_report(cases(), QUESTIONS, out)
    return out


@pytest.fixture(scope="module")
def pages(site) -> dict[str, Page]:
    return {str(p.relative_to(site)): Page(p) for p in sorted(site.rglob("*.html"))}


def test_every_page_of_the_design_is_there(pages):
    assert {"index.html", "criteria.html", "definitions.html", "offences.html", "overlap.html", "method.html"} <= set(
        pages
    )
    assert (
        len([p for p in pages if p.startswith("instruments/")])
        == len([p for p in pages if p.startswith("reading/")])
        == 3
    )
    assert len([p for p in pages if p.startswith("criteria/")]) == 3


def test_every_link_leads_to_a_page_and_an_anchor(site, pages):
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            assert not parts.scheme, f"{name} links out of the folder: {link}"
            target = (site / name).parent / unquote(parts.path) if parts.path else site / name
            assert target.is_file(), f"{name}: {link}"
            # "name=value" is a view the page restores, not an anchor.
            if parts.fragment and "=" not in parts.fragment and target.suffix == ".html":
                ids = pages[str(target.resolve().relative_to(site.resolve()))].ids
                assert unquote(parts.fragment) in ids, f"{name}: {link}"


def test_anchors_are_unique_on_a_page(pages):
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name


def test_nothing_is_fetched_from_a_network(site, pages):
    for name, page in pages.items():
        for asset in page.assets:
            assert not urlsplit(asset).scheme, f"{name} fetches {asset}"
            assert ((site / name).parent / asset).is_file()
    assert "url(" not in (site / "style.css").read_text()
    assert "@import" not in (site / "style.css").read_text()


def test_a_law_is_never_taken_as_markup(site, pages):
    for name, page in pages.items():
        assert not page.handlers, name
        assert "img" not in page.tags, name
        assert "b" not in page.tags or name.startswith("reading/"), name
        # The script of every page; on the overlap page also two blocks of data and Bokeh,
        # on the comparing page its own.
        assert page.tags.count("script") == {"overlap.html": 4, "compare.html": 2}.get(name, 1), name
    for name in ("reading/zz-markup.html", "instruments/zz-markup.html", "criteria/P5-01.html"):
        assert "<script>alert(1)</script>" in pages[name].words, name


def test_data_of_the_graph_cannot_close_its_script(site):
    page = (site / "overlap.html").read_text()
    data = re.search(r'<script type="application/json" id="texts">(.*?)</script>', page, re.DOTALL)
    assert data
    assert "<" not in data[1]
    assert "\\u003cscript" in data[1]


def test_quotes_are_verbatim_and_marked_where_they_stand(site):
    for case in cases():
        reading = (site / f"reading/{case.instrument.id}.html").read_text()
        for finding in case.findings:
            for e in finding.evidence:
                anchor = f"w{e.place.start}-{e.place.end}"
                marked = "".join(re.findall(rf'<mark data-q="[^"]*\b{anchor}\b[^"]*">(.*?)</mark>', reading, re.DOTALL))
                plain = re.sub(r"</?(?:b|a)\b[^>]*>", "", marked)
                plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&#34;", '"')
                assert "".join(plain.split()) == "".join(e.quote.split())


def test_reading_view_holds_the_whole_text(pages):
    for case in cases():
        shown = pages[f"reading/{case.instrument.id}.html"].words
        assert "".join(case.instrument.text.split()) in "".join(shown.split())


def test_first_page_counts_gaps_and_names_what_was_not_read(pages):
    words = pages["index.html"].words
    assert "3 texts from 3 countries and organisations, 3 questions each, 2 gaps" in words
    assert "Page 3: Page 3 has no text layer. Run OCR and read again." in words


def test_silence_that_another_act_may_break_is_not_shown_as_a_gap(site):
    page = (site / "instruments/sudmark-1998.html").read_text()
    part = page[page.index('id="P4-01"') :]
    assert "o-elsewhere" in part[:600]
    assert "o-silent" not in part[:600]


def test_not_legal_advice_is_said_once(pages):
    assert [n for n, p in pages.items() if "not legal advice" in p.words] == ["method.html"]


def test_unverified_sources_say_so(pages):
    assert "DIR article 5 (not verified)" in pages["criteria/P5-01.html"].words
    assert "OPSC article 2(c);" in pages["criteria/P5-01.html"].words


def test_the_same_cases_give_the_same_bytes(site, tmp_path):
    write_report(cases()[::-1], QUESTIONS, tmp_path)
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        other = tmp_path / path.relative_to(site)
        assert other.read_bytes() == path.read_bytes(), path.name


def test_a_second_run_clears_pages_of_instruments_that_are_gone(tmp_path):
    write_report(cases(), QUESTIONS, tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    write_report([norland()], QUESTIONS, tmp_path)
    assert [p.name for p in (tmp_path / "reading").iterdir()] == ["norland-2020.html"]
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_list_of_files_cannot_reach_outside_the_folder(tmp_path):
    outside = tmp_path / "precious.txt"
    outside.write_text("keep")
    out = tmp_path / "site"
    out.mkdir()
    (out / "files.txt").write_text("../precious.txt\n")
    write_report([norland()], QUESTIONS, out)
    assert outside.read_text() == "keep"


def test_an_empty_report_and_an_instrument_without_facts_are_pages_too(tmp_path):
    write_report([], (), tmp_path / "none")
    bare = instrument("bare", "", "", "nothing that looks like law\n")
    write_report([Case(Facts(instrument=bare))], QUESTIONS, tmp_path / "bare")
    assert "not asked" in (tmp_path / "bare/index.html").read_text()


def test_many_questions_stand_in_one_table_a_group(tmp_path):
    questions = tuple(
        Question(f"P{p}-{n:02}", f"name-{n}", f"P{p}", "A question?") for p in (1, 2, 3) for n in range(1, 12)
    )
    case = norland()
    findings = tuple(Finding(criterion=q.id, source="x", outcome=Outcome.SILENT) for q in questions)
    write_report([replace_findings(case, findings)], questions, tmp_path)
    assert (tmp_path / "index.html").read_text().count('<table class="matrix">') == 3


def replace_findings(case: Case, findings) -> Case:
    return replace(case, findings=findings)


def test_formatting_marks_of_a_web_copy_are_not_shown(tmp_path):
    text = "1. Terms\nIn *this* Act, **record** means a* or b.\n"
    i = instrument("star", "Star Act", "Norland", text)
    place = Place("sec_1", text.index("In *"), len(text) - 1)
    from rubric.finding import Evidence

    found = Finding(
        criterion="P5-01", source="x", outcome=Outcome.MET, evidence=(Evidence(place, "1", place.of(text)),)
    )
    write_report([Case(Facts(instrument=i), (found,))], QUESTIONS, tmp_path)
    assert "In this Act, record means a" in Page(tmp_path / "instruments/star.html").words
    assert "In this Act, record means a" in Page(tmp_path / "reading/star.html").words
    assert "*record" in (tmp_path / "data/coverage.csv").read_text()


def test_a_large_library_has_a_page_for_each_concept_and_kind(tmp_path, monkeypatch):
    monkeypatch.setattr("report.pages.listing.ONE_PAGE", 3)
    monkeypatch.setattr("report.pages.paging.SHEET", 2)
    many = [norland()]
    for n in range(4):
        case = norland()
        other = replace(case.facts.instrument, id=f"other-{n}", sha256=str(n), title=f"Act {n}", country=f"Land {n}")
        many.append(replace(case, facts=replace(case.facts, instrument=other)))
    write_report(many, QUESTIONS, tmp_path)
    found = {str(p.relative_to(tmp_path)): Page(p) for p in sorted(tmp_path.rglob("*.html"))}
    assert {"definitions/csam.html", "definitions/csam-2.html", "definitions/csam-3.html"} <= set(found)
    assert {"offences/csam-production.html", "offences/csam-production-3.html"} <= set(found)
    test_every_link_leads_to_a_page_and_an_anchor(tmp_path, found)
    shown = [n for n in range(4) for p in ("", "-2", "-3") if f"Act {n}" in found[f"definitions/csam{p}.html"].words]
    assert sorted(set(shown)) == [0, 1, 2, 3]


def test_pdfs_are_copied_and_linked_to_the_page(tmp_path):
    case = norland()
    pdf = tmp_path / "norland.pdf"
    pdf.write_bytes(b"%PDF-1.4 stand-in")
    i = case.facts.instrument
    known = replace(i, sha256=hashlib.sha256(pdf.read_bytes()).hexdigest(), geometry=Pages())
    report = tmp_path / "report"
    write_report([replace(case, facts=replace(case.facts, instrument=known))], QUESTIONS, report, files=[pdf])
    assert (report / "pdfs/norland-2020.pdf").read_bytes() == pdf.read_bytes()
    page = Page(report / "instruments/norland-2020.html")
    assert "../pdfs/norland-2020.pdf" in page.links
    assert "../pdfs/norland-2020.pdf#page=7" in page.links
    assert "page 7 of the PDF" in page.words


class Pages:
    """Put every character on page 7."""

    pages = 7

    def page(self, offset: int) -> int:
        return 7

    def boxes(self, start: int, end: int):
        return ()

    def indent(self, offset: int) -> float:
        return 0.0
