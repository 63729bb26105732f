import pytest

from counterclaim.errors import OptionError
from counterclaim.ledger import Ledger
from counterclaim.ledger.acts import counted, listed, note
from counterclaim.ledger.reviewing import kept, review, take, withdraw
from tests.ledger.conftest import PRODUCER, article

MADE = "2025-03-01T10:00:00Z"


def test_all_that_is_said_of_cells_stays_in_the_log(ledger: Ledger) -> None:
    ledger.store(article("a"), PRODUCER)
    review(ledger, "a", "c1", "stance", "corrected", "doubts", "ada", MADE)
    review(ledger, "a", "c1", "stance", "accepted", None, "bo", MADE)
    withdraw(ledger, "a", "c1", "", "ada")
    with ledger.reading() as connection:
        acts, total = listed(connection), counted(connection)
        assert kept(connection) == []
        mine = listed(connection, who="bo")
    assert [(one.who, one.act, one.what) for one in acts] == [
        ("ada", "withdrew", "a#c1"),
        ("bo", "accepted", "a#c1"),
        ("ada", "corrected", "a#c1"),
    ]
    assert total == 3
    assert acts[0].data["by"] == "bo"
    assert (acts[2].data["was"], acts[2].data["now"], acts[2].data["words"]) == ("asserts", "doubts", "the dam held")
    assert [one.act for one in mine] == ["accepted"]


def test_what_is_not_done_is_not_noted(ledger: Ledger) -> None:
    ledger.store(article("a"), PRODUCER)
    with pytest.raises(OptionError, match="no stance"):
        review(ledger, "a", "c1", "stance", "corrected", "sings", "ada", MADE)
    with ledger.reading() as connection:
        assert counted(connection) == 0


def test_reviews_of_another_ledger_are_noted_as_brought(ledger: Ledger) -> None:
    ledger.store(article("a"), PRODUCER)
    made = review(ledger, "a", "c1", "", "accepted", None, "ada", MADE)
    withdraw(ledger, "a", "c1", "", "ada")
    assert take(ledger, "a", made)
    with ledger.reading() as connection:
        assert (listed(connection)[0].act, listed(connection)[0].who) == ("imported", "ada")


def test_words_of_any_kind_are_kept(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        note(connection, "a\x00\ud800", "accepted", "x#c1", {"words": "\ud800 😀"})
    with ledger.reading() as connection:
        assert listed(connection)[0].data["words"] == "\ud800 😀"
