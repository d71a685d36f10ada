"""A quotation says with an ellipsis where its sentence goes on, and nowhere else."""

from __future__ import annotations

import pytest

from report.shown import goes_on
from tests.compare.specimens import instrument, place

TEXT = """\
1. Terms
In this Act, “record” means any record of a person, made by any means; “device” means a machine.
“word” has the meaning it has in the Act; [Cap. 1] “term” means a word.
2. Offence
A person who (a) keeps a record or (b) sends it, commits an offence and is liable to a fine.
3. Lists
A person commits an offence if that person knowingly—
(a) keeps a record.
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In this Act, “record” means any record of a person, made by any means;", (False, False)),
        ("“device” means a machine", (False, False)),
        ("“word” has the meaning it has in the Act; [Cap. 1]", (False, False)),
        ("any record of a person", (True, True)),
        ("made by any means", (True, False)),
        ("A person who (a) keeps", (False, True)),
        ("keeps a record", (False, True)),
        ("sends it, commits an offence and is liable to a fine.", (False, False)),
        ("A person commits an offence if that person knowingly", (False, True)),
        ("is liable to a fine", (False, False)),
        ("liable to a fine", (True, False)),
        ("f a person, made by any means;", (True, False)),
    ],
)
def test_only_what_is_cut_out_of_a_sentence_has_an_ellipsis(words, expected):
    i = instrument("act", "Act", "Norland", TEXT)
    assert goes_on(i, place(i, words)) == expected
