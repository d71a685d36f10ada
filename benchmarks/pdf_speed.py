"""Time PDF readers against one another on one file, and say how much of its text each has in order.

    python -m benchmarks.pdf_speed FILE.pdf [TRUTH.txt]

TRUTH is the same law as plain text; without it only the speed is told. Each reader runs in this process on one core
(pdftotext in its own), and the best of `--rounds` rounds counts.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2

from corpus.formats.pdf import read_pdf

Reader = Callable[[bytes, Path], str]


def _ours(data: bytes, path: Path) -> str:
    return "\n".join(d.text for d in read_pdf(data, path.name))


def _plumber_text(data: bytes, path: Path) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def _plumber_words(data: bytes, path: Path) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(" ".join(w["text"] for w in page.extract_words()) for page in pdf.pages)


def _pdfium_raw(data: bytes, path: Path) -> str:
    pdf = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def _pdftotext(data: bytes, path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")


READERS: dict[str, Reader] = {
    "lexgap": _ours,
    "pdfplumber.extract_words": _plumber_words,
    "pdfplumber.extract_text": _plumber_text,
    "pypdfium2 raw text": _pdfium_raw,
    "pdftotext -layout": _pdftotext,
}


def containment(text: str, truth: str) -> tuple[float, float]:
    """Return the share of a text's word 6-grams that the truth has, and of the truth's that the text has."""

    def grams(words: list[str]) -> set[tuple[str, ...]]:
        return {tuple(words[k : k + 6]) for k in range(len(words) - 5)}

    ours, theirs = grams(text.split()), grams(truth.split())
    common = len(ours & theirs)
    return common / max(1, len(ours)), common / max(1, len(theirs))


def main() -> int:
    """Print a table of pages a second, ratios to pdfplumber.extract_words, and faithfulness."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("truth", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    data = options.file.read_bytes()
    truth = options.truth.read_text(encoding="utf-8") if options.truth else ""
    pages = len(pypdfium2.PdfDocument(data))
    rates: dict[str, float] = {}
    texts: dict[str, str] = {}
    for name, reader in READERS.items():
        if reader is _pdftotext and not shutil.which("pdftotext"):
            continue
        best = float("inf")
        for _ in range(options.rounds):
            started = time.perf_counter()
            texts[name] = reader(data, options.file)
            best = min(best, time.perf_counter() - started)
        rates[name] = pages / best
    base = rates["pdfplumber.extract_words"]
    print(f"{options.file.name}: {pages} pages")  # noqa: T201
    print(f"{'reader':26} {'pages/s':>8} {'ratio':>7} {'6-grams right':>14} {'6-grams found':>14}")  # noqa: T201
    for name, rate in rates.items():
        right, found = containment(texts[name], truth) if truth else (float("nan"), float("nan"))
        print(f"{name:26} {rate:8.1f} {rate / base:6.1f}x {right:14.4f} {found:14.4f}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
