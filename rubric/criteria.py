"""Load criteria from a folder of YAML files, with errors that say where and what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from extract.features import feature_kinds
from extract.statements import statement_kinds
from extract.strict_yaml import YamlError, decode_yaml_text, locate
from rubric.checks.kinds import build_check
from rubric.criterion import Criterion, CriterionFile
from rubric.finding import Outcome
from rubric.sets import SETS_FILE

FOLDER = Path(__file__).with_name("criteria")
_FEATURE_KEYS = ("feature", "with", "without", "phrase", "avoids")
_STATEMENT_KEYS = ("statement", "duty", "protection", "measure", "procedure")


@cache
def bundled() -> tuple[Criterion, ...]:
    """Return the criteria that ship with lexgap, by id."""
    return load(FOLDER)


def load(folder: Path = FOLDER) -> tuple[Criterion, ...]:
    """Return the criteria of a folder, by id; YamlError (file:line:column) for the first that is wrong.

    A `sets.yaml` beside them names sets of its own (`rubric.sets`).
    """
    criteria = [load_file(path) for path in sorted(folder.glob("*.yaml")) if path.name != SETS_FILE]
    seen: dict[str, Criterion] = {}
    for c in criteria:
        if c.id in seen:
            raise YamlError(f"{c.path}:1:1: the id `{c.id}` is already that of {seen[c.id].path}; ids are permanent")
        seen[c.id] = c
    return tuple(sorted(criteria, key=lambda c: c.id))


def load_file(path: Path) -> Criterion:
    """Return one criterion; YamlError when it is wrong, OSError when it cannot be read."""
    return parse(path.read_text(encoding="utf-8"), str(path))


def parse(text: str, name: str) -> Criterion:
    """Return the criterion that YAML text writes; `name` stands for the file in errors."""
    file = decode_yaml_text(text, CriterionFile, name)

    def refuse(at: str, message: str, advice: str) -> YamlError:
        return locate(text, name, at, message, advice)

    stem = Path(name).stem
    if name.endswith(".yaml") and not stem.startswith(file.id):
        raise refuse(
            "$.id", f"the file is named {stem}, and the id is {file.id}", f"name it {file.id}-{file.name}.yaml"
        )
    if not file.check:
        raise refuse("$.check", "a criterion needs a check", "write at least `met:`")
    _names_are_known(file.check, "$.check", refuse)
    branches = tuple(
        (Outcome(branch), build_check(raw, f"$.check.{branch}", refuse)) for branch, raw in file.check.items()
    )
    return Criterion(file=file, path=name, branches=branches)


def _names_are_known(raw: object, at: str, refuse: object) -> None:
    """Refuse a feature or statement that nobody described, before it silently never matches."""
    for path, key, value in _walk(raw, at):
        known = feature_kinds() if key in _FEATURE_KEYS else statement_kinds() if key in _STATEMENT_KEYS else None
        if known is None:
            continue
        for listed in [value] if isinstance(value, str) else value if isinstance(value, list) else []:
            for one in str(listed).split("|"):
                if one not in known:
                    near = difflib.get_close_matches(one, list(known), 1)
                    advice = f"did you mean `{near[0]}`?" if near else "describe it in extract/features.yaml first"
                    raise refuse(path, f"there is no {key} `{one}`", advice)  # type: ignore[operator]


def _walk(raw: object, at: str) -> Iterator[tuple[str, str, object]]:
    if isinstance(raw, dict):
        for key, value in raw.items():
            yield f"{at}.{key}", key, value
            yield from _walk(value, f"{at}.{key}")
    elif isinstance(raw, list):
        for i, value in enumerate(raw):
            yield from _walk(value, f"{at}[{i}]")


def select(criteria: Sequence[Criterion], ids: Sequence[str]) -> tuple[Criterion, ...]:
    """Return the criteria with these ids, in the order of the ids; KeyError for an id there is none of."""
    by_id = {c.id: c for c in criteria}
    return tuple(by_id[i] for i in ids)


__all__ = ["FOLDER", "bundled", "load", "load_file", "parse", "select"]
