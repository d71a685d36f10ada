"""The overlap graph as files."""

from __future__ import annotations

import io
import json
import re

import networkx as nx
import pytest
from lxml import etree

from compare.graph import overlap_graph
from extract.facts import Facts
from report.graph_files import SUFFIXES, gexf_bytes, graph_json_bytes, graphml_bytes, page_bytes, svg_bytes, write_graph
from report.layout import positions
from tests.compare.specimens import cases, define, instrument


@pytest.fixture(scope="module")
def graph():
    return overlap_graph([c.facts for c in cases()])


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_graph_gives_the_same_bytes(graph, suffix, tmp_path):
    write_graph(graph, tmp_path / f"a{suffix}")
    write_graph(overlap_graph([c.facts for c in cases()[::-1]]), tmp_path / f"b{suffix}")
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


def test_graphml_and_gexf_read_back_with_all_edges(graph):
    for made in (nx.read_graphml(io.BytesIO(graphml_bytes(graph))), nx.read_gexf(io.BytesIO(gexf_bytes(graph)))):
        assert (made.number_of_nodes(), made.number_of_edges()) == (len(graph.nodes), len(graph.edges))
        assert {d["term"] for _, d in made.nodes(data=True)} == {n.term for n in graph.nodes}


def test_gexf_has_no_date(graph):
    assert b"lastmodifieddate" not in gexf_bytes(graph)


def test_json_has_sentences_and_passages(graph):
    made = json.loads(graph_json_bytes(graph))
    shared = next(e for e in made["edges"] if e["kind"] == "shared-wording")
    assert shared["passages"]
    assert shared["sentence"]
    assert {n["id"] for n in made["nodes"]} == {n.id for n in graph.nodes}


def test_svg_is_xml_and_escapes(graph):
    root = etree.fromstring(svg_bytes(graph))
    assert len(root.findall(".//{*}circle")) == len({e.left for e in graph.edges} | {e.right for e in graph.edges})
    assert len(root.findall(".//{*}line")) == len(graph.edges)


def test_page_stands_alone_and_escapes(graph):
    page = page_bytes(graph).decode()
    head = page[: page.index('id="texts"')]
    assert "<script>alert" not in head
    assert not re.search(r'(?:src|href)="(?:https?:)?//', head)
    assert 'href="style.css"' not in page
    assert "&#34;" not in page[: page.index("</style>")]
    assert "&amp;" not in page[page.rindex("<script>") :]


def test_terms_that_look_like_an_id_of_bokeh_stay(tmp_path):
    i = instrument("p", "P", "P", "1. T\n“p1234” means a mark. “p1234” means a sign.\n")
    facts = Facts(
        instrument=i,
        definitions=(define(i, "p1234", "“p1234” means a mark"), define(i, "p1234", "“p1234” means a sign")),
    )
    page = page_bytes(overlap_graph([facts])).decode()
    assert '["term",["p1234","p1234"]]' in page


def test_control_characters_do_not_break_xml():
    i = instrument("c", "C", "C", "1. T\n“mark\x0b” means one. “mark\x0b” means two.\n")
    facts = Facts(
        instrument=i,
        definitions=(define(i, "mark\x0b", "“mark\x0b” means one"), define(i, "mark\x0b", "“mark\x0b” means two")),
    )
    made = overlap_graph([facts])
    etree.fromstring(graphml_bytes(made))
    etree.fromstring(gexf_bytes(made))


def test_no_two_definitions_stand_on_one_spot(graph):
    places = list(positions(graph).values())
    assert len(places) == len(set(places))


def test_an_empty_graph_is_written_too(tmp_path):
    empty = overlap_graph([])
    for suffix in SUFFIXES:
        write_graph(empty, tmp_path / f"e{suffix}")
    assert b"No two definitions overlap" in (tmp_path / "e.html").read_bytes()


def test_an_unknown_format_is_refused(graph, tmp_path):
    with pytest.raises(OSError, match="use one of"):
        write_graph(graph, tmp_path / "a.png")
