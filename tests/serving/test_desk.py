import pytest

from counterclaim.ledger import Facets, Ledger
from counterclaim.serving.desk import Desk, Missing
from tests.ledger.conftest import PRODUCER, article


def test_an_answer_is_kept_until_the_ledger_changes(ledger: Ledger) -> None:
    with ledger.watched() as watch:
        desk = Desk(ledger, watch)
        first = desk.search("dam", Facets())
        assert desk.search("dam", Facets()) is first
        ledger.store(article("c", "Ada Brandt said the dam was new."), PRODUCER)
        assert len(desk.search("dam", Facets())) == len(first) + 1


def test_what_is_not_there_is_missing(ledger: Ledger) -> None:
    with ledger.watched() as watch:
        desk = Desk(ledger, watch)
        for ask in (lambda: desk.versions("none"), lambda: desk.version("a", 7), lambda: desk.heard("Nobody")):
            with pytest.raises(Missing):
                ask()
