"""Measure what lexgap reads out of real law against gold it did not write, and keep the figures from falling.

`python -m benchmarks.accuracy` prints the figures beside their floors. `--raise` lifts the floors to what was measured.
`--lower FIGURE --reason "..."` lowers one floor to what was measured and records why. The gold and its scorer stand in
`../shared` (see its README); the floors, with the hash of the corpus they were measured on, in `floors.yaml` here.
"""

from __future__ import annotations

import hashlib
import importlib.util
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType

import click
import msgspec
import yaml

from report import jsonl
from rubric.casework import Source, facts_in, job, work
from rubric.criteria import bundled

SHARED = Path(__file__).resolve().parents[2] / "shared"
FLOORS = Path(__file__).with_name("floors.yaml")
# A floor stands this much below the figure measured, so that rounding alone never breaks a test.
_SLACK = 0.0005


class Floors(msgspec.Struct, forbid_unknown_fields=True):
    """Hold the least figure allowed for each measure, the corpus' hash, and why any floor was lowered."""

    corpus: str
    floors: dict[str, float]
    lowered: dict[str, str] = {}


def read_floors() -> Floors:
    """Return the floors that ship with the project."""
    return msgspec.yaml.decode(FLOORS.read_bytes(), type=Floors)


@cache
def corpus_hash() -> str:
    """Return the SHA-256 over the names and bytes of all files measured, in order of name."""
    total = hashlib.sha256()
    for folder in ("acts", "canada", "gold", "pdf"):
        for path in sorted((SHARED / "corpus" / folder).rglob("*")):
            if path.is_file():
                total.update(path.name.encode())
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


@cache
def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lexgap_score", SHARED / "bench" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "bench" / "score.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _facts(paths: Sequence[Path], out: Path) -> Path:
    with out.open("w", encoding="utf8") as file:
        for _, found in work([Source(path=p) for p in paths], facts_in):
            for facts in found:
                file.writelines(jsonl.encode(row) + "\n" for row in jsonl.fact_rows(facts))
    return out


def _findings(paths: Sequence[Path], out: Path) -> Path:
    with out.open("w", encoding="utf8") as file:
        for _, cases in work([Source(path=p) for p in paths], job(bundled())):
            for case in cases:
                file.writelines(jsonl.encode(jsonl.finding_row(case.instrument, f)) + "\n" for f in case.findings)
    return out


def canada(language: str) -> dict[str, float]:
    """Return the figures of the definitions read from the Canadian PDFs of one language."""
    folder = SHARED / "corpus" / "canada" / language
    with tempfile.TemporaryDirectory() as scratch:
        found = _facts(sorted(folder.glob("*.pdf")), Path(scratch) / "facts.jsonl")
        scored = _scorer().definitions(folder, found, 0)
    names = {"f1": "f1", "text_boundaries": "text boundaries", "citation_exact": "citation exact"}
    return {f"definitions, canada/{language} PDF: {name}": scored[key] for key, name in names.items()}


def acts() -> dict[str, float]:
    """Return the figures of the definitions and offences read from the hand-marked acts."""
    folder = SHARED / "corpus" / "gold" / "acts"
    texts = [SHARED / "corpus" / "acts" / f"{gold.stem}.txt" for gold in sorted(folder.glob("*.json"))]
    with tempfile.TemporaryDirectory() as scratch:
        found = _facts(texts, Path(scratch) / "facts.jsonl")
        scored = _scorer().acts(folder, found, 0)
    figures = {
        f"{name.replace('_', ' ')}, acts: F1": scored[name]["f1"]
        for name in ("definitions", "offences", "offences_about_children", "concepts")
    }
    return {**figures, "maximum imprisonment, acts": scored["max_imprisonment"]}


def answers() -> dict[str, float]:
    """Return the figures of the rubric's answers on the hand-marked acts."""
    folder = SHARED / "corpus" / "gold" / "acts"
    texts = [SHARED / "corpus" / "acts" / f"{gold.stem}.txt" for gold in sorted(folder.glob("*.json"))]
    with tempfile.TemporaryDirectory() as scratch:
        scored = _scorer().criteria(folder, _findings(texts, Path(scratch) / "findings.jsonl"), 0)
    names = ("mission_four_accuracy", "mission_four_kappa", "accuracy", "kappa", "evidence_section_found")
    return {f"answers: {name.replace('_', ' ')}": scored[name] for name in names}


MEASURES: dict[str, Callable[[], dict[str, float]]] = {
    "canada-en": lambda: canada("en"),
    "canada-fr": lambda: canada("fr"),
    "acts": acts,
    "answers": answers,
}


def _write(floors: Floors) -> None:
    head = "# The least each figure may be; written by `python -m benchmarks.accuracy --raise`.\n"
    FLOORS.write_text(head + yaml.safe_dump(msgspec.to_builtins(floors), sort_keys=True, width=120), encoding="utf8")


@click.command()
@click.option("--raise", "lift", is_flag=True, help="Lift every floor to what was measured.")
@click.option("--lower", default="", help="Lower this one floor to what was measured.")
@click.option("--reason", default="", help="Why a floor is lowered.")
def main(lift: bool, lower: str, reason: str) -> None:
    """Print every figure beside its floor."""
    if lower and not reason:
        raise click.UsageError("lowering a floor needs --reason")
    if not SHARED.is_dir():
        raise click.ClickException(f"the real law and its gold are not part of lexgap: {SHARED} is absent")
    floors = read_floors() if FLOORS.is_file() else Floors(corpus="", floors={})
    measured = {name: value for measure in MEASURES.values() for name, value in measure().items()}
    for name, value in measured.items():
        floor = floors.floors.get(name, 0.0)
        click.echo(f"{value:7.4f}  floor {floor:7.4f}  {'BELOW ' if value < floor else ''}{name}")
        if (lift and value - _SLACK > floor) or name == lower:
            floors.floors[name] = round(value - _SLACK, 4)
    if lower:
        floors.lowered[lower] = reason
    if lift or lower:
        floors.corpus = corpus_hash()
        _write(floors)


if __name__ == "__main__":
    main()
