"""Division of run-on and broken statutes."""

from __future__ import annotations

from corpus.divide import divide
from corpus.document import Document


def test_a_run_on_act_and_a_broken_one_give_the_same_citations() -> None:
    run_on = (
        "1. Short title This Act may be cited as the Example Act. 2. Offence (1) A person who— (a) takes a thing; or "
        "(b) under section 3 (2) or paragraph (a) sells it, commits an offence. (2) Subsection (1) does not apply to "
        "an officer. 3. Saving Nothing in this Act limits another law."
    )
    broken = run_on.replace(" 2. ", "\n\n2. ").replace(" 3. S", "\n\n3. S").replace(" (1) A", "\n(1) A")
    broken = broken.replace(" (a) t", "\n  (a) t").replace(" (b) u", "\n  (b) u").replace(" (2) S", "\n(2) S")
    cited = [p.citation for p in divide(Document(text=broken), "en").provisions]
    assert [c for c in cited if c != "Preface"] == ["1", "2", "2(1)", "2(1)(a)", "2(1)(b)", "2(2)", "3"]
    assert [p.citation for p in divide(Document(text=run_on), "en").provisions] == cited
