"""The main paths of the report in a real browser, from disk, wide and narrow."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from compare.graph import overlap_graph
from report.graph_files import write_graph
from report.site import write_report
from tests.compare.specimens import QUESTIONS, cases
from tests.report.browser import CHROMIUM, Browser

_AXE = (os.environ.get("AXE_JS"), Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js")
AXE = next((Path(p) for p in _AXE if p and Path(p).is_file()), None)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    out = tmp_path_factory.mktemp("browsed")
    write_report(cases(), QUESTIONS, out)
    write_graph(overlap_graph([c.facts for c in cases()]), out / "alone.html")
    return out


@pytest.fixture(scope="module")
def browser():
    made = Browser()
    yield made
    made.close()


@pytest.mark.parametrize("width", [400, 1280])
def test_no_page_is_wider_than_the_window_fails_or_fetches(site, browser, width):
    browser.resize(width, 900)
    browser.errors.clear()
    browser.requests.clear()
    for page in sorted(site.rglob("*.html")):
        browser.open(page, wait=0.1)
        assert browser.run("document.documentElement.scrollWidth") <= width, page.name
    assert not browser.errors
    assert all(r.startswith(("file:", "data:", "blob:", "about:")) for r in browser.requests)


def test_a_cell_opens_its_words_and_escape_closes_them(site, browser):
    browser.resize(1280, 900)
    browser.open(site / "index.html")
    browser.run("document.querySelector('.o-contrary a').focus()")
    browser.call(
        "Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r"
    )
    assert browser.run("document.getElementById('panel').open")
    words = browser.run("document.getElementById('panel').innerText")
    assert "by photograph or film" in words
    assert "s 1" in words
    browser.call("Input.dispatchKeyEvent", type="keyDown", key="Escape", code="Escape", windowsVirtualKeyCode=27)
    assert not browser.run("document.getElementById('panel').open")


def test_a_link_to_words_shows_them_highlighted(site, browser):
    browser.open(site / "index.html")
    href = browser.run("document.querySelector('template').content.querySelector('.quote a').getAttribute('href')")
    page, _, anchor = href.partition("#")
    browser.open(site / page, "#" + anchor)
    found = browser.run("[...document.querySelectorAll('.found')].map(e => e.textContent).join('')")
    assert found == "any representation, by whatever means,"


@pytest.mark.parametrize("page", ["overlap.html", "alone.html"])
def test_a_line_of_the_picture_opens_the_two_texts_aligned(site, browser, page):
    browser.resize(1280, 1000)
    browser.open(site / page, wait=1.5)
    assert browser.run("document.querySelector('#picture .bk-Canvas, #picture div') !== null")
    spot = browser.run("""(() => {
      const view = Object.values(Bokeh.index.roots ? [...Bokeh.index.roots] : Object.values(Bokeh.index))[0];
      const lines = view.model.renderers.find((r) => r.name === "edges-shared-wording").data_source.data;
      const x = view.frame.x_scale.compute((3 * lines.xs[0][0] + lines.xs[0][1]) / 4);
      const y = view.frame.y_scale.compute((3 * lines.ys[0][0] + lines.ys[0][1]) / 4);
      const box = (view.canvas_view ? view.canvas_view.el : view.el).getBoundingClientRect();
      return [box.x + x, box.y + y];
    })()""")
    browser.click(*spot)
    assert not browser.run("document.getElementById('aligned').hidden")
    marked = browser.run("document.querySelector('.pair mark.same').textContent")
    assert len(marked.split()) >= 3
    assert not browser.errors


def test_the_table_opens_the_same_alignment_by_keyboard(site, browser):
    browser.open(site / "overlap.html", wait=1)
    browser.run("document.querySelector('button[data-edge]').focus()")
    browser.call(
        "Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r"
    )
    assert browser.run("document.getElementById('aligned').contains(document.activeElement)")
    assert browser.run("[...document.querySelectorAll('.pair mark.same')].length") >= 2


def test_filters_of_the_picture_and_the_table_agree(site, browser):
    browser.open(site / "overlap.html", wait=1)
    browser.run("""(() => { const f = document.getElementById("controls"); f.elements.country.value = "Sudmark";
      f.elements.country.dispatchEvent(new Event("input", { bubbles: true })); })()""")
    rows = browser.run("document.querySelectorAll('tr[data-edge]:not([hidden])').length")
    drawn = browser.run("""(() => { const v = Object.values(Bokeh.index.roots ? [...Bokeh.index.roots] : Object.values(Bokeh.index))[0];
      return v.model.renderers.filter((r) => r.name.startsWith("edges-")).reduce((n, r) => n + r.data_source.data.edge.length, 0); })()""")
    assert rows == drawn > 0


def test_hostile_law_runs_nothing(site, browser):
    for page in ("instruments/zz-markup.html", "reading/zz-markup.html", "overlap.html", "index.html"):
        browser.open(site / page, wait=0.2)
        assert browser.run("document.querySelectorAll('main img, .law script').length") == 0


def test_two_texts_stand_side_by_side_with_their_own_words_marked(site, browser):
    browser.resize(1280, 900)
    browser.open(site / "compare.html", "#a=norland-2020&b=sudmark-1998&same=1", wait=0.6)
    assert not browser.errors
    only = browser.run("[...document.querySelectorAll('ins.only')].map(e => e.textContent.trim()).join('|')")
    assert "whatever means" in only
    assert "photograph or film" in only
    assert "abuse material" not in only
    assert browser.run("document.querySelectorAll('.versus tbody tr').length") >= 5
    browser.run("""(() => { const f = document.getElementById("chosen"); f.elements.c.value = "zz-markup";
      f.elements.c.dispatchEvent(new Event("change", { bubbles: true })); })()""")
    time.sleep(0.4)
    assert "c=zz-markup" in browser.run("location.hash")
    assert browser.run("document.querySelectorAll('.versus thead th').length") % 3 == 0
    assert browser.run("document.querySelectorAll('#comparison img, #comparison script').length") == 0


def test_a_view_of_the_graph_can_be_shared(site, browser):
    browser.open(site / "overlap.html", wait=1)
    browser.run("""(() => { const f = document.getElementById("controls"); f.elements.country.value = "Sudmark";
      f.elements.least.value = "40"; f.elements.kind[0].checked = false;
      f.elements.least.dispatchEvent(new Event("input", { bubbles: true })); })()""")
    anchor = browser.run("location.hash")
    shown = browser.run("document.getElementById('shown').textContent")
    browser.open(site / "overlap.html", anchor, wait=1)
    assert browser.run("document.getElementById('controls').elements.country.value") == "Sudmark"
    assert browser.run("document.getElementById('shown').textContent") == shown
    assert browser.run("location.hash") == anchor


def test_a_filtered_list_can_be_shared(site, browser):
    browser.open(site / "definitions.html", "#show=sudmark")
    assert browser.run("document.querySelectorAll('.card:not([hidden])').length") == 2
    assert browser.run("document.getElementById('show').value") == "sudmark"


@pytest.mark.skipif(AXE is None, reason="axe-core is not installed (npm install axe-core, or name it in AXE_JS)")
@pytest.mark.parametrize("width", [400, 1280])
def test_axe_finds_no_serious_fault(site, browser, width):
    browser.resize(width, 900)
    rules = AXE.read_text(encoding="utf-8")
    for page in sorted(site.rglob("*.html")):
        browser.open(page, wait=1 if page.name in ("overlap.html", "alone.html", "compare.html") else 0.1)
        browser.run(rules + "; 0")
        faults = browser.run("""axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations
          .filter((v) => v.impact === "serious" || v.impact === "critical")
          .map((v) => v.id + ": " + v.nodes.map((n) => n.html).slice(0, 2).join(" ")))""")
        assert not faults, f"{page.name}: {faults}"
