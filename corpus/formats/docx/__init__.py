"""Read Word files (.docx) as they print: numbers computed, tracked changes accepted."""

from corpus.formats.docx.read import read_docx

__all__ = ["read_docx"]
