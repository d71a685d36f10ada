"""How a check is written in YAML: one key names its kind, the others are its conditions."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping

import msgspec

from rubric.checks.answer import Check
from rubric.checks.avoids import AvoidsCheck
from rubric.checks.definition import DefinitionCheck
from rubric.checks.exemption import ExemptionCheck
from rubric.checks.logic import AllCheck, AnyCheck, NotCheck, UnlessCheck
from rubric.checks.offence import OffenceCheck
from rubric.checks.phrase import PhraseCheck
from rubric.checks.reference import ReferenceCheck
from rubric.checks.statement import StatementCheck

LEAVES: dict[str, type[msgspec.Struct]] = {
    "definition": DefinitionCheck,
    "offence": OffenceCheck,
    "exemption": ExemptionCheck,
    "phrase": PhraseCheck,
    "statement": StatementCheck,
    "avoids": AvoidsCheck,
    "reference": ReferenceCheck,
}
FAMILIES = ("duty", "protection", "measure", "procedure")
JOINS = ("any", "all", "not", "count")
KINDS = (*LEAVES, *FAMILIES, *JOINS)
Raw = object
Refuse = Callable[[str, str, str], Exception]


def build_check(raw: Raw, at: str, refuse: Refuse) -> Check:
    """Return the check that a YAML value writes.

    `at` is its path in the file (`$.check.met.any[0]`); `refuse(path, message, advice)` makes the error to raise.
    """
    if not isinstance(raw, Mapping):
        raise refuse(at, "a check is a mapping such as {offence: csam-possession}", "")
    node = {str(k): v for k, v in raw.items()}
    kinds = [k for k in node if k in KINDS]
    if len(kinds) != 1:
        stray = next((k for k in node if k not in KINDS and k != "unless"), "")
        near = difflib.get_close_matches(stray, KINDS, 1)
        message = "a check names exactly one kind" + (f", not {', '.join(kinds)}" if kinds else "")
        raise refuse(at, message, f"did you mean `{near[0]}`?" if near else f"write one of: {', '.join(KINDS)}")
    exception = node.pop("unless", None)
    check = _kind(kinds[0], node, at, refuse)
    if exception is None:
        return check
    return UnlessCheck(check, build_check(exception, f"{at}.unless", refuse))


def _kind(kind: str, node: dict[str, Raw], at: str, refuse: Refuse) -> Check:
    if kind in JOINS:
        return _join(kind, node, at, refuse)
    if kind in FAMILIES:
        node = {"statement" if k == kind else k: v for k, v in node.items()} | {"family": kind}
        kind = "statement"
    try:
        return msgspec.convert(node, LEAVES[kind], strict=True)  # type: ignore[return-value]
    except msgspec.ValidationError as e:
        message, _, where = str(e).partition(" - at ")
        known = [f.encode_name for f in msgspec.structs.fields(LEAVES[kind])]
        advice = f"a `{kind}` check takes: {', '.join(known)}"
        raise refuse(at + where.strip("`").removeprefix("$"), message, advice) from e


def _join(kind: str, node: dict[str, Raw], at: str, refuse: Refuse) -> Check:
    inside = node.pop(kind)
    at_least = node.pop("at_least", 1)
    if node:
        raise refuse(
            at, f"`{next(iter(node))}` does not stand beside `{kind}`", "only `unless` and, for count, `at_least`"
        )
    if kind == "not":
        return NotCheck(build_check(inside, f"{at}.not", refuse))
    if not isinstance(inside, list) or not inside:
        raise refuse(f"{at}.{kind}", f"`{kind}` takes a list of checks", "")
    parts = tuple(build_check(part, f"{at}.{kind}[{i}]", refuse) for i, part in enumerate(inside))
    if kind == "all":
        return AllCheck(parts)
    if not isinstance(at_least, int) or not 1 <= at_least <= len(parts):
        raise refuse(f"{at}.at_least", f"at_least is a number from 1 to {len(parts)}", "")
    return AnyCheck(parts, at_least)
