"""Zip-based files (Word, Excel) without the time of their making, so that the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

_DATE = (1980, 1, 1, 0, 0, 0)


def dateless_zip(data: bytes, change: Callable[[str, bytes], bytes] = lambda name, member: member) -> bytes:
    """Return a zip with the same members in the same order, all dated 1980; `change` may rewrite a member."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, change(member.filename, old.read(member)))
    return out.getvalue()
