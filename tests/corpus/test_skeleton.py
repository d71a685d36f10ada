"""The sections that a source sets out itself are the sections, whatever else looks like one."""

from __future__ import annotations

from corpus.divide import divide
from corpus.document import Document

MARKDOWN = """# Images Act

##### 1

- (1) It is an offence to make a prohibited image.

- (2) In this section a person makes an image if he copies it.

##### 2

This section applies to 3. Images made abroad.

##### 9

This Act may be cited as the Images Act.

##### 2A

- (1) Inserted after section 2 and printed last.
"""
RECORDS = """2. Definitions
Section 2. Definitions. In this Act the following words have these meanings. (1) Image means a picture.

5. Offences
Section 5. Offences. 1. Making. 2. Selling. The acts above are offences.

7. Penalties
Section 7. Penalties. Any person found guilty shall be fined.
"""


def sections(text: str) -> list[str]:
    found = divide(Document(text=text), "en").provisions
    return [p.citation for p in found if p.kind in ("section", "article")]


def test_markdown_headings_set_the_sections_out_of_order_too() -> None:
    assert sections(MARKDOWN) == ["1", "2", "9", "2A"]


def test_bullets_before_subsections_are_editorial() -> None:
    citations = [p.citation for p in divide(Document(text=MARKDOWN), "en").provisions]
    assert "1(2)" in citations
    assert "2A(1)" in citations


def test_records_set_the_sections_and_the_repeated_number_is_no_second_one() -> None:
    assert sections(RECORDS) == ["2", "5", "7"]


def test_a_section_cut_into_pieces_is_one_section() -> None:
    text = (
        "#### § 5. Images\n(a) Any person who\n\n#### § 5. Images\n(b) Whoever\n\n#### § 6. Films\n\n#### § 7. End\nx"
    )
    assert sections(text) == ["5", "6", "7"]


def test_subsections_whose_brackets_a_mirror_lost() -> None:
    text = "1. Title\nImages Act.\n\n2. \n1 No person may sell an image. 1A Subsection (1) binds all. 2 A person is fined.\n\n3. End\nx"
    citations = [p.citation for p in divide(Document(text=text), "en").provisions]
    assert [c for c in citations if c.startswith("2(")] == ["2(1)", "2(1A)", "2(2)"]
