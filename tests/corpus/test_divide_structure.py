"""Sections, groups, contents, zones, inserted law, and the account of every character."""

from __future__ import annotations

import json
import re
import time
import unicodedata
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.divide import divide
from corpus.document import Document, Node
from corpus.instrument import Provision
from corpus.read import read


def divided(text: str, language: str = "en") -> tuple[Provision, ...]:
    return divide(Document(text=text), language).provisions


def by_citation(text: str, language: str = "en") -> dict[str, str]:
    return {p.citation: text[p.start : p.end] for p in divided(text, language)}


def test_a_number_printed_twice_opens_one_section() -> None:
    text = "163.1. Material\n163.1 (1) In this section, it means a thing. (2) No person shall have it.\n\n164. Seizure\n164 (1) A judge may act."
    found = by_citation(text)
    assert list(found) == ["163.1", "163.1(1)", "163.1(2)", "164", "164(1)"]
    assert found["163.1"].startswith("163.1. Material")


def test_the_forms_of_section_numbers() -> None:
    assert list(by_citation("2.—(1)In this Act a thing is meant.\n\n(2)It is so.\n\n3.—Nothing here.")) == [
        "2", "2(1)", "2(2)", "3",
    ]  # fmt: skip
    assert list(by_citation("8.-(1) A person shall not act.\n(2) No more.\n9. Another thing follows.")) == [
        "8", "8(1)", "8(2)", "9",
    ]  # fmt: skip
    assert list(by_citation("##### Article 227-23\n\nLe fait.\n\n##### Article 227-23-1\n\nAutre.\n", "fr")) == [
        "227-23", "227-23-1",
    ]  # fmt: skip
    treaty = "Article 1\n1. Each Party shall act:\n(a) here; and\n(b) there.\n2. It shall report.\nArticle 2\nText.\nArticle 3\nText."
    assert list(by_citation(treaty)) == ["1", "1(1)", "1(1)(a)", "1(1)(b)", "1(2)", "2", "3"]


def test_parts_and_schedules_hold_their_sections() -> None:
    text = "PART I\nPRELIMINARY\n1. Title\nThis is the Act.\nPART II\nOFFENCES\n2. Offence\nNo one may.\nSCHEDULE 1\nFORMS\n1. Use the form.\n2. Sign it."
    provisions = {p.citation: p for p in divided(text)}
    assert provisions["2"].parent == provisions["Part II"].eid
    assert provisions["Sch 1 para 2"].parent == provisions["Sch 1"].eid
    part = provisions["Part I"]
    assert text[part.heading_start : part.heading_end] == "PRELIMINARY"


def test_a_table_of_contents_is_not_law() -> None:
    listed = "\n".join(f"{n}. {t}" for n, t in [(1, "Short title"), (2, "Interpretation"), (3, "Offence")])
    text = f"EXAMPLE ACT\nARRANGEMENT OF SECTIONS\n{listed}\nAn Act to try it.\n1. Short title\nThis is it.\n2. Interpretation\nWords.\n3. Offence\nNo.\n"
    division = divide(Document(text=text), "en")
    assert [p.num for p in division.provisions if p.kind == "section"] == ["1", "2", "3"]
    assert [z.kind for z in division.zones] == ["contents"]
    assert not division.problems


def test_inserted_law_has_a_host_and_a_citation_in_brackets() -> None:
    text = "12. Amendment\nThe Trade Act, 2006 is amended by the insertion after section 4 of the following section— “5.—(1) A person shall not trade. (2) Nor may an agent.”\n\n13. Saving\nNothing more."
    provisions = {p.citation: p for p in divided(text)}
    assert text[provisions["12[5(2)]"].start : provisions["12[5(2)]"].end] == "(2) Nor may an agent."
    assert provisions["12[5(1)]"].host == "Trade Act, 2006"
    assert "13" in provisions


def test_an_inserted_subsection_is_cited_under_the_section_it_amends() -> None:
    text = '7. Amendment Section 15 of the principal Act is amended by inserting after subsection (2) the following subsection— "(3) No name is entered."; 8. Saving Nothing.'
    assert by_citation(text)["7[15(3)]"] == "(3) No name is entered."


def test_the_order_of_numbers_is_doubted_only_when_it_is_wrong() -> None:
    good = "1 A thing is so.\n2 to 5 [Repealed]\n6 A thing is so.\n6.1 It is.\n6.11 It is.\n6.2 It is.\n7 A thing ends."
    assert not divide(Document(text=good), "en").problems
    bad = "1. One thing is.\n\n2. Two things are.\n\n9. Nine things are.\n\n3. Three things are.\n\n4. Four are.\n\n5. Five are."
    assert {p.code for p in divide(Document(text=bad), "en").problems} == {"number-out-of-order"}
    twice = "1. One thing is.\n\n2. Two things are.\n\n2. Two more are.\n\n3. Three things are."
    found = divide(Document(text=twice), "en").problems
    assert [p.code for p in found if p.severity == "doubt"] == ["number-repeated"] or not found


def test_nodes_of_the_source_are_kept() -> None:
    text = "1 Title A rule. (a) x"
    nodes = (
        Node(kind="section", num="1", start=0, end=21, depth=0, eid="sec_1", heading_start=2, heading_end=7),
        Node(kind="paragraph", num="a", start=16, end=21, depth=1),
    )
    found = divide(Document(text=text, nodes=nodes), "en").provisions
    assert [(p.eid, p.citation) for p in found] == [("sec_1", "1"), ("sec_1__para_a", "1(a)")]


def test_a_text_without_sections_is_divided_at_its_headings() -> None:
    text = "A framework\n\nGuiding Principles\n\nEvery child has rights.\n\nDrivers of harm\n\nThere are several of them.\n"
    kinds = {(p.kind, p.citation) for p in divided(text)}
    assert ("heading", "Drivers of harm") in kinds


def unaccounted(document: Document, language: str) -> list[int]:
    """Return the visible characters that lie in no provision and no zone, or in two innermost ones."""
    division = divide(document, language)
    depth = [0] * (len(document.text) + 1)
    for p in division.provisions:
        if p.parent is None:
            depth[p.start] += 1
            depth[p.end] -= 1
    for z in division.zones:
        for i in range(z.start, z.end):
            depth[i] += 0
    zoned = {i for z in division.zones for i in range(z.start, z.end)}
    lost, level = [], 0
    for i, c in enumerate(document.text):
        level += depth[i]
        if not c.isspace() and i not in zoned and level != 1:
            lost.append(i)
    return lost


def siblings_overlap(provisions: tuple[Provision, ...]) -> bool:
    children: dict[str | None, list[Provision]] = defaultdict(list)
    parents = {p.eid: p for p in provisions}
    for p in provisions:
        children[p.parent].append(p)
        if p.parent and not (parents[p.parent].start <= p.start and p.end <= parents[p.parent].end):
            return True
    return any(a.end > b.start for group in children.values() for a, b in pairwise(group))


_PIECES = st.sampled_from(
    ["1. Title ", "2. ", "(1) ", "(2) ", "(a) ", "(b) ", "(i) ", "(ii) ", "\n", "\n\n", "PART II\n", "Article 5\n", "A person ",
     "shall act; ", "or ", '"', "“", "”", '"child" means ', "is amended by inserting— ", "commits an offence. ", "SCHEDULE\n",
     "CONTENTS\n", "§ 11 ", "# x\n", "F3[", "]", ".", "—", "section 3 (2) ", "3A ", "Long words. "]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40), st.sampled_from(["en", "fr", "de", "pt", "es", "sw"]))
def test_every_character_belongs_to_one_provision_or_to_a_zone(pieces: list[str], language: str) -> None:
    document = Document(text="".join(pieces))
    assert not unaccounted(document, language)
    provisions = divide(document, language).provisions
    assert not siblings_overlap(provisions)
    assert len({p.eid for p in provisions}) == len(provisions)
    assert [p.start for p in provisions] == sorted(p.start for p in provisions)


@pytest.mark.parametrize("unit", ["(a) x; ", "1. A ", '"x" means y; ', " ", "“", "A ", "[", "\n", "# x\n", "PART I "])
def test_time_grows_linearly_with_hostile_text(unit: str) -> None:
    def seconds(n: int) -> float:
        begin = time.perf_counter()
        divide(Document(text=(unit * n)[: 7 * n] + "x"), "en")
        return time.perf_counter() - begin

    seconds(200)
    small, large = seconds(2000), seconds(16000)
    assert large < 0.5 or large < 30 * small


def norm(words: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", words).lower())


def forms(citation: str) -> set[str]:
    bare = re.sub(r"\s+", "", citation)
    m = re.match(r"([^\[]+)\[(.+)\]", bare)
    return {bare, m[1], m[2]} if m else {bare}


@pytest.mark.shared
def test_the_citations_of_the_gold_resolve(shared: Path) -> None:
    total = hit = 0
    for file in sorted((shared / "corpus/gold/acts").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf8"))
        act = read(shared / "corpus/acts" / f"{file.stem}.txt")[0]
        held: dict[str, list[str]] = defaultdict(list)
        for p in act.provisions:
            for form in forms(p.citation):
                held[form].append(norm(act.text[p.start : p.end]))
        rows = [(x["citation"], x.get("starts") or "") for x in gold["definitions"]]
        rows += [(x["citation"], "") for x in gold["offences"]]
        rows += [
            (e["citation"], e.get("quote") or "") for c in gold["criteria"].values() for e in c.get("evidence", [])
        ]
        for citation, quote in rows:
            total += 1
            parts = [norm(q) for q in re.split(r"…|\.\.\.", quote)]
            hit += any(all(q in t for q in parts) for f in forms(citation) for t in held.get(f, []))
    assert hit / total >= 0.985


@pytest.mark.shared
def test_the_definitions_of_the_drafters_lie_where_they_are_cited(shared: Path) -> None:
    total = hit = 0
    for file in sorted((shared / "corpus/canada").glob("*/*.gold.jsonl")):
        act = read(Path(str(file).replace(".gold.jsonl", ".txt")))[0]
        held: dict[str, list[str]] = defaultdict(list)
        for p in act.provisions:
            held[p.citation].append(norm(act.text[p.start : p.end]))
        for line in file.read_text(encoding="utf8").splitlines():
            row = json.loads(line)
            total += 1
            hit += any(norm(row["text"])[:120] in t for t in held.get(row["citation"].replace(" ", ""), []))
        assert not [p for p in act.problems if p.severity == "doubt"], file.name
    assert hit / total >= 0.99


@pytest.mark.shared
def test_every_character_of_real_law_is_accounted_for(shared: Path) -> None:
    for file in sorted((shared / "corpus/acts").glob("*.txt")):
        language = {"fr": "fr", "de": "de", "br": "pt", "uy": "es"}.get(file.name[:2], "en")
        document = Document(text=file.read_text(encoding="utf8"))
        assert not unaccounted(document, language), file.name
        assert not siblings_overlap(divide(document, language).provisions), file.name


@pytest.mark.shared
def test_law_whose_line_breaks_were_lost_is_divided_much_the_same(shared: Path) -> None:
    counted = ("section", "article", "subsection", "paragraph", "subparagraph")
    same = broken = run_on = 0
    for file in sorted((shared / "corpus/canada/en").glob("*.txt")):
        text = file.read_text(encoding="utf8")
        lines = Counter(p.citation for p in divided(text) if p.num and p.kind in counted)
        flat = Counter(p.citation for p in divided(text.replace("\n", " ")) if p.num and p.kind in counted)
        same += sum((lines & flat).values())
        broken += sum(lines.values())
        run_on += sum(flat.values())
    assert same / broken >= 0.93
    assert same / run_on >= 0.96
