"""Tables as JSON, with their codebook."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from compare.table import Table


def json_bytes(tables: Sequence[Table]) -> bytes:
    """Return the tables as one JSON array; every table names its columns, says what they hold, and has its rows."""
    made = [
        {
            "name": t.name,
            "title": t.title,
            "fields": [{"name": f.name, "type": f.type, "description": f.description} for f in t.fields],
            "rows": [dict(zip(t.columns, row, strict=True)) for row in t.rows],
        }
        for t in tables
    ]
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"
