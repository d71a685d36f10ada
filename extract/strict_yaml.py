"""YAML files decoded into strict structs, with errors that point at the line.

Plain YAML reads `no` as false and `10.10` as 10.1; law is full of such words. Here a plain scalar is a string unless
it is `true`, `false`, `null` or a whole number.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

T = TypeVar("T")
_STEP = re.compile(r"\.(?P<key>[^.\[\]]+)|\[(?P<index>\d+)\]|\[\.\.\.\]")
_PATH = re.compile(r"^(?P<message>.*?)(?: - at (?P<key>`?key`? in )?`(?P<path>\$[^`]*)`)?$", re.DOTALL)


class YamlError(ValueError):
    """Say where a YAML file is wrong (file:line:column), show the line, and say what was expected."""


class _Loader(yaml.SafeLoader):
    """Load YAML with only strings, whole numbers, booleans and null as scalars."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own slot


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])


def decode_yaml(path: Path, struct: type[T]) -> T:
    """Decode a YAML file into a struct that forbids unknown fields.

    Raises YamlError with `file:line:column`, the offending line and msgspec's sentence; OSError when it is unreadable.
    """
    return decode_yaml_text(path.read_text(encoding="utf-8"), struct, str(path))


def decode_yaml_text(text: str, struct: type[T], name: str) -> T:
    """Decode YAML text into a struct; `name` stands for the file in errors.

    >>> decode_yaml_text("a: no", dict[str, str], "x.yaml")
    {'a': 'no'}
    >>> decode_yaml_text("- 10", list[str], "x.yaml")
    Traceback (most recent call last):
        ...
    extract.strict_yaml.YamlError: x.yaml:1:3: Expected `str`, got `int`
        - 10
    """
    try:
        raw = yaml.load(text, Loader=_Loader)  # noqa: S506 - _Loader is a SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise YamlError(_located(text, name, line, column, error.problem or "not YAML")) from error
    except yaml.YAMLError as error:
        raise YamlError(f"{name}: {error}") from error
    try:
        return msgspec.convert(raw, struct)
    except msgspec.ValidationError as error:
        found = _PATH.match(str(error))
        path = (found["path"] if found else "") or "$"
        message = found["message"] if found else str(error)
        line, column = _position(text, path, message)
        raise YamlError(_located(text, name, line, column, message)) from error


def _located(text: str, name: str, line: int, column: int, message: str) -> str:
    lines = text.splitlines()
    shown = lines[line].strip() if line < len(lines) else ""
    return f"{name}:{line + 1}:{column + 1}: {message}\n    {shown}"


def _position(text: str, path: str, message: str) -> tuple[int, int]:
    """Return line and column (from 0) of the value a msgspec path names; of the key itself when the key is unknown."""
    node = yaml.compose(text, Loader=_Loader)
    for step in _STEP.finditer(path):
        child = _child(node, step)
        if child is None:
            break
        node = child
    unknown = re.search(r"unknown field `([^`]+)`", message)
    if unknown and isinstance(node, yaml.MappingNode):
        node = next((k for k, _ in node.value if k.value == unknown[1]), node)
    return (node.start_mark.line, node.start_mark.column) if node else (0, 0)


def _child(node: yaml.Node | None, step: re.Match[str]) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and step["index"]:
        return node.value[int(step["index"])] if int(step["index"]) < len(node.value) else None
    if isinstance(node, yaml.MappingNode) and step["key"]:
        return next((v for k, v in node.value if k.value == step["key"]), None)
    return None


def locate(text: str, name: str, path: str, message: str, advice: str = "") -> YamlError:
    """Return the error for a fault found after decoding; `path` is as msgspec writes it ("$.check.met")."""
    line, column = _position(text, path, message)
    said = _located(text, name, line, column, message)
    return YamlError(f"{said}\n    {advice}" if advice else said)
