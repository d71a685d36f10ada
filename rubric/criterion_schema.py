"""The JSON Schema of a criterion, with which an editor completes and checks the YAML as it is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

import msgspec

from extract.features import feature_kinds
from extract.statements import statement_kinds
from rubric.checks.kinds import FAMILIES, LEAVES
from rubric.criterion import Branch, CriterionFile
from rubric.vocabulary import vocabulary

Schema = dict[str, object]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_FEATURES = ("feature", "with", "without", "outside", "phrase", "avoids")
_CHECK: Schema = {"$ref": "#/$defs/check"}


def criterion_schema() -> Schema:
    """Return the schema of one criterion file (draft 2020-12).

    Names of features, statements and groups are listed, so that a name nobody described is marked at once.
    """
    leaves = dict(LEAVES)
    _, components = msgspec.json.schema_components(
        [CriterionFile, *leaves.values()], ref_template="#/$defs/{name}", schema_hook=lambda _: dict(_CHECK)
    )
    defs: dict[str, Schema] = {name: dict(schema) for name, schema in components.items()}
    whole = defs.pop(CriterionFile.__name__)
    whole["properties"] = {**_properties(whole), "check": _branches()}
    for struct in leaves.values():
        defs.pop(struct.__name__, None)
    kinds: dict[str, Schema] = {}
    for kind, struct in leaves.items():
        kinds[kind] = _leaf(dict(components[struct.__name__]), kind)
    for family in FAMILIES:
        kinds[family] = _family(dict(components[leaves["statement"].__name__]), family)
    for name, schema in (*kinds.items(), *_joins().items()):
        defs[f"check-{name}"] = schema
    defs["check"] = {"anyOf": [{"$ref": f"#/$defs/check-{name}"} for name in (*kinds, *_joins())]}
    defs["feature-name"] = _names(feature_kinds())
    defs["statement-name"] = _names(statement_kinds())
    defs["offence-group"] = {"type": "string", "examples": sorted(vocabulary().offences)}
    return {"$schema": DRAFT, **whole, "title": "lexgap criterion", "$defs": defs}


def _branches() -> Schema:
    properties = {branch: dict(_CHECK) for branch in get_args(Branch)}
    return {"type": "object", "properties": properties, "additionalProperties": False, "minProperties": 1}


def _leaf(schema: Schema, kind: str) -> Schema:
    properties = _properties(schema)
    named = {key: _one_or_many("feature-name") for key in _FEATURES if key in properties}
    if "with" in properties:
        named["with"] = _list({"$ref": "#/$defs/feature-name"})
    if kind == "statement":
        named["statement"] = _one_or_many("statement-name")
    if kind == "offence":
        named["offence"] = _one_or_many("offence-group")
    schema["properties"] = {**properties, **named, "unless": dict(_CHECK)}
    return schema


def _family(schema: Schema, family: str) -> Schema:
    """Return the schema of a statement check that is named by its family (`duty: report`)."""
    leaf = _leaf(schema, "statement")
    properties = {k: v for k, v in _properties(leaf).items() if k not in ("statement", "family")}
    known = sorted(name for name, kind in statement_kinds().items() if kind.family == family)
    leaf["properties"] = {family: {"anyOf": [_names(known), _list(_names(known))]}, **properties}
    leaf["required"] = [family]
    leaf["title"] = family
    return leaf


def _joins() -> dict[str, Schema]:
    made: dict[str, Schema] = {}
    for name in ("any", "all", "count", "not"):
        inside: Schema = dict(_CHECK) if name == "not" else {**_list(dict(_CHECK)), "minItems": 1}
        properties: Schema = {name: inside, "unless": dict(_CHECK)}
        if name in ("any", "count"):
            properties["at_least"] = {"type": "integer", "minimum": 1}
        made[name] = {"type": "object", "properties": properties, "required": [name], "additionalProperties": False}
    return made


def _properties(schema: Schema) -> Schema:
    found = schema.get("properties", {})
    return dict(found) if isinstance(found, dict) else {}


def _names(known: Iterable[str]) -> Schema:
    # Several names joined by a bar are one of them; an editor completes the single ones.
    return {"type": "string", "anyOf": [{"enum": sorted(known)}, {"pattern": "\\|"}]}


def _one_or_many(name: str) -> Schema:
    one: Schema = {"$ref": f"#/$defs/{name}"}
    return {"anyOf": [one, _list(one)]}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}
