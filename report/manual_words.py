"""A criterion's check in words, for readers who will never open its YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.features import feature_kinds
from extract.statements import statement_kinds
from rubric.checks.kinds import FAMILIES, JOINS, LEAVES

_SAYS = {
    "definition": "a definition of {0}",
    "offence": "an offence of {0}",
    "exemption": "an exemption or defence of the type {0}",
    "statement": "a statement that {0}",
    "reference": "a reference to a provision ({0})",
    "phrase": "words that say {0}",
    "avoids": "none of these words: {0}",
}
_JOINED = {"any": "one of", "all": "all of", "count": "at least {n} of", "not": "not"}
_CONDITIONS = {
    "feature": "that says {0}",
    "with": "and also says {0}",
    "without": "and does not say {0}",
    "in": "looked for in {0}",
    "within": "within one {0}",
    "for": "that applies to {0}",
    "share": "in {0} of them",
}


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line of a check; `depth` counts from 0."""

    depth: int
    words: str


def check_in_words(raw: object, depth: int = 0) -> Iterator[Line]:
    """Yield a check as lines, what a join joins one step deeper."""
    if not isinstance(raw, Mapping):
        return
    node = {str(k): v for k, v in raw.items()}
    kind = next((k for k in node if k in (*LEAVES, *FAMILIES, *JOINS)), "")
    if kind in JOINS:
        yield Line(depth, _JOINED[kind].format(n=node.get("at_least", 1)))
        inside = node[kind]
        for part in inside if isinstance(inside, list) else [inside]:
            yield from check_in_words(part, depth + 1)
    elif kind:
        yield Line(depth, _leaf(kind, node))
    if "unless" in node:
        yield Line(depth, "unless")
        yield from check_in_words(node["unless"], depth + 1)


def _leaf(kind: str, node: Mapping[str, object]) -> str:
    frame = _SAYS.get("statement" if kind in FAMILIES else kind, "{0}")
    said = [frame.format(_names(node[kind]))]
    for key, value in node.items():
        if key in (kind, "unless"):
            continue
        said.append(_CONDITIONS.get(key, f"{key.replace('_', ' ')}: {{0}}").format(_names(value)))
    return ", ".join(said)


def _names(value: object) -> str:
    listed = value if isinstance(value, list | tuple) else [value]
    return "; ".join(_name(str(v)) for v in listed)


def _name(name: str) -> str:
    """Return what a name stands for, in words; several joined by a bar with "or"."""
    return " or ".join(_one(part) for part in name.split("|"))


def _one(name: str) -> str:
    if name in feature_kinds():
        return f"“{feature_kinds()[name].says.strip().rstrip('.')}”"
    if name in statement_kinds():
        return f"“{statement_kinds()[name].says.strip().rstrip('.')}”"
    return {"*": "any kind", "True": "yes", "False": "no"}.get(name, name.replace("-", " ").replace(":", " of "))
