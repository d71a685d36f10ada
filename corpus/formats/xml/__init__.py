"""Read legislative XML by the structure its drafters gave it."""

from corpus.formats.xml.read import read_xml

__all__ = ["read_xml"]
