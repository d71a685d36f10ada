"""Read a web page into one document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from corpus.document import Document
from corpus.formats.html import akn_page, eurlex
from corpus.formats.html.elements import rule as plain_rule
from corpus.formats.html.main_text import main_element
from corpus.formats.html.parse import parse_html
from corpus.formats.roll import Roll
from corpus.formats.xml.codes import language_code
from corpus.formats.xml.rule import About, Element, Rule, Rules, words_of
from corpus.formats.xml.walk import write_tree
from corpus.problem import Problem, Severity

_TITLES: Final = frozenset({"dc.title", "dcterms.title", "citation_title"})
_LANGUAGES: Final = frozenset({"dc.language", "dcterms.language", "language", "content-language"})
_DATES: Final = frozenset({"dcterms.issued", "dc.date.issued", "dcterms.date"})
_SITE_NAME: Final = re.compile(r"\s+[|–—»·]\s+")


def read_html(data: bytes, name: str) -> list[Document]:
    """Read a page into one document; what surrounds the law on the page is kept as zones.

    EUR-Lex pages and those made from Akoma Ntoso bring their structure as nodes; other pages are divided later.
    """
    root, problems = parse_html(data, name)
    if root is None:
        return [Document(text="", problems=tuple(problems))]
    roll = Roll()
    structured = next((s for s in (eurlex, akn_page) if s.applies(root)), None)
    if structured is not None:
        main, inner = structured.main(root), structured.rule
    else:
        main, inner = main_element(root), plain_rule
    write_tree(root, _around(main, inner), roll)
    written = roll.document()
    if not written.text.strip():
        advice = "The page may be built by a script: open it in a browser and save it as text or PDF."
        problems.append(Problem("empty", f"{name} is a web page without text", Severity.FATAL, advice))
    about = eurlex.about(root) if structured is eurlex else About()
    return [
        replace(
            written, problems=(*problems, *written.problems), nodes=written.nodes if structured else None,
            language=about.language or _language(root), title=about.title or _title(root, main),
            date=_meta(root, _DATES)[:10], jurisdiction=about.jurisdiction,
        )
    ]  # fmt: skip


def _around(main: Element, inner: Rules) -> Rules:
    """Return rules that set aside what lies outside the main element."""
    path = {main, *main.iterancestors()}

    def rule(element: Element) -> Rule:
        parent = element.getparent()
        if element in path:
            return Rule(flow="block")
        if parent is not None and parent in path and parent is not main:
            shown = plain_rule(element)
            return shown if shown.flow == "skip" else Rule(flow="block", zone=shown.zone or "boilerplate")
        return inner(element)

    return rule


def _meta(root: Element, names: frozenset[str]) -> str:
    for e in root.iter("meta"):
        key = (e.get("name") or e.get("property") or e.get("http-equiv") or "").lower()
        if key in names and (e.get("content") or "").strip():
            return " ".join((e.get("content") or "").split())
    return ""


def _language(root: Element) -> str:
    given = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or _meta(root, _LANGUAGES)
    return language_code(given.replace("_", "-").split(",")[0])


def _title(root: Element, main: Element) -> str:
    """Return the title the page gives its law: in its metadata, as its only first heading, or in the browser's bar."""
    if given := _meta(root, _TITLES):
        return given
    heads = [words_of(e) for e in main.iter("h1")]
    if len(heads) == 1 and heads[0]:
        return heads[0][:300]
    bar = words_of(root.find(".//title"))
    return "" if re.search(r"\.\w{2,4}$", bar) else _SITE_NAME.split(bar)[0][:300]
