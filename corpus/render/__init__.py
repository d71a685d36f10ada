"""Render the bundled fictional instruments from marked text to PDF, the same bytes each time.

The way through is `source` (marked text to blocks), `inline` (bold, italic, footnote marks), `lines` (breaking,
hyphens), `compose` (blocks to rows), `paginate` (rows to pages) and `paint` (pages to bytes). Page designs are data:
`corpus/bundled/layouts.yaml`. All lengths are PDF points. reportlab is needed here and nowhere else in lexgap.
"""
