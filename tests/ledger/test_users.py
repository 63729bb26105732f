import json

import pytest

from counterclaim.errors import OptionError
from counterclaim.ledger import Ledger
from counterclaim.ledger.acts import listed
from counterclaim.ledger.transfer import exported, exported_judgements
from counterclaim.ledger.users import check_role
from tests.ledger.conftest import PRODUCER, article

FAR, PAST = "9999-01-01T00:00:00Z", "2000-01-01T00:00:00Z"


def test_users_are_known_by_name_whatever_its_case(ledger: Ledger) -> None:
    users = ledger.users
    assert users.add("  Ada   Brandt ", "admin", "hash", "root").name == "Ada Brandt"
    users.add("bo", "reader", "other", "Ada Brandt")
    found = users.found("ADA BRANDT")
    assert found is not None
    assert (found[0].name, found[0].role, found[1]) == ("Ada Brandt", "admin", "hash")
    assert users.found("nobody") is None
    assert [one.name for one in users.listed()] == ["Ada Brandt", "bo"]
    with pytest.raises(OptionError, match="already"):
        users.add("BO", "reader", "x", "root")


@pytest.mark.parametrize("name", ["", "  ", "a\nb\x07", "x" * 61, "\x00"])
def test_what_is_no_name_is_refused(ledger: Ledger, name: str) -> None:
    with pytest.raises(OptionError, match="needs a name"):
        ledger.users.add(name, "admin", "hash", "root")
    assert ledger.users.listed() == []


def test_there_is_always_an_admin(ledger: Ledger) -> None:
    users = ledger.users
    with pytest.raises(OptionError, match="first user must be an admin"):
        users.add("bo", "reader", "x", "root")
    users.add("ada", "admin", "x", "root")
    users.add("bo", "reviewer", "x", "ada")
    with pytest.raises(OptionError, match="only admin"):
        users.remove("ada", "ada")
    with pytest.raises(OptionError, match="only admin"):
        users.give_role("ada", "reader", "ada")
    users.give_role("bo", "admin", "ada")
    users.remove("ada", "bo")
    users.remove("bo", "bo")
    assert users.listed() == []


def test_a_session_ends_with_its_time_its_password_and_its_user(ledger: Ledger) -> None:
    users = ledger.users
    users.add("ada", "admin", "x", "root")
    users.begin("ada", "one", FAR)
    users.begin("ada", "old", PAST)
    found = users.of_session("one")
    assert found is not None
    assert found.name == "ada"
    assert users.of_session("old") is None
    assert users.of_session("other") is None
    users.end("one")
    assert users.of_session("one") is None
    users.begin("ada", "two", FAR)
    users.give_password("ada", "y", "ada")
    assert users.of_session("two") is None
    users.begin("ada", "three", FAR)
    users.remove("ada", "root")
    assert users.of_session("three") is None
    with pytest.raises(OptionError, match="no user called"):
        users.remove("ada", "x")
    with pytest.raises(OptionError, match="no user called"):
        users.give_role("ada", "reader", "x")
    with pytest.raises(OptionError, match="no user called"):
        users.give_password("ada", "z", "x")
    with pytest.raises(OptionError, match="no user called"):
        users.begin("ada", "four", FAR)


def test_changes_are_noted_and_no_password_is(ledger: Ledger) -> None:
    ledger.users.add("ada", "admin", "the-hash", "root")
    ledger.users.give_password("ada", "the-other", "ada")
    with ledger.reading() as connection:
        told = [(one.who, one.act, one.what) for one in listed(connection)]
        data = json.dumps([dict(one.data) for one in listed(connection)])
    assert told == [("ada", "password", "user ada"), ("root", "added", "user ada")]
    assert "the-" not in data


def test_users_are_not_exported(ledger: Ledger) -> None:
    ledger.store(article(), PRODUCER)
    ledger.users.add("velmira", "admin", "the-hash", "root")
    lines = [*exported(ledger.versions()), *exported_judgements(ledger)]
    assert "velmira" not in str(lines)
    assert "the-hash" not in str(lines)


def test_roles_are_three() -> None:
    assert check_role("reviewer") == "reviewer"
    with pytest.raises(OptionError, match="no role “boss”"):
        check_role("boss")
