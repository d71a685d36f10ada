"""`lexgap export` writes what was read as Akoma Ntoso that reads back the same."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from corpus.read import read, read_bytes
from report.commands.export_command import export

ACT = "Records Act 2001\n\n1. Short title\nThis Act may be cited as the Records Act 2001.\n\n2. Duty\nKeep a record.\n"


def test_an_act_is_exported_and_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "act.txt"
    path.write_text(ACT, encoding="utf8")
    shown = CliRunner().invoke(export, [str(path), "--to", "akn"])
    out = tmp_path / "new" / "act.xml"
    written = CliRunner().invoke(export, [str(path), "--to", "akn", "-o", str(out)])
    assert (shown.exit_code, written.exit_code) == (0, 0)
    assert shown.stdout_bytes == out.read_bytes()
    (back,) = read_bytes(out.read_bytes(), "act.xml")
    assert [p.citation for p in back.provisions] == [p.citation for p in read(path)[0].provisions]


def test_a_file_that_cannot_be_read_or_written_stops_with_two(tmp_path: Path) -> None:
    path = tmp_path / "act.txt"
    path.write_text(ACT, encoding="utf8")
    assert CliRunner().invoke(export, [str(tmp_path / "none.pdf"), "--to", "akn"]).exit_code == 2
    assert CliRunner().invoke(export, [str(path), "--to", "akn", "-o", str(path / "x.xml")]).exit_code == 2
    (tmp_path / "b.txt").write_text(ACT.replace("Records", "Other"), encoding="utf8")
    assert CliRunner().invoke(export, [str(tmp_path), "--to", "akn"]).exit_code == 2
    assert CliRunner().invoke(export, [str(tmp_path), "--to", "akn", "-o", str(tmp_path)]).exit_code == 0
    assert len(list(tmp_path.glob("*.xml"))) == 2
