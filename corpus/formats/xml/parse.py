"""Parse XML that nobody vouches for: nothing is fetched, nothing expanded, size and depth are bounded."""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree

from corpus.formats.xml.rule import Element, words_of
from corpus.problem import Problem, Severity

LARGEST: Final = 40 * 1024 * 1024
_HOSTILE: Final = re.compile(r"depth|huge|amplification|entity.{0,20}(?:loop|reference)|resource limit|too long", re.I)


def parse_xml(data: bytes, name: str) -> tuple[Element | None, list[Problem]]:
    """Return the root of an XML file and what is wrong with it.

    A file that breaks off is read as far as it goes, with an UNREAD problem; one that is nested too deeply, expands
    without bound or is larger than 40 MB is refused with a FATAL one and no root.
    """
    if len(data) > LARGEST:
        message = f"{name} is an XML file larger than {LARGEST // 2**20} MB"
        return None, [_refused("too-large", message, "Split the file.")]
    data = data.lstrip(b" \t\r\n")
    try:
        root = etree.fromstring(data, _parser(recover=False))
        return root, _own_entities(root, name)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = str(error)
    if _HOSTILE.search(message):
        advice = "A law does not need this; get the file from its official site again."
        return None, [_refused("xml-hostile", f"{name} is built to exhaust a reader: {message}", advice)]
    return _recovered(data, name, message)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        recover=recover, remove_comments=False, collect_ids=False,
    )  # fmt: skip


def _recovered(data: bytes, name: str, message: str) -> tuple[Element | None, list[Problem]]:
    try:
        root = etree.fromstring(data, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    advice = "Download or save the file again."
    if root is None or not words_of(root):
        return None, [_refused("xml-broken", f"{name} is not well-formed XML: {message}", advice)]
    damage = f"{name} is not well-formed XML ({message}); words after the fault may be missing"
    return root, [Problem("xml-broken", damage, Severity.UNREAD, advice)]


def _own_entities(root: Element, name: str) -> list[Problem]:
    internal: Any = root.getroottree().docinfo.internalDTD
    if internal is None or not internal.entities():
        return []
    message = f"{name} defines abbreviations (entities) of its own; they are not expanded"
    return [Problem("entities-not-expanded", message, Severity.NOTE)]


def _refused(code: str, message: str, advice: str) -> Problem:
    return Problem(code, message, Severity.FATAL, advice)
