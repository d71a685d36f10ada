"""Law that an amending act inserts is cited host[inserted], however the copy at hand sets it."""

from __future__ import annotations

import pytest

from corpus.divide import divide
from corpus.document import Document

INSERTED = {
    "emphasised number": (
        "##### 1. **Title**\n\n**1.** Images Act.\n\n##### 11. **Selling**\n\n"
        "**11.** The Act of 1998 is amended by the insertion of the following section after section 4:\n\n"
        "“**4A.** (1) A person who sells an image shall be guilty of an offence.\n\n"
        "(2) A person guilty of an offence is liable to a fine.”.\n\n##### 12. **End**\n\n**12.** It ends.\n",
        ["11[4A]", "11[4A(1)]", "11[4A(2)]"],
    ),
    "title above the number, closing mark lost": (
        "##### 1. **Title**\n\n**1.** Images Act.\n\n##### 25. **Amendment**\n\n**25.** The Act of 1993 is amended—\n\n"
        "(a) by the insertion of the following section after section 7:\n\n“**Payment etc. for an image**\n\n"
        "**7A.** (1) A person who pays for an image commits an offence.\n\n##### 26. **End**\n\n**26.** It ends.\n",
        ["25[7A]", "25[7A(1)]"],
    ),
    "block quotation with the number in brackets": (
        "##### 1\n\nImages Act.\n\n##### 55\n\n- (1) The Images Act 1956 is amended as follows.\n\n"
        "- (2) After section 33 insert—\n\n> (33A)\n>   (1) It is an offence to sell an image.\n>   (2) It is triable.\n\n"
        "##### 56\n\nIt ends.\n",
        ["55[33A]", "55[33A(1)]", "55[33A(2)]"],
    ),
    "definition into a subsection": (
        "##### 1. **Title**\n\n**1.** Images Act.\n\n##### 9. **Amendment**\n\n"
        "**9.** Section 2(1) of the Act of 1998 is amended—\n\n(a) by the substitution of the following definition for the "
        "definition of “child”:\n\n“ ‘child’ means a person under the age of 18 years;”.\n\n##### 10. **End**\n\n**10.** x.\n",
        ["9[2(1)]"],
    ),
}


@pytest.mark.parametrize("name", INSERTED)
def test_inserted_law_is_cited_by_host_and_place(name: str) -> None:
    text, expected = INSERTED[name]
    citations = [p.citation for p in divide(Document(text=text), "en").provisions if "[" in p.citation]
    assert citations == expected
