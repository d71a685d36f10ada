"""The check of a bill as files, one format a module."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from compare.bill_check import BillCheck
from report.check_files.html_file import check_html
from report.check_files.json_file import check_json
from report.check_files.pdf_file import pdf_copy
from report.check_files.sarif_file import check_sarif
from report.check_files.word_file import NotCopiedError, word_copy
from report.provenance import Provenance
from report.written import write_bytes

__all__ = ["SUFFIXES", "NotCopiedError", "write_check"]

_WRITERS: Mapping[str, Callable[[Sequence[BillCheck], Provenance], bytes]] = {
    ".html": check_html,
    ".json": check_json,
    ".sarif": check_sarif,
}
_COPIES: Mapping[str, Callable[[bytes, Sequence[BillCheck]], bytes]] = {".docx": word_copy, ".pdf": pdf_copy}
SUFFIXES = tuple(sorted([*_WRITERS, *_COPIES]))


def write_check(checks: Sequence[BillCheck], provenance: Provenance, bill: Path, path: Path) -> None:
    """Write the check in the format the name asks for; `.docx` and `.pdf` are copies of a bill of that format.

    Raises OSError when the file cannot be written, NotCopiedError when the bill has another format or cannot be copied.
    """
    suffix = path.suffix.lower()
    if suffix in _WRITERS:
        write_bytes(path, _WRITERS[suffix](checks, provenance))
        return
    if suffix not in _COPIES:
        raise NotCopiedError(f"no format ends in “{path.suffix}”, use one of {', '.join(SUFFIXES)}")
    if bill.suffix.lower() != suffix:
        raise NotCopiedError(f"a {suffix} copy with notes needs a {suffix} bill; use .html, .json or .sarif")
    if path.exists() and path.samefile(bill):
        raise NotCopiedError(f"{path} is the bill itself; name another file for the copy")
    write_bytes(path, _COPIES[suffix](bill.read_bytes(), checks))
