"""Read web pages: the law, and what the site put around it set aside."""

from corpus.formats.html.read import read_html

__all__ = ["read_html"]
