"""Templates filled with text that is never taken as markup."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from compare.sentences import listed
from extract.strict_yaml import decode_yaml_text
from report.maximum import most_of
from report.outcomes import LEGEND, look_of


@cache
def _environment() -> Environment:
    # Everything is escaped, whatever the template's name; only markupsafe.Markup, made from our own files and of
    # escaped pieces, passes as it is.
    environment = Environment(
        loader=PackageLoader("report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["spoken"] = spoken
    environment.filters["folded"] = folded
    environment.filters["listed"] = listed
    environment.globals["look_of"] = look_of
    environment.globals["most_of"] = most_of
    environment.globals["LEGEND"] = LEGEND
    return environment


def render(template: str, **values: object) -> bytes:
    """Return a page from a template of report/templates, as UTF-8; a value that is missing is an error."""
    return _environment().get_template(template).render(**values).encode("utf-8", "replace")


def asset(name: str) -> Markup:
    """Return the text of a file that ships beside this module (style.css, report.js), safe to stand in a page."""
    return Markup(files("report").joinpath(name).read_text(encoding="utf-8"))  # noqa: S704 - our own files


def stylesheet() -> Markup:
    """Return the style of every page."""
    return asset("style.css")


def spoken(name: str) -> str:
    """Return a kebab-case name as words.

    >>> spoken("child-who-does-not-exist")
    'child who does not exist'
    """
    return _labels().get(name, name.replace("-", " "))


@cache
def _labels() -> dict[str, str]:
    return decode_yaml_text(asset("labels.yaml"), dict[str, str], "report/labels.yaml")


def folded(text: str) -> str:
    """Return text on one line, white space folded."""
    return " ".join(text.split())
