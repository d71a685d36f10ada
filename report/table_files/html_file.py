"""Tables as one HTML page that stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from compare.table import Table
from report.templating import render, stylesheet


def html_bytes(tables: Sequence[Table]) -> bytes:
    """Return the tables as a page with its style inside; text of a law is never taken as markup."""
    title = tables[0].title if len(tables) == 1 else "Tables"
    return render("table_page.html", tables=[t.for_people() for t in tables], title=title, style=stylesheet())
