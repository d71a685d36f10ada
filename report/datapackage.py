"""A Frictionless data package: the codebook of tables and what they were made from, for publishing and citing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from compare.table import Table
from report.provenance import Provenance

# What is known of the rights in a text that somebody else published. Better said than left to be guessed.
_TEXT_LICENCE = "not recorded; the words of a law belong to its publisher's terms, see the file named here"


class DataFile(msgspec.Struct, frozen=True):
    """Name a file of the package with its bytes; `table` describes its columns, None for a file of several tables."""

    path: str
    data: bytes
    table: Table | None
    media: str = "text/csv"


def datapackage_bytes(files: Sequence[DataFile], provenance: Provenance, title: str = "lexgap tables") -> bytes:
    """Return datapackage.json (Frictionless Data Package v1): resources, codebook, version, rubric, hashed sources."""
    made: dict[str, object] = {
        "profile": "data-package",
        "name": "lexgap-tables",
        "title": title,
        "description": "Made by lexgap from the texts under “sources”. A reading aid, not legal advice.",
        "version": provenance.version,
        "created_by": {"program": "lexgap", "version": provenance.version},
        "rubric": {"sha256": provenance.rubric, "criteria": provenance.criteria},
        "sources": [
            {
                "title": t.title,
                "path": t.file,
                "country": t.country,
                "languages": t.languages,
                "date": t.date,
                "sha256": t.sha256,
                "licence": _TEXT_LICENCE,
            }
            for t in provenance.texts
        ],
        "resources": [_resource(f) for f in files],
    }
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


def _resource(file: DataFile) -> dict[str, object]:
    name = file.path.rsplit("/", 1)[-1].lower().replace(".", "-").replace(" ", "-")
    described: dict[str, object] = {
        "name": name if file.table is None else file.table.name,
        "path": file.path,
        "mediatype": file.media,
        "bytes": len(file.data),
        "hash": f"sha256:{hashlib.sha256(file.data).hexdigest()}",
    }
    if file.table is not None:
        described |= {
            "title": file.table.title,
            "profile": "tabular-data-resource" if file.media == "text/csv" else "data-resource",
            "schema": {
                "fields": [{"name": f.name, "type": f.type, "description": f.description} for f in file.table.fields],
                "missingValues": [""],
            },
        }
        if file.media == "text/csv":
            described |= {"encoding": "utf-8", "dialect": {"delimiter": ",", "lineTerminator": "\r\n"}}
    return described
