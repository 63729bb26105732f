"""What articles, their parts and the terms for their relations are called in linked data (RFC 3987, RFC 8141)."""

from urllib.parse import quote

from counterclaim.records import Document, Entity

VOCABULARY = "urn:counterclaim:vocabulary:1#"
"""The terms of ``vocabulary.ttl``."""
_WIKIDATA = "http://www.wikidata.org/entity/"


def article_iri(document: Document) -> str:
    """Return the name of the article as the ledger has it, by its id; its address is where a page of it is.

    >>> article_iri(Document("flour 1", "x"))
    'urn:counterclaim:article:flour%201'
    """
    return f"urn:counterclaim:article:{quote(_encodable(document.id), safe='')}"


def part_iri(document: Document, id: str) -> str:
    """Return the name of a part of the article.

    >>> part_iri(Document("flour", "x"), "c3")
    'urn:counterclaim:article:flour#c3'
    """
    return f"{article_iri(document)}#{quote(_encodable(id), safe='')}"


def entity_iri(document: Document, entity: Entity) -> str:
    """Return Wikidata's name of *entity* where that is known, else its name within the article."""
    wikidata = entity.identifiers.get("wikidata")
    return f"{_WIKIDATA}{wikidata}" if wikidata else part_iri(document, entity.id)


def page_url(document: Document) -> str | None:
    """Return the article's address where it is one that a browser follows, with what an IRI forbids escaped."""
    url = document.url or ""
    if not url.lower().startswith(("http://", "https://")):
        return None
    return quote(_encodable(url), safe="/?:@!$&'()*+,;=%#[]~-._")


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
