"""Readers, one a file format: bytes in, Documents out."""
