"""The PDF files a report was made from, copied into it so that a page number can be opened."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.instrument import Instrument
from report.links import Links

LIMIT = 60_000_000  # bytes of all PDFs together; beyond it none is copied, and page numbers are not links


@dataclass(frozen=True, slots=True)
class Original:
    """Name a PDF's place in the report, and where it is copied from."""

    name: str
    path: Path


def originals_of(
    instruments: Sequence[Instrument], files: Sequence[Path], links: Links, limit: int = LIMIT
) -> Mapping[str, Original]:
    """Return, by the SHA-256 of its bytes, each PDF among the files that an instrument was read from.

    Empty when the PDFs weigh more than `limit` bytes together. A file that cannot be read any more is left out: the
    words are in the report without it.
    """
    wanted: dict[str, Instrument] = {}
    for i in instruments:
        wanted.setdefault(i.sha256, i)
    found: dict[str, Original] = {}
    size = 0
    for path in sorted(set(files)):
        if path.suffix.lower() != ".pdf" or not path.is_file():
            continue
        size += path.stat().st_size
        if size > limit:
            return {}
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest in wanted:
            found[digest] = Original(f"pdfs/{links.slug(wanted[digest].id)}.pdf", path)
    return found
