"""The overlap graph of small instruments."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from compare.graph import overlap_graph
from extract.facts import Facts
from tests.compare.specimens import cases, define, instrument

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def graph():
    return overlap_graph([c.facts for c in cases()])


def between(graph, kind):
    return [(graph.by_id[e.left].source, graph.by_id[e.right].source, e) for e in graph.of_kind(kind)]


def test_same_term_joins_all_definitions_of_a_term(graph):
    assert len([e for e in graph.of_kind("same-term") if "abuse material" in e.evidence]) == 3


def test_a_term_in_another_order_is_the_same_term():
    a = instrument("a", "A", "A", "1. T\n“online record keeping offence” means one thing.\n")
    b = instrument("b", "B", "B", "1. T\n“record keeping offence online” means another.\n")
    found = overlap_graph([
        Facts(instrument=a, definitions=(define(a, "online record keeping offence", "“online record keeping offence” means one thing"),)),
        Facts(instrument=b, definitions=(define(b, "record keeping offence online", "“record keeping offence online” means another"),)),
    ])  # fmt: skip
    assert [e.kind for e in found.edges] == ["same-term"]


def test_shared_wording_runs_from_the_older_text_and_says_what_changed(graph):
    found = [e for e in graph.of_kind("shared-wording") if graph.by_id[e.left].term == "abuse material"]
    assert len(found) == 1
    edge = found[0]
    assert edge.directed
    assert (graph.by_id[edge.left].date, graph.by_id[edge.right].date) == ("1998", "2020-03-01")
    assert "leaves out “photograph or film”" in edge.sentence
    assert "whatever means" in edge.sentence
    assert 0.8 < edge.weight < 1


def test_evidence_of_shared_wording_is_verbatim_in_both_texts(graph):
    for edge in graph.of_kind("shared-wording"):
        for words in edge.evidence:
            for side in (edge.left, edge.right):
                assert words in " ".join(graph.by_id[side].text.split())


def test_refers_to_follows_the_title_of_a_loaded_act(graph):
    ((source, target, edge),) = between(graph, "refers-to")
    assert (source, target) == ("zz-markup.txt", "norland-2020.txt")
    assert "section 1 of the Norland Images Act" in edge.sentence


def test_conflict_of_ages(graph):
    ((_, _, edge),) = [x for x in between(graph, "conflict") if "age 18" in x[2].evidence]
    assert "at 16" in edge.sentence
    assert "at 18" in edge.sentence


def test_same_elements_counts_by_jaccard():
    assert not overlap_graph([c.facts for c in cases()], kinds=["same-elements"]).edges  # one element of five in common


def test_narrower_names_what_is_missing():
    text = "1. T\n“abuse material” means an image or film or text.\n"
    a, b = instrument("a", "A", "A", text), instrument("b", "B", "B", text)
    words = "“abuse material” means an image or film or text"
    few = {"audio": "image", "simulated": "film"}
    facts = [
        Facts(instrument=a, definitions=(define(a, "abuse material", words, concepts=("csam",), features=few),)),
        Facts(instrument=b, definitions=(define(b, "abuse material", words, concepts=("csam",), features=few | {"written": "text"}),)),
    ]  # fmt: skip
    (edge,) = overlap_graph(facts, kinds=["narrower"]).edges
    assert edge.left.startswith("a:")
    assert edge.evidence == ("written",)
    assert "written" in edge.sentence


def test_every_community_holds_nodes_with_edges(graph):
    touched = {e.left for e in graph.edges} | {e.right for e in graph.edges}
    assert {n for group in graph.communities for n in group} == touched


def test_networkx_view_has_the_same_nodes_and_edges(graph):
    nx = graph.networkx()
    assert (nx.number_of_nodes(), nx.number_of_edges()) == (len(graph.nodes), len(graph.edges))


def test_the_graph_is_the_same_in_every_process():
    code = (
        "from tests.compare.specimens import cases; from compare.graph import overlap_graph; "
        "g = overlap_graph([c.facts for c in cases()]); print(hash((1,)), g.edges, g.communities)"
    )
    runs = {
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
                       capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(runs) == 1


def test_every_element_is_a_feature_that_exists():
    from compare.elements import element_file
    from extract.features import feature_kinds

    file = element_file()
    named = set().union(*file.elements.values(), file.limits, *({o.one, o.other} for o in file.opposites))
    assert named <= set(feature_kinds())


def test_opposite_elements_conflict_unless_one_text_has_both():
    text = "1. T\n“abuse material” means an image or film or text.\n"
    a, b = instrument("a", "A", "A", text), instrument("b", "B", "B", text)
    words = "“abuse material” means an image or film or text"
    said = {"limited-photograph": "film"}
    facts = lambda extra: [  # noqa: E731
        Facts(instrument=a, definitions=(define(a, "abuse material", words, concepts=("csam",), features=said | extra),)),
        Facts(instrument=b, definitions=(define(b, "abuse material", words, concepts=("csam",), features={"open-means": "or"}),)),
    ]  # fmt: skip
    (edge,) = overlap_graph(facts({}), kinds=["conflict"]).edges
    assert "covers photograph, film or video only" in edge.sentence
    assert not overlap_graph(facts({"open-means": "text"}), kinds=["conflict"]).edges


def test_two_files_of_one_act_are_two_instruments_and_one_file_named_twice_is_one():
    a = cases()[0].facts
    other = replace(a, instrument=replace(a.instrument, sha256="f" * 64))
    assert len(overlap_graph([a, other]).nodes) == 2 * len(overlap_graph([a]).nodes)
    assert overlap_graph([a, a]) == overlap_graph([a])
    assert overlap_graph([a, other]) == overlap_graph([other, a])


def test_a_definition_that_only_points_elsewhere_shares_no_wording():
    text = "1. T\n“record” has the meaning assigned to the word in the Archives Act of the land.\n"
    facts = []
    for name in "ab":
        i = instrument(name, name, name, text)
        words = "“record” has the meaning assigned to the word in the Archives Act of the land"
        facts.append(Facts(instrument=i, definitions=(define(i, "record", words, kind="same-meaning"),)))
    assert [e.kind for e in overlap_graph(facts).edges] == ["same-term"]


def test_lineage_names_the_older_text_and_its_followers(graph):
    from compare.lineage import lineages

    (line,) = lineages(graph)
    assert "Penal Code" in line.name
    assert set(line.terms) == {"child", "abuse material"}
    assert line.followers == ("Norland Images Act",)
