from counterclaim.ledger import Facets, Ledger
from tests.ledger.conftest import PRODUCER, article

TWO = "Ada Brandt said the dam held. Ada Brandt denied the dam leaked."


def filled(ledger: Ledger) -> None:
    ledger.store(article("old", TWO, outlet="Gazette", published="2024-01-01"), PRODUCER)
    ledger.store(article("undated"), PRODUCER)
    ledger.store(article("new", "It rained.", outlet="Courier", published="2025-01-01"), PRODUCER)
    ledger.store(article("late", TWO + " More.", outlet="Gazette", published="2024-06-01"), PRODUCER)


def test_the_last_published_comes_first_and_the_undated_last(ledger: Ledger) -> None:
    filled(ledger)
    assert [one.article for one in ledger.articles()] == ["new", "late", "old", "undated"]
    assert [one.article for one in ledger.articles(offset=1, limit=2)] == ["late", "old"]
    one = ledger.articles()[1]
    assert (one.claims, one.denials, one.speakers, one.version) == (2, 1, 1, 1)
    assert (ledger.articles()[0].claims, ledger.articles(offset=9)) == (0, [])


def test_a_speaker_is_heard_whatever_the_case(ledger: Ledger) -> None:
    filled(ledger)
    found = ledger.heard("ada  BRÁNDT")
    assert found is not None
    assert (found.name, found.claims, found.denials, found.articles) == ("Ada Brandt", 5, 2, 3)
    assert (found.first, found.last) == ("2024-01-01", "2024-06-01")
    assert ledger.heard("Brandt") is None


def test_what_a_speaker_said_comes_in_the_order_of_publication(ledger: Ledger) -> None:
    filled(ledger)
    said = ledger.said("Ada Brandt")
    assert [(hit.article, hit.claim) for hit in said[:2]] == [("old", "c1"), ("old", "c2")]
    assert said[-1].article == "undated"
    assert [hit.article for hit in ledger.said("Ada Brandt", "denies", offset=1, limit=1)] == ["late"]


def test_what_is_found_is_counted_by_its_facets(ledger: Ledger) -> None:
    filled(ledger)
    found = ledger.tally("dam", Facets())
    assert found.total == 5
    assert found.stances == (("asserts", 3), ("denies", 2))
    assert found.speakers == (("Ada Brandt", 5),)
    assert found.outlets == (("Gazette", 4),)
    assert ledger.tally("dam", Facets(stance="denies")).total == 2
    articles = ledger.tally("dam", Facets(articles=True))
    assert (articles.total, articles.outlets, articles.stances) == (3, (("Gazette", 2),), ())
    assert len(ledger.search("dam", Facets(offset=3))) == 2
