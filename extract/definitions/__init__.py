"""Definitions: what an instrument makes its terms mean."""

from extract.definitions.finder import find_definitions

__all__ = ["find_definitions"]
