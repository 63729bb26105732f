"""What the ledger keeps of feeds."""

from counterclaim.ledger import Ledger
from counterclaim.reading import FeedState


def test_the_state_of_a_feed_is_kept(ledger: Ledger) -> None:
    url = f"https://post.example/{'x' * 3000}"
    assert ledger.feeds.state(url) == FeedState(url)
    for failures in (0, 3):
        state = FeedState(url, '"1"', "Thu, 02 Jan 2025 08:00:00 GMT", 1_735_804_800.0, 1_735_806_600.0, failures)
        ledger.feeds.keep(state)
        assert ledger.feeds.state(url) == state


def test_entries_are_dealt_with_once(ledger: Ledger) -> None:
    assert ledger.feeds.tries(["a", "b"]) == {}
    ledger.feeds.keep_tries({"a": 0, "b": 4})
    ledger.feeds.keep_tries({"b": 3})
    assert ledger.feeds.tries(["a", "b", "c"]) == {"a": 0, "b": 3}
