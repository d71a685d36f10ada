"""Read OpenDocument text files (.odt) as they print."""

from corpus.formats.odt.read import read_odt

__all__ = ["read_odt"]
