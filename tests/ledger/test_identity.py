"""Which article is which."""

from counterclaim.ledger import Ledger
from counterclaim.ledger.identity import alike, content_hash
from counterclaim.reading import Given
from counterclaim.records import Document
from tests.ledger.conftest import PRODUCER, reading_of

TEXT = "Ada Brandt said the dam above Orlec held through the night."
LONGER = TEXT + " Ilse Tove denied it on Friday."
OTHER = "Nobody came to the harbour, and no ship left it."


def store(ledger: Ledger, text: str, origin: str | None = None, **cells: str) -> str:
    """Store an article that was given no id."""
    document = Given().complete(Document("", text, **cells))
    return ledger.store(reading_of(document), PRODUCER, origin)


def names(ledger: Ledger) -> list[tuple[str, int]]:
    return [(version.reading.document.id, version.number) for version in ledger.versions()]


def test_an_address_is_one_article_whatever_becomes_of_its_text(ledger: Ledger) -> None:
    assert store(ledger, TEXT, url="https://post.example/dam") == "added"
    assert store(ledger, OTHER, url="https://post.example/dam") == "changed"
    assert store(ledger, OTHER, url="https://post.example/harbour") == "added"
    first = names(ledger)[0][0]
    assert names(ledger)[:2] == [(first, 1), (first, 2)]  # it keeps the id that it first had


def test_a_file_is_one_article_as_long_as_its_text_is_alike(ledger: Ledger) -> None:
    assert store(ledger, TEXT, "/news/today.txt") == "added"
    assert store(ledger, LONGER, "/news/today.txt") == "changed"
    assert store(ledger, OTHER, "/news/today.txt") == "added"
    assert store(ledger, LONGER, "/copies/today.txt") == "known"


def test_one_text_of_two_outlets_is_two_articles(ledger: Ledger) -> None:
    assert store(ledger, TEXT, outlet="The Orlec Post") == "added"
    assert store(ledger, TEXT, outlet="Sundmark Wire") == "added"
    assert store(ledger, TEXT, outlet="Sundmark Wire") == "known"


def test_what_is_said_of_an_article_is_part_of_its_content() -> None:
    document = Document("a", TEXT)
    assert content_hash(document) == content_hash(Document("b", TEXT, language="en"))
    assert content_hash(document) != content_hash(Document("a", TEXT, published="2025-01-01"))


def test_texts_are_alike_where_one_holds_much_of_the_other() -> None:
    assert alike(TEXT, LONGER)
    assert not alike(TEXT, OTHER)
    assert alike("", "")
