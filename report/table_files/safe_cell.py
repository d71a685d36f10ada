"""Text that a spreadsheet must not take for a formula."""

from __future__ import annotations

import re

from compare.table import Value

# The characters a spreadsheet program takes as the start of a formula (OWASP, "CSV Injection").
_FORMULA = re.compile(r"^[=+\-@\t\r]")


def is_formula(value: Value) -> bool:
    """Return whether a spreadsheet program could run this value.

    >>> is_formula("=1+1"), is_formula("a=1"), is_formula(-3)
    (True, False, False)
    """
    return isinstance(value, str) and bool(_FORMULA.match(value))
