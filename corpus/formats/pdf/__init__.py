"""The PDF reader: characters, spans, furniture, columns, lines, paragraphs, notes, text."""

from corpus.formats.pdf.read import read_pdf

__all__ = ["read_pdf"]
