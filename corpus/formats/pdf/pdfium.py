"""The few functions of pdfium the reader needs, called without ctypes' checks: three times as fast per character.

pdfium is reached through pypdfium2. Its generated bindings check every argument in Python; here the same functions
are bound again with plain pointers, so that `map` can call them for all characters of a page without touching the
interpreter. Every pointer passed is one that pdfium itself returned, or the address of an array that is kept alive.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int
_DOUBLE = ctypes.c_double


def _bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


loose_box = _bind("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
text_object = _bind("FPDFText_GetTextObject", ctypes.c_size_t, _POINTER, _INT)
unicode_of = _bind("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, _INT)
text = _bind("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
char_matrix = _bind("FPDFText_GetMatrix", _INT, _POINTER, _INT, _POINTER)
char_size = _bind("FPDFText_GetFontSize", _DOUBLE, _POINTER, _INT)
char_weight = _bind("FPDFText_GetFontWeight", _INT, _POINTER, _INT)
char_font = _bind("FPDFText_GetFontInfo", ctypes.c_ulong, _POINTER, _INT, _POINTER, ctypes.c_ulong, _POINTER)
object_font = _bind("FPDFTextObj_GetFont", ctypes.c_size_t, ctypes.c_size_t)
count_chars = _bind("FPDFText_CountChars", _INT, _POINTER)
load_text = _bind("FPDFText_LoadPage", _POINTER, _POINTER)
close_text = _bind("FPDFText_ClosePage", None, _POINTER)
load_page = _bind("FPDF_LoadPage", _POINTER, _POINTER, _INT)
close_page = _bind("FPDF_ClosePage", None, _POINTER)
page_width = _bind("FPDF_GetPageWidthF", ctypes.c_float, _POINTER)
page_height = _bind("FPDF_GetPageHeightF", ctypes.c_float, _POINTER)
page_to_device = _bind(
    "FPDF_PageToDevice", _INT, _POINTER, _INT, _INT, _INT, _INT, _INT, _DOUBLE, _DOUBLE, _POINTER, _POINTER
)
count_objects = _bind("FPDFPage_CountObjects", _INT, _POINTER)
page_object = _bind("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
object_type = _bind("FPDFPageObj_GetType", _INT, _POINTER)
object_bounds = _bind("FPDFPageObj_GetBounds", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
load_document = _bind("FPDF_LoadMemDocument64", _POINTER, _POINTER, ctypes.c_size_t, _POINTER)
close_document = _bind("FPDF_CloseDocument", None, _POINTER)
page_count = _bind("FPDF_GetPageCount", _INT, _POINTER)
last_error = _bind("FPDF_GetLastError", ctypes.c_ulong)

PATH_OBJECT = 2
ERROR_PASSWORD = 4
