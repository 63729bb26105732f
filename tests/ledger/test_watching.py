from counterclaim.ledger import Facets, Ledger, opened_ledger
from tests.ledger.conftest import PRODUCER, article


def test_every_change_is_seen_whoever_makes_it(ledger: Ledger, location: str) -> None:
    with ledger.watched() as watch:
        first = watch.state()
        ledger.search("dam", Facets())
        assert watch.state() == first
        ledger.store(article("a"), PRODUCER)
        second = watch.state()
        assert second != first
        with opened_ledger(location) as other:
            other.store(article("b", "Ada Brandt said it rained."), PRODUCER)
        assert watch.state() not in (first, second)


def test_another_watch_is_another_state(ledger: Ledger) -> None:
    with ledger.watched() as one, ledger.watched() as other:
        assert one.state() != other.state()
