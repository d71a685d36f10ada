"""Web pages: the law is found and kept whole, what the site put around it is set aside."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from corpus.instrument import Instrument
from corpus.read import read, read_bytes

SENTENCE = "A person who keeps a record of a child must show that record to an officer of the Ministry on request."
PAGE = f"""<!DOCTYPE html><html lang="en-KE"><head><title>Records Act | Laws Online</title><script>var x = "no";</script>
<style>p {{}}</style></head><body><header class="site-header"><a href="/">Home</a><a href="/x">Browse all laws</a></header>
<nav><ul><li><a href="/a">Acts</a></li></ul></nav><div class="breadcrumb">You are here</div>
<div id="content"><h1>Records Act, 2001</h1><h3>1. Short title</h3><p>This Act may be cited as the Records Act, 2001.</p>
<h3>2. Duty to show</h3><p>(1) {SENTENCE}</p><ol type="a"><li>on paper; or</li><li>otherwise.</li></ol>
<ol><li>(i) as it is;</li></ol><p>(2) In this section <b>&ldquo;record&rdquo;</b> means a book<br>or a file.<sup>1</sup></p>
<p><strike>(3) Repealed words.</strike></p><div style="display:none">hidden</div>
<table><tr><td>Offence</td><td>Fine</td></tr></table><pre>Form A
  Name</pre></div><div class="footnotes"><p>1. See the Gazette.</p></div>
<footer>All rights reserved</footer></body></html>"""


def page(html: str | bytes, name: str = "page.html") -> Instrument:
    (found,) = read_bytes(html.encode() if isinstance(html, str) else html, name)
    return found


def law(instrument: Instrument) -> list[str]:
    """Return the lines of a text that lie in no zone."""
    kept, at = [], 0
    for zone in instrument.zones:
        kept.append(instrument.text[at : zone.start])
        at = zone.end
    kept.append(instrument.text[at:])
    return [line for line in "\n".join(kept).split("\n") if line.strip()]


def test_the_law_is_kept_and_the_site_set_aside() -> None:
    act = page(PAGE)
    assert law(act) == [
        "Records Act, 2001", "1. Short title", "This Act may be cited as the Records Act, 2001.", "2. Duty to show",
        f"(1) {SENTENCE}", "a. on paper; or", "b. otherwise.", "(i) as it is;",
        "(2) In this section “record” means a book", "or a file.1", "Offence\tFine", "Form A", "  Name",
    ]  # fmt: skip
    kinds = {(z.kind, act.text[z.start : z.end]) for z in act.zones}
    assert ("footnote", "1. See the Gazette.") in kinds
    assert ("amendment-history", "(3) Repealed words.") in kinds
    assert any(k == "boilerplate" and "All rights reserved" in t for k, t in kinds)
    assert "var x" not in act.text
    assert "hidden" not in act.text
    assert (act.title, act.language) == ("Records Act, 2001", "en-KE")
    assert [p.citation for p in act.provisions if p.kind == "section"] == ["1", "2"]
    assert {(m.kind, act.text[m.start : m.end]) for m in act.marks} >= {("bold", "“record”"), ("superscript", "1")}


def test_a_law_cut_into_many_blocks_is_kept_whole() -> None:
    blocks = "".join(
        f'<div class="norm"><h3>§ {n} Title</h3><div class="abs">({n}) {SENTENCE}</div></div>' for n in range(1, 40)
    )
    act = page(f"<html><body><div class='menu'><a href='x'>Menu</a></div><div id=page>{blocks}</div></body></html>")
    assert sum(SENTENCE in line for line in law(act)) == 39


def test_columns_set_side_by_side_are_kept_apart() -> None:
    act = page(
        '<html><body><h4><span class="LegDS LegP1No">1</span><span class="LegDS LegTitle">Short title</span></h4><p>'
        '<span class="LegDS LegP2No">(1)</span><span class="LegDS LegP2Text">Cite it.</span></p></body></html>'
    )
    assert act.text == "1 Short title\n(1) Cite it."


def test_pages_made_from_akoma_ntoso_keep_their_structure() -> None:
    act = page(
        '<html><body><nav>Menu</nav><la-akoma-ntoso><section class="akn-section" id="sec_2"><h3>2. Meaning</h3>'
        '<section class="akn-subsection" id="sec_2__subsec_1"><span class="akn-num">(1)</span><span class="akn-content">'
        '<span class="akn-p">A <span class="akn-def">record</span> is a book.</span></span></section>'
        '<span class="akn-remark">[s 2 amended]</span></section></la-akoma-ntoso></body></html>'
    )
    assert law(act) == ["2. Meaning", "(1) A record is a book."]
    assert [(p.eid, p.citation) for p in act.provisions] == [("sec_2", "2"), ("sec_2__subsec_1", "2(1)")]
    assert [act.text[m.start : m.end] for m in act.marks if m.kind == "term"] == ["record"]


@pytest.mark.parametrize("said", ["iso-8859-1", "utf-8", "no-such-charset"])
def test_the_charset_of_a_page_is_heeded_unless_it_is_untrue(said: str) -> None:
    html = f'<html><head><meta charset="{said}"></head><body><p>d\u00e9finit “l’enfant”</p></body></html>'
    act = page(html.encode("cp1252"))
    assert "d\u00e9finit “l’enfant”" in act.text


def test_hostile_pages_are_bounded() -> None:
    began = time.monotonic()
    deep = page("<html><body><p>law</p>" + "<div>" * 100_000 + "lost" + "</body></html>")
    wide = page("<html><body>" + "<div class='nav'><a href=x>y</a>" * 200 + "<b>" * 40_000 + "x</body></html>")
    assert time.monotonic() - began < 10
    assert "html-hostile" in [p.code for p in deep.unread]
    assert wide.text
    empty = page("<html><body><script>render()</script></body></html>")
    assert empty.fatal is not None
    assert empty.fatal.code == "empty"


@pytest.mark.shared
def test_eur_lex_html_and_formex_hold_the_same_articles(shared: Path) -> None:
    (html,) = read(shared / "corpus" / "xml" / "eu-eurlex-dsa-en.html")
    (formex,) = read(shared / "corpus" / "xml" / "eu-formex-dsa-fr.xml")
    kinds = ("article", "subsection")
    assert [p.citation for p in html.provisions if p.kind in kinds] == [
        p.citation for p in formex.provisions if p.kind in kinds
    ]
    assert (html.language, html.jurisdiction) == ("en", "eu")
    assert html.provision("art_3").kind == "article"
