"""Typeface families: two of the standard fourteen, and Bitstream Vera, which reportlab ships and the PDF embeds."""

from __future__ import annotations

from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = {
    "times": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "vera": ("Vera", "VeraBd", "VeraIt", "VeraBI"),
}
_FILES = Path(reportlab.__file__).parent / "fonts"


def family(name: str) -> tuple[str, str, str, str]:
    """Give the regular, bold, italic and bold italic fonts of a family, registered with reportlab.

    Raises KeyError for a family that is not in `FONTS`.
    """
    known = pdfmetrics.getRegisteredFontNames()
    for font in FONTS[name]:
        if font.startswith("Vera") and font not in known:
            pdfmetrics.registerFont(TTFont(font, str(_FILES / f"{font}.ttf")))
    return FONTS[name]
