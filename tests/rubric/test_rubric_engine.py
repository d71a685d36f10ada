"""Loading criteria strictly, judging honestly, scoring."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.metadata import Meta
from corpus.read import read_bytes
from extract.facts import Facts
from extract.pipeline import facts_of
from extract.strict_yaml import YamlError
from rubric.criteria import bundled, load, parse
from rubric.finding import Finding, Outcome
from rubric.judge import judge
from rubric.score import scorecard
from rubric.sets import criteria_of, groups_of, sets

_GOOD = """\
id: X-01
name: test
principle: X
question: Is it?
type: has
needs: none
other_act: true
why: because
sources: []
check:
  met: {phrase: open-means}
remedy: say so
examples: []
"""


def _facts(text: str, language: str = "en") -> Facts:
    return facts_of(read_bytes(text.encode(), "x.txt", meta=Meta(language=language))[0])


def _one(text: str, yaml: str = _GOOD, language: str = "en") -> Finding:
    return judge(_facts(text, language), [parse(yaml, "x")])[0]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("phrase: open-means", "phrase: open-meens", 11, "open-means"),
        ("phrase: open-means", "phrasse: open-means", 11, "phrase"),
        ("phrase: open-means", "phrase: open-means, wihtin: sentence", 11, "wihtin"),
        ("other_act: true", "other_act: maybe", 7, "bool"),
        ("remedy: say so", "remedies: say so", 12, "remedies"),
        ("needs: none", "needs: nothing", 6, "nothing"),
    ],
)
def test_a_typo_is_refused_at_its_line(old: str, new: str, line: int, said: str) -> None:
    with pytest.raises(YamlError) as refused:
        parse(_GOOD.replace(old, new), "mine.txt")
    message = str(refused.value)
    assert message.startswith(f"mine.txt:{line}:"), message
    assert said in message
    assert new.split(",")[-1].strip()[:8] in message


def test_an_id_must_fit_its_file_and_be_unique(tmp_path: Path) -> None:
    (tmp_path / "Y-01-other.yaml").write_text(_GOOD, encoding="utf-8")
    with pytest.raises(YamlError, match="the id is X-01"):
        load(tmp_path)
    (tmp_path / "Y-01-other.yaml").rename(tmp_path / "X-01-a.yaml")
    (tmp_path / "X-01-b.yaml").write_text(_GOOD, encoding="utf-8")
    with pytest.raises(YamlError, match="already"):
        load(tmp_path)


def test_met_quotes_the_words_where_they_stand() -> None:
    finding = _one("1. Title.\n2. (1) It is done by\nany means.\n")
    assert finding.outcome is Outcome.MET
    (evidence,) = finding.evidence
    assert evidence.citation == "2(1)"
    assert "any means" in evidence.quote
    assert evidence.place.of("1. Title.\n2. (1) It is done by\nany means.\n") == evidence.quote


def test_silent_says_where_it_looked_and_whether_this_text_decides() -> None:
    finding = _one("1. Title.\n2. Nothing of the kind.\n")
    assert finding.outcome is Outcome.SILENT
    assert finding.searched == ("1", "2")
    assert not finding.decidable
    assert not finding.gap
    here = _one("2. Nothing.\n", _GOOD.replace("other_act: true", "other_act: false"))
    assert here.decidable
    assert here.gap


def test_a_language_without_a_pack_is_unread_never_a_gap() -> None:
    finding = _one("1. Titulus.\n", language="la")
    assert finding.outcome is Outcome.UNREAD
    assert not finding.gap


def test_branches_are_tried_in_the_order_written() -> None:
    both = "check:\n  partial: {phrase: open-means}\n  met: {phrase: open-means}\n"
    other = "check:\n  met: {phrase: open-means}\n  partial: {phrase: open-means}\n"
    old = "check:\n  met: {phrase: open-means}\n"
    assert _one("2. By any means.\n", _GOOD.replace(old, both)).outcome is Outcome.PARTIAL
    assert _one("2. By any means.\n", _GOOD.replace(old, other)).outcome is Outcome.MET


def test_unless_undoes_and_not_alone_gives_no_outcome() -> None:
    undone = _GOOD.replace("{phrase: open-means}", "{phrase: open-means, unless: {phrase: child}}")
    assert _one("2. By any means.\n", undone).outcome is Outcome.MET
    assert _one("2. By any means, to a child.\n", undone).outcome is Outcome.SILENT
    empty = _GOOD.replace("{phrase: open-means}", "{not: {phrase: child}}")
    assert _one("2. By any means.\n", empty).outcome is Outcome.SILENT


def test_every_finding_of_the_rubric_rests_on_the_text() -> None:
    text = (
        '2. In this Act, "child pornography" means material that depicts a child engaged in sexually explicit conduct.\n'
        "3. A person who knowingly possesses child pornography commits an offence and is liable to imprisonment for a "
        "term not exceeding five years.\n"
    )
    facts = _facts(text)
    findings = judge(facts, bundled())
    assert [f.criterion for f in findings] == [c.id for c in bundled()]
    for f in findings:
        assert f.why
        for e in f.evidence:
            assert e.place.of(facts.instrument.text) == e.quote
    assert findings == judge(_facts(text), bundled())


def test_the_sets_name_criteria_there_are() -> None:
    known = {c.id for c in bundled()}
    assert set(sets()) >= {"mission-four", "dfc-six", "icmec-five", "oos-4.4", "prevention-framework", "harms", "all"}
    four = [c.id for c in criteria_of("mission-four", bundled())]
    assert len(four) == 12
    assert set(four) <= known
    with pytest.raises(YamlError, match="there is no set"):
        groups_of("mission-five", bundled())


def test_a_scorecard_counts_and_leaves_out_what_cannot_be_decided() -> None:
    text = "3. A person who knowingly possesses child pornography commits an offence and is liable to imprisonment.\n"
    findings = judge(_facts(text), bundled())
    card = scorecard(findings, "mission-four", bundled())
    assert card.set == "mission-four"
    assert sum(card.total.counts.values()) == 12
    silent_elsewhere = sum(f.outcome is Outcome.SILENT and not f.decidable for f in findings if f.criterion in
                           {c.id for c in criteria_of("mission-four", bundled())})  # fmt: skip
    assert card.total.undecided == silent_elsewhere
    points = scorecard(findings, "icmec-five", bundled())
    assert points.total.points == points.total.counts[Outcome.MET]
    assert points.sufficient is False


def test_a_language_without_features_is_unread_and_never_silent() -> None:
    text = "§ 1 Verbreitung\nWer einen kinderpornographischen Inhalt verbreitet, wird mit Geldstrafe bestraft."
    (instrument,) = read_bytes(text.encode(), "gesetz.txt", language="de")
    findings = judge(facts_of(instrument), bundled())
    assert {f.outcome for f in findings} == {Outcome.UNREAD}
    assert "German" in findings[0].why
