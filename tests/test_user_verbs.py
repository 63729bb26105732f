"""``users`` from the command line."""

import io
import json

import pytest

from counterclaim.cli import main
from counterclaim.ledger import opened_ledger
from counterclaim.serving.passwords import matches
from tests.ledger.conftest import Empty, empty

__all__ = ["empty"]
Printed = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch


def users(*arguments: str, typed: str = "", patch: Patch | None = None) -> int:
    if patch is not None:
        patch.setattr("sys.stdin", io.StringIO(typed))
    return main(["users", *arguments])


def test_a_user_is_added_changed_and_removed(empty: Empty, capsys: Printed, monkeypatch: Patch) -> None:
    at = ("--ledger", empty())
    assert users("add", "Ada", "--role", "admin", *at, typed="a mill by the river\n", patch=monkeypatch) == 0
    assert users("add", "bo", *at, typed="a mill by the sea\r\n", patch=monkeypatch) == 0
    assert users("role", "BO", "reviewer", *at) == 0
    assert users("password", "bo", *at, typed="a mill by the lake", patch=monkeypatch) == 0
    capsys.readouterr()
    assert users("list", "--format", "json", *at) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["name"], one["role"]) for one in found] == [("Ada", "admin"), ("bo", "reviewer")]
    with opened_ledger(at[1]) as ledger:
        kept = ledger.users.found("bo")
    assert kept is not None
    assert matches(kept[1], "a mill by the lake")
    assert users("remove", "bo", *at) == 0
    assert users("list", *at) == 0
    assert "bo" not in capsys.readouterr().out.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "typed", "sentence"),
    [
        (("add", "bo"), "a mill by the river", "first user must be an admin"),
        (("add", "bo", "--role", "boss"), "a mill by the river", "no role “boss”"),
        (("add", "bo", "--role", "admin"), "short", "12 to 200 characters"),
        (("add", "", "--role", "admin"), "a mill by the river", "needs a name"),
        (("remove", "bo"), "", "no user called"),
        (("role", "bo", "admin"), "", "no user called"),
        (("password", "bo"), "a mill by the river", "no user called"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    empty: Empty, capsys: Printed, monkeypatch: Patch, arguments: tuple[str, ...], typed: str, sentence: str
) -> None:
    assert users(*arguments, "--ledger", empty(), typed=typed, patch=monkeypatch) == 2
    printed = capsys.readouterr()
    assert sentence in printed.err
    assert "Traceback" not in printed.err
    assert "mill" not in printed.err


def test_a_password_is_no_argument(empty: Empty, capsys: Printed, monkeypatch: Patch) -> None:
    arguments = ("add", "bo", "a mill by the river", "--role", "admin", "--ledger", empty())
    assert users(*arguments, typed="", patch=monkeypatch) == 2
    capsys.readouterr()


def test_two_passwords_that_differ_change_nothing(empty: Empty, capsys: Printed, monkeypatch: Patch) -> None:
    given = iter(["a mill by the river", "a mill by the sea"])
    monkeypatch.setattr("getpass.getpass", lambda _: next(given))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    at = empty()
    assert main(["users", "add", "ada", "--role", "admin", "--ledger", at]) == 2
    assert "two passwords" in capsys.readouterr().err
    with opened_ledger(at) as ledger:
        assert ledger.users.listed() == []


def test_others_are_let_in_where_there_are_users(empty: Empty, capsys: Printed, monkeypatch: Patch) -> None:
    at = empty()
    assert main(["serve", "--ledger", at, "--host", "0.0.0.0", "--check"]) == 2
    assert "counterclaim users add NAME --role admin" in capsys.readouterr().err
    assert users("add", "ada", "--role", "admin", "--ledger", at, typed="a mill by the river", patch=monkeypatch) == 0
    assert main(["serve", "--ledger", at, "--host", "0.0.0.0", "--check"]) == 0
    assert "Come in" in capsys.readouterr().out
