"""Divide the text of a law into its provisions."""

from corpus.divide.division import Division, divide

__all__ = ["Division", "divide"]
