"""What the authors of a guidance report found by hand, the graph must show on its text."""

from __future__ import annotations

import re

import pytest

from compare.graph import overlap_graph
from corpus.read import read
from extract.facts import Facts
from extract.pipeline import facts_of
from tests.compare.specimens import define, instrument


@pytest.fixture(scope="module")
def graph(shared):
    path = shared / "corpus/guidance/dfc-guiding-principles-2024.txt"
    return overlap_graph([facts_of(i) for i in read(path)])


def bodies(graph, edge) -> str:
    return f"{graph.by_id[edge.left].name} + {graph.by_id[edge.right].name}"


@pytest.mark.shared
def test_a_helpline_network_and_a_general_comment_share_nearly_all_their_words(graph):
    found = [
        e
        for e in graph.of_kind("shared-wording")
        if "Child Helpline" in bodies(graph, e) and "omment" in bodies(graph, e)
    ]
    assert len(found) == 1
    assert found[0].weight > 0.85
    assert "all acts of a sexually exploitative nature carried out against a child that" in found[0].evidence


@pytest.mark.shared
@pytest.mark.parametrize("body", ["Tech Coalition", "IWF"])
def test_two_definitions_lack_exploitation(graph, body):
    (node,) = [n for n in graph.nodes if body in n.name]
    assert not any(w.startswith("exploit") for w in node.words.keys)


@pytest.mark.shared
def test_the_relation_of_one_to_the_alliance_says_what_it_lacks(graph):
    (edge,) = [e for e in graph.of_kind("same-term") if "Tech Coalition" in bodies(graph, e)]
    assert "WeProtect" in bodies(graph, edge)
    assert re.search("Tech Coalition does not mention [^;]*“exploitation”", edge.sentence)
    assert not re.search("WeProtect Global Alliance does not mention [^;]*“exploitation”", edge.sentence)


def test_only_the_quoted_words_of_a_body_are_compared():
    text = "1. T\nThe Board defines ‘record keeping’ broadly as ‘the keeping of any book’.\n"
    i = instrument("g", "G", "", text, kind="guidance")
    d = define(
        i,
        "record keeping",
        "‘record keeping’ broadly as ‘the keeping of any book’",
        kind="attributed",
        body="The Board",
    )
    (node,) = overlap_graph([Facts(instrument=i, definitions=(d,))]).nodes
    assert node.words.keys == ("the", "keeping", "of", "any", "book")
    assert node.unsaid == ("record",)
    assert node.name == "The Board"
