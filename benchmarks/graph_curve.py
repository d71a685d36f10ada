"""Measure how the overlap graph grows: definitions compared all to all, in seconds and megabytes.

    python -m benchmarks.graph_curve [--sizes 1000,3000,10000]

The definitions are made up, dry and reproducible: words drawn as in running text (Zipf), a fifth of the definitions
copied from one another with small changes, in families of about twenty, and a formula that every tenth begins with.
Each size runs in a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import accumulate

from compare.communities import communities_of
from compare.edges.same_term import same_term
from compare.edges.shared_wording import shared_wording
from compare.node import Node
from compare.wording import wording

_VOCABULARY = [f"word{i}" for i in range(8000)]
_WEIGHTS = list(accumulate(1 / (i + 2) for i in range(len(_VOCABULARY))))
_FORMULA = "means for the purposes of this act any".split()
_FAMILY = 20


def definitions(count: int, seed: int = 7) -> list[Node]:
    """Return `count` definitions of 8 to 60 words, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - figures that can be repeated, nothing secret
    bases = [_words(rng) for _ in range(max(1, count // (5 * _FAMILY)))]
    made = []
    for i in range(count):
        if rng.random() < 0.2:
            words = list(rng.choice(bases))
            for _ in range(rng.randint(0, 4)):
                words[rng.randrange(len(words))] = rng.choice(_VOCABULARY)
        else:
            words = _words(rng)
        if i % 10 == 0:
            words = [*_FORMULA, *words]
        made.append(_node(i, " ".join(words), f"term {rng.randrange(count // 4 + 1)}"))
    return made


def _words(rng: random.Random) -> list[str]:
    return rng.choices(_VOCABULARY, cum_weights=_WEIGHTS, k=rng.randint(8, 60))


def _node(i: int, text: str, term: str) -> Node:
    return Node(
        id=f"i{i:06}:0", instrument=f"i{i:06}", source="s", name=f"Act {i}", title=f"Act {i}", country="",
        jurisdiction="", language="en", date=str(1900 + i % 120), term=term, also=(), kind="means", citation="2",
        text=text, start=0, end=len(text), eid="", page=None, concepts=(), features=(), elements=frozenset(), age=None,
        body="", words=wording(text, 0, len(text)), unsaid=(),
    )  # fmt: skip


def measure(count: int) -> tuple[int, float, float, int]:
    """Return the size, the seconds for shared wording, those for the whole graph, and the edges."""
    nodes = definitions(count)
    started = time.perf_counter()
    edges = list(shared_wording(nodes))
    shared = time.perf_counter() - started
    edges += same_term(nodes)
    communities_of(nodes, edges)
    return count, shared, time.perf_counter() - started, len(edges)


def report(sizes: Sequence[int]) -> None:
    """Print the curve; a size for which memory ran out says so."""
    print("definitions compared all to all (shared wording, same term, communities)", flush=True)  # noqa: T201
    print(f"{'size':>8} {'wording s':>10} {'graph s':>9} {'edges':>8} {'peak MB':>8}", flush=True)  # noqa: T201
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.graph_curve", "--one", str(size)]
        done = subprocess.run(command, capture_output=True, text=True)
        print(done.stdout.rstrip() or f"{size:8} ended with code {done.returncode}", flush=True)  # noqa: T201


def _one(size: int) -> None:
    count, shared, whole, edges = measure(size)
    # ru_maxrss is in kilobytes on Linux, in bytes on macOS.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(f"{count:8} {shared:10.1f} {whole:9.1f} {edges:8} {peak:8.0f}")  # noqa: T201


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,3000,10000", help="100000 does not yet fit into memory")
    parser.add_argument("--one", type=int, help="measure this size in this process")
    options = parser.parse_args()
    if options.one:
        _one(options.one)
    else:
        report([int(s) for s in options.sizes.split(",")])
    return 0


if __name__ == "__main__":
    sys.exit(main())
