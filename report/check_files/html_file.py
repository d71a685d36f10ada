"""The check of a bill as one HTML page that stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from compare.bill_check import BillCheck
from compare.naming import cited, title_of
from report.groups import grouped
from report.provenance import Provenance
from report.templating import render, stylesheet
from rubric.drafting import fault_texts


def check_html(checks: Sequence[BillCheck], provenance: Provenance) -> bytes:
    """Return the page: answers in the rubric's groups, then the drafting faults; law is never taken as markup."""
    questions = [n.question for n in checks[0].notes] if checks else []
    return render(
        "check.html",
        checks=checks,
        groups=grouped(questions),
        kinds=fault_texts().kinds,
        title=title_of(checks[0].instrument) if checks else "",
        cited=cited,
        style=stylesheet(),
        provenance=provenance,
    )
