"""Know or guess a file's title, jurisdiction, kind, language and date."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import msgspec
import yaml

from corpus.document import Document


class Meta(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Hold what a person says about a file; "" where they say nothing."""

    id: str = ""
    title: str = ""
    kind: str = ""
    jurisdiction: str = ""
    country: str = ""
    language: str = ""
    date: str = ""


class ManifestError(ValueError):
    """Say what is wrong with a manifest, and where."""


class ManifestEntry(Meta, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Name a file of a manifest, its path relative to the manifest's folder, with what is known of it."""

    file: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """List the files a person describes."""

    files: tuple[ManifestEntry, ...]


def load_manifest(path: Path) -> dict[str, Meta]:
    """Return what a manifest says about each file, by file name.

    The manifest is YAML: `files:`, a list of `file` with `title, kind, jurisdiction, country, language, date, id`.
    Raises ManifestError with the file's name and what to write instead.
    """
    try:
        manifest = decode_text(path.read_bytes())
    except OSError as error:
        raise ManifestError(f"{path}: cannot be read: {error.strerror}") from error
    except (msgspec.MsgspecError, yaml.YAMLError) as error:
        raise ManifestError(f"{path}: {error}; write 'files:' and below it '- file: act.pdf', 'title: ...'") from error
    return {Path(entry.file).name: entry for entry in manifest.files}


def decode_text(data: bytes) -> Manifest:
    """Return the manifest written in YAML, every plain value read as text ("no" is Norway, 10.10 is not 10.1)."""
    return msgspec.convert(yaml.load(data, Loader=yaml.BaseLoader), type=Manifest)  # noqa: S506 (BaseLoader: text only)


_KINDS: Final[tuple[tuple[str, str], ...]] = (
    (r"\b(?:convention|treaty|protocol|covenant|traité|convenção|convenio|convención)\b", "treaty"),
    (r"\b(?:bill|projet de loi|proposition de loi|projeto de lei|proyecto de ley)\b", "bill"),
    (r"\b(?:directive|regulation \(eu\)|règlement \(ue\))", "directive"),
    (r"\b(?:regulations|rules|statutory instrument|décret|decreto|verordnung)\b", "regulation"),
    (r"\b(?:code|código|gesetzbuch)\b", "code"),
    (r"\b(?:act|law|loi|ley|lei|gesetz|ordinance|statute|estatuto)\b", "act"),
    (r"\b(?:guid(?:ance|elines?|ing)|principles|report|framework|submission|model|recommendations?)\b", "guidance"),
)
_MONTHS: Final = {
    m: i + 1
    for i, m in enumerate(
        "january february march april may june july august september october november december".split()
    )
}
_TITLE_LINE = re.compile(r"^[ \t]*#{1,6}[ \t]+(?P<t>[^\n]{3,200})$|^[ \t]*(?P<p>\S[^\n]{3,200})$", re.MULTILINE)
_YAML_TITLE = re.compile(r"^title:\s*[\"']?([^\"'\n]+)", re.MULTILINE)
_YAML_DATE = re.compile(r"^(?:publication_)?date:\s*[\"']?(\d{4}-\d{2}-\d{2})", re.MULTILINE)
_YAML_COUNTRY = re.compile(r"^(?:country|jurisdiction):\s*[\"']?([a-zA-Z]{2,3})\b", re.MULTILINE)
_CITED_AS = re.compile(
    r"(?:may be cited as|cited as|titre abrégé\s*:?|short title\s*:)\s+(?:the\s+)?[\"“*]*([A-Z][^.;\n\"”]{5,140})"
)
_DATE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Z][a-z]+),?\s+(\d{4})|([A-Z][a-z]+)\s+(\d{1,2}),\s+(\d{4})")
_STEM_COUNTRY = re.compile(r"^([a-z]{2})[-_]")
_COUNTRIES: Final = frozenset(
    "ad ae af ag al am ao ar at au az ba bb bd be bf bg bh bi bj bn bo br bs bt bw by bz ca cd cf cg ch ci cl cm cn co "
    "cr cu cv cy cz de dj dk dm do dz ec ee eg er es et fi fj fm fr ga gb gd ge gh gm gn gq gr gt gw gy hk hn hr ht hu "
    "id ie il in iq ir is it jm jo jp ke kg kh ki km kn kr kw kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk "
    "ml mm mn mr mt mu mv mw mx my mz na ne ng ni nl no np nr nz om pa pe pg ph pk pl ps pt pw py qa ro rs ru rw sa sb "
    "sc sd se sg si sk sl sm sn so sr ss st sv sy sz td tg th tj tl tm tn to tr tt tv tz ua ug uk us uy uz va vc ve vn "
    "vu ws ye za zm zw eu un".split()
)


def guess(document: Document, name: str, given: Meta) -> Meta:
    """Return the metadata of a document: what was given, else what the source says, else a guess from its words."""
    head = document.text[:6000]
    title = given.title or document.title or _title(head, document.text) or _stem(name)
    probe = f"{title} {_stem(name).replace('-', ' ')}"
    kind = given.kind or next((k for p, k in _KINDS if re.search(p, probe, re.IGNORECASE)), "act")
    jurisdiction = given.jurisdiction or document.jurisdiction or _jurisdiction(head, name)
    return Meta(
        id=given.id,
        title=title,
        kind=kind,
        jurisdiction=jurisdiction,
        country=given.country or jurisdiction.split("-")[0],
        language=given.language or document.language,
        date=given.date or document.date or _date(head),
    )


def identity(meta: Meta, name: str) -> str:
    """Return the id of an instrument: its own, else jurisdiction, date and title as one slug, else the file's stem.

    >>> identity(Meta(jurisdiction="xx", date="1998-06-29", title="Example Act, 1998"), "a.txt")
    'xx-1998-example-act-1998'
    """
    if meta.id:
        return meta.id
    parts = [meta.jurisdiction, meta.date[:4], meta.title[:80]] if meta.jurisdiction else [_stem(name)]
    return slug(" ".join(p for p in parts if p)) or "untitled"


def slug(words: str) -> str:
    """Return words as lower-case letters and digits joined by hyphens."""
    return "-".join(re.findall(r"\w+", words.lower()))


def _stem(name: str) -> str:
    return Path(name).name.rsplit(".", 1)[0] or name


def _title(head: str, text: str) -> str:
    if m := _YAML_TITLE.search(head):
        return " ".join(m[1].split())
    if head.startswith(("http", "#")):
        for m in re.finditer(r"^#[ \t]+([^\n]{3,200})$", head, re.MULTILINE):
            if not re.match(r"(?:Provenance|Source|URL|---)", m[1]):
                return " ".join(m[1].split())
    if m := _CITED_AS.search(text[:40_000]):
        return " ".join(m[1].split()).strip(" ,*_")
    for m in _TITLE_LINE.finditer(head):
        line = " ".join((m["t"] or m["p"]).split()).strip("*_ ")
        if any(c.isalpha() for c in line) and "://" not in line:
            return line[:160]
    return ""


def _jurisdiction(head: str, name: str) -> str:
    if m := _YAML_COUNTRY.search(head):
        return m[1].lower()
    if (m := _STEM_COUNTRY.match(_stem(name).lower())) and m[1] in _COUNTRIES:
        return "gb" if m[1] == "uk" else m[1]
    return ""


def _date(head: str) -> str:
    if m := _YAML_DATE.search(head):
        return m[1]
    for m in _DATE.finditer(head):
        month = _MONTHS.get((m[2] or m[4]).lower())
        day, year = int(m[1] or m[5]), int(m[3] or m[6])
        if month and 1 <= day <= 31 and 1700 <= year <= 2100:
            return f"{year:04}-{month:02}-{day:02}"
    return ""
