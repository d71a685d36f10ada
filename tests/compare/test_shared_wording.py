"""Blocking loses no pair: the fast search equals the comparison of all with all."""

from __future__ import annotations

import importlib
import random
from itertools import combinations

import pytest

from compare.alignment import align
from compare.node import Node
from compare.wording import wording

_WORDS = [f"word{i}" for i in range(400)]


def node(i: int, words: list[str]) -> Node:
    text = " ".join(words)
    return Node(
        id=f"i{i:05}:0", instrument=f"i{i:05}", source="s", name="N", title="T", country="", jurisdiction="", language="en",
        date=str(1900 + i % 120), term="t", also=(), kind="means", citation="2", text=text, start=0, end=len(text),
        eid="", page=None, concepts=(), features=(), elements=frozenset(), age=None, body="", words=wording(text, 0, len(text)), unsaid=(),
    )  # fmt: skip


def family(count: int, seed: int) -> list[Node]:
    """Return definitions that copy each other with changes, among them one that half of all repeat."""
    rng = random.Random(seed)
    bases = [rng.choices(_WORDS, k=rng.randint(6, 40)) for _ in range(max(2, count // 5))]
    made = []
    for i in range(count):
        words = list(bases[0] if rng.random() < 0.5 else rng.choice(bases))
        for _ in range(rng.randint(0, 5)):
            words[rng.randrange(len(words))] = rng.choice(_WORDS)
        made.append(node(i, words))
    return made


@pytest.mark.parametrize(
    ("count", "block"), [(120, 256), (120, 8), (400, 64), pytest.param(2000, 64, marks=pytest.mark.fuzz)]
)
def test_blocking_finds_what_the_full_comparison_finds(count, block, monkeypatch):
    module = importlib.import_module("compare.edges.shared_wording")
    monkeypatch.setattr(module, "_BLOCK", block)
    nodes = family(count, seed=count)
    found = {(e.left, e.right) if e.left < e.right else (e.right, e.left) for e in module.shared_wording(nodes)}
    full = {(a.id, b.id) for a, b in combinations(nodes, 2) if module.is_shared(align(a.words.keys, b.words.keys))}
    assert found == full
    assert found
