"""``serve`` and ``mcp`` from the command line."""

from pathlib import Path

import pytest

from counterclaim.cli import main
from tests.ledger.conftest import Empty, empty

__all__ = ["empty"]
Printed = pytest.CaptureFixture[str]


def test_a_server_is_checked_and_stops(empty: Empty, capsys: Printed) -> None:
    assert main(["serve", "--ledger", empty(), "--check"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("http://127.0.0.1:")
    assert said.endswith("/ answers: Articles – Counterclaim\n")


def test_a_server_with_a_token_can_be_checked(empty: Empty, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_TOKEN", "secret")
    assert main(["serve", "--ledger", empty(), "--check"]) == 0
    assert "answers: Articles" in capsys.readouterr().out


def test_a_ledger_is_made_where_there_is_none(tmp_path: Path, capsys: Printed) -> None:
    assert main(["serve", "--ledger", str(tmp_path / "new.sqlite"), "--check"]) == 0
    assert (tmp_path / "new.sqlite").exists()
    assert capsys.readouterr().err == ""


def test_others_are_not_let_in_without_a_token(tmp_path: Path, capsys: Printed) -> None:
    assert main(["serve", "--ledger", str(tmp_path / "new.sqlite"), "--host", "0.0.0.0"]) == 2
    assert "give --token" in capsys.readouterr().err
    assert not (tmp_path / "new.sqlite").exists()


def test_tools_need_a_ledger(tmp_path: Path, capsys: Printed) -> None:
    assert main(["mcp", "--ledger", str(tmp_path / "none.sqlite")]) == 2
    assert "There is no ledger" in capsys.readouterr().err
