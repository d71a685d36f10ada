"""Read pages without a text layer through tesseract, where it is installed, with how sure it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import pypdfium2
import pypdfium2.raw as raw

from corpus.formats.pdf.glyphs import Glyphs
from corpus.formats.pdf.sheet import Sheet, build_sheet
from corpus.problem import Problem, Severity

DPI: Final = 250
PAGE_SECONDS: Final = 60
FILE_SECONDS: Final = 900
MOST_PAGES: Final = 300
# Below this mean confidence (of 100) tesseract's words are too often wrong to quote without a look at the page.
LOW: Final = 75.0
_MOST_PIXELS: Final = 40_000_000
_WORKERS: Final = 2
_DATA: Final = {"en": "eng", "fr": "fra", "es": "spa", "pt": "por", "de": "deu", "nl": "nld", "it": "ita", "sw": "swa"}
_ADVICE: Final = "Compare every quotation with the page before it is used."


@dataclass(frozen=True, slots=True)
class Word:
    """Hold one word that OCR saw: its box in points from the page's top left corner, and the line it stands on."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    line: tuple[int, int, int]
    sure: float


@cache
def engine() -> str | None:
    """Return the path of tesseract, None where it is not installed."""
    return shutil.which("tesseract")


@cache
def _installed() -> frozenset[str]:
    program = engine()
    if program is None:
        return frozenset()
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(done.stdout.decode("utf-8", "replace").split()) & frozenset(_DATA.values())


def read_scans(data: bytes, pages: Sequence[int], languages: Sequence[str]) -> tuple[dict[int, Sheet], list[Problem]]:
    """Return the sheets of those pages (counted from 1) that OCR could read, and how sure it was of each.

    Empty without tesseract. A page has `PAGE_SECONDS`, all of them `FILE_SECONDS`; the rest stay unread.
    """
    program, known = engine(), _installed()
    if program is None or not known or not pages:
        return {}, []
    asked = [_DATA[w] for w in dict.fromkeys(x.split("-")[0].lower() for x in languages) if w in _DATA]
    data_names = "+".join([a for a in asked if a in known] or sorted(known))
    sheets: dict[int, Sheet] = {}
    problems: list[Problem] = []
    deadline = time.monotonic() + FILE_SECONDS
    document = pypdfium2.PdfDocument(data)
    try:
        with ThreadPoolExecutor(_WORKERS) as pool:
            for first in range(0, min(len(pages), MOST_PAGES), _WORKERS):
                if time.monotonic() > deadline:
                    break
                images = {n: _image(document, n) for n in pages[first : first + _WORKERS]}
                drawn = {n: image for n, image in images.items() if image is not None}
                read = pool.map(lambda image: _words(program, image[0], data_names, image[1]), drawn.values())
                for (number, image), words in zip(drawn.items(), read, strict=True):
                    if words:
                        sheets[number] = _sheet(number, words, image[2], image[3])
                        problems.append(_told(number, words))
    finally:
        document.close()
    return sheets, problems


def _image(document: pypdfium2.PdfDocument, number: int) -> tuple[bytes, float, float, float] | None:
    """Return a page as a grey picture, its pixels to the point, and its size in points; None for an empty page."""
    try:
        page = document[number - 1]
        width, height = page.get_size()
        if not raw.FPDFPage_CountObjects(page.raw) or width <= 0 or height <= 0:
            return None
        scale = min(DPI / 72, (_MOST_PIXELS / (width * height)) ** 0.5)
        grey = page.render(scale=scale, grayscale=True).to_numpy()
    except pypdfium2.PdfiumError:
        return None
    flat = np.ascontiguousarray(grey.reshape(grey.shape[0], grey.shape[1]))
    return b"P5 %d %d 255\n" % (flat.shape[1], flat.shape[0]) + flat.tobytes(), scale, width, height


def _words(program: str, image: bytes, languages: str, scale: float) -> list[Word]:
    """Return the words of a picture; none when tesseract fails or takes too long."""
    command = [program, "stdin", "stdout", "-l", languages, "--psm", "1", "tsv"]
    limits = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(command, input=image, capture_output=True, timeout=PAGE_SECONDS, env=limits, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    found = []
    for row in done.stdout.decode("utf-8", "replace").splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, wide, tall = (int(c) / scale for c in cells[6:10])
        line = (int(cells[2]), int(cells[3]), int(cells[4]))
        found.append(Word(cells[11].strip(), left, top, left + wide, top + tall, line, float(cells[10])))
    return found


def _sheet(number: int, words: Sequence[Word], width: float, height: float) -> Sheet:
    """Return a sheet of the words, each letter given an equal share of its word's box."""
    bases: dict[tuple[int, int, int], list[float]] = {}
    tall: dict[tuple[int, int, int], list[float]] = {}
    for word in words:
        bases.setdefault(word.line, []).append(word.bottom)
        tall.setdefault(word.line, []).append(word.bottom - word.top)
    code: list[int] = []
    rows: list[tuple[float, float, float, float]] = []
    spaced: list[bool] = []
    for word in words:
        base = float(np.median(bases[word.line]))
        size = max(4.0, 1.25 * float(np.median(tall[word.line])))
        step = (word.x1 - word.x0) / len(word.text)
        for k, char in enumerate(word.text):
            code.append(ord(char))
            rows.append((word.x0 + k * step, word.x0 + (k + 1) * step, base, size))
            spaced.append(k == 0)
    x0, x1, base_of, size_of = (np.array(column, dtype=np.float32) for column in zip(*rows, strict=True))
    none = np.zeros(len(code), dtype=np.uint8)
    glyphs = Glyphs(np.array(code, dtype=np.int32), x0, x1, base_of, size_of, none, none.copy(), np.array(spaced))
    return build_sheet(number, glyphs, width, height)


def _told(number: int, words: Sequence[Word]) -> Problem:
    mean = sum(w.sure for w in words) / len(words)
    message = f"page {number} is a picture, read by OCR with a mean confidence of {mean:.0f} of 100"
    severity = Severity.DOUBT if mean < LOW else Severity.NOTE
    return Problem("ocr", message, severity, _ADVICE, page=number)
