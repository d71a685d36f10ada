"""Each kind of drafting fault is found where it is, and not where a careful drafter would shake the head."""

from __future__ import annotations

import pytest

from corpus.metadata import Meta
from corpus.read import read_bytes
from extract.pipeline import facts_of
from rubric.drafting import Fault, drafting_faults, fault_texts

HEAD = (
    "Protection of Images Act 2020\n\n1. Short title\nThis Act may be cited as the Protection of Images Act 2020.\n\n"
)
PENALTY = "commits an offence and is liable on conviction to imprisonment for a term not exceeding five years."
CHILD = "“child” means a person under the age of eighteen years"


def faults(text: str, kind: str, *, whole: str = "act", language: str = "en") -> list[Fault]:
    (instrument,) = read_bytes((HEAD + text).encode(), "a.txt", meta=Meta(language=language, kind=whole))
    found = drafting_faults(facts_of(instrument))
    for f in found:
        assert f.quote == f.place.of(instrument.text)
        assert f.message
        assert f.remedy
    return [f for f in found if f.kind == kind]


def test_a_defined_term_that_is_never_used() -> None:
    text = (
        f"2. Interpretation\nIn this Act, {CHILD}; “recording” means a thing on which images are stored;\n\n"
        f"3. Possession\nA person who knowingly possesses an image of abuse of a child {PENALTY}\n"
    )
    assert [f.quote for f in faults(text, "term-never-used")] == ["recording"]
    assert not faults(text.replace("an image of", "recordings of"), "term-never-used")  # another form of the word


def test_an_extract_and_a_guidance_text_prove_nothing_about_use() -> None:
    text = (
        f"2. Interpretation\nIn this Act, “recording” means a thing on which images are stored;\n\n"
        f"19. Possession\nA person who possesses an image of abuse of a child {PENALTY}\n"
    )
    assert not faults(text, "term-never-used")
    assert not faults(text.replace("19.", "3."), "term-never-used", whole="guidance")
    assert faults(text.replace("19.", "3."), "term-never-used")


def test_a_term_of_the_vocabulary_that_is_never_defined() -> None:
    text = f"2. Possession\nA person who knowingly possesses child sexual abuse material {PENALTY}\n"
    assert "child sexual abuse material" in [f.quote for f in faults(text, "term-never-defined")]
    defined = (
        f"2. Interpretation\nIn this Act, {CHILD}; “child sexual abuse material” means an image of a child engaged in "
        "sexual conduct.\n\n" + text.replace("2.", "3.")
    )
    assert not faults(defined, "term-never-defined")


def test_a_term_defined_twice_in_different_words() -> None:
    text = (
        f"2. Interpretation\nIn this Act, {CHILD}.\n\n"
        "3. Meaning of child\nIn this Act, “child” means a person under the age of sixteen years.\n"
    )
    (found,) = faults(text, "term-defined-twice")
    assert "2" in found.message
    assert len(found.also) == 1
    assert not faults(text.replace("sixteen", "eighteen"), "term-defined-twice")  # the same words
    apart = text.replace(
        "In this Act, “child” means a person under the age of sixteen",
        "In this section, “child” means a person under the age of sixteen",
    )
    assert not faults(apart, "term-defined-twice")


def test_a_definition_that_points_to_another_does_not_contradict_it() -> None:
    text = (
        "2. Interpretation\nIn this Act, “grooming” has the same meaning as in section 3.\n\n"
        "3. Grooming\nIn this Act, “grooming” means an approach to a child for a sexual purpose.\n"
    )
    assert not faults(text, "term-defined-twice")


def test_an_offence_without_a_penalty() -> None:
    text = "2. Possession\nA person who knowingly possesses child sexual abuse material commits an offence.\n"
    assert [f.citation for f in faults(text, "offence-without-penalty")] == ["2"]
    general = (
        text
        + "\n3. Penalty\nA person who commits an offence under this Act is liable on conviction to imprisonment for a term not exceeding five years.\n"
    )
    assert not faults(general, "offence-without-penalty")
    assert not faults(text, "offence-without-penalty", whole="treaty")


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("section 9", ["section 9"]),
        ("section 1", []),
        ("section 9 of the Penal Code", []),
        ("section 9 of Chapter 12", []),
        ("sections 9, 10A, 11, 12, 13, 14, 15, 16, 17, 18 and 19 of the Penal Code", []),
        ("section 1of this Act", []),
        ("section 9 of this Act", ["section 9"]),
    ],
)
def test_a_reference_to_a_provision_that_does_not_exist(reference: str, found: list[str]) -> None:
    text = f"2. Possession\nA person who, contrary to {reference}, possesses child sexual abuse material {PENALTY}\n"
    assert [f.quote for f in faults(text, "no-such-provision")] == found


def test_a_subsection_that_does_not_exist() -> None:
    text = (
        f"2. Possession\n(1) A person who possesses child sexual abuse material {PENALTY}\n(2) A person who offers it {PENALTY}\n\n"
        "3. Defence\nSection 2(5) does not apply to a police officer.\n"
    )
    assert [f.quote for f in faults(text, "no-such-provision")] == ["Section 2(5)"]
    assert not faults(text.replace("2(5)", "2(2)"), "no-such-provision")


def test_a_term_to_avoid_comes_with_what_to_write_instead() -> None:
    text = f"2. Possession\nA person who knowingly possesses child pornography {PENALTY}\n"
    (found,) = faults(text, "term-to-avoid")
    assert found.quote == "child pornography"
    assert "child sexual abuse material" in found.remedy


def test_a_bill_that_writes_law_for_another_act_is_not_blamed_for_what_that_act_holds() -> None:
    text = (
        "2. Amendment of section 4\nThe principal Act is amended in section 4 by inserting the following subsection—\n"
        f"“(3) A person who, contrary to section 19, possesses child abuse material {PENALTY}”\n"
    )
    assert not faults(text, "no-such-provision")


def test_every_kind_of_fault_has_its_words() -> None:
    assert set(fault_texts().kinds) == {
        "term-never-used", "term-never-defined", "term-defined-twice", "offence-without-penalty", "no-such-provision",
        "term-to-avoid",
    }  # fmt: skip


def test_a_file_that_could_not_be_read_has_no_faults() -> None:
    (instrument,) = read_bytes(b"", "empty.txt")
    assert drafting_faults(facts_of(instrument)) == ()
