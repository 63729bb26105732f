"""RSS and Atom feeds: their entries, with the article where the feed carries it whole, else with its address."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from counterclaim.errors import BadArchive, NoArticle
from counterclaim.reading.metadata import checked_date

WHOLE = 600
"""Characters from which an entry's content is taken for the article and not for its beginning: teasers of news feeds
are one paragraph, seldom over 400 characters."""
_TAG = re.compile(r"<[^>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; ``page`` is the article as HTML where the feed carries it."""

    url: str | None
    page: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None


def entries(data: bytes, name: str) -> Iterator[Entry]:
    """Yield the entries of a feed in their order.

    Args:
        data: RSS 0.9 to 2.0 or Atom; what is not well-formed is read as well as can be.
        name: what messages call it.

    Raises:
        BadArchive: it declares entities of its own, which no feed needs and bombs are made of.
        NoArticle: it is no feed, or one without entries.

    >>> feed = b"<rss><channel><item><link>https://a.example/1</link></item></channel></rss>"
    >>> [entry.url for entry in entries(feed, "a.rss")]
    ['https://a.example/1']
    """
    import feedparser

    _check(data, name)
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=True)
    if not feed.entries:
        what = "is a feed without entries" if feed.version else "is no feed that can be read"
        raise NoArticle(f"{name} {what}; check its address")
    outlet = _line(feed.feed.get("title"))
    for entry in feed.entries:
        yield Entry(
            url=_address(entry),
            page=_page(entry),
            title=_line(entry.get("title")),
            outlet=outlet,
            byline=_line(entry.get("author")),
            published=_day(entry),
        )


def _check(data: bytes, name: str) -> None:
    """Refuse entities that are declared in the feed; feedparser leaves them to the XML parser below it."""
    from defusedxml import DefusedXmlException
    from defusedxml.sax import parseString

    try:
        parseString(data, ContentHandler(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise BadArchive(f"{name} declares XML entities, as bombs do; it is not read") from error
    except (SAXException, ValueError, LookupError):
        return  # not well-formed, as many feeds; feedparser then reads it without a parser that knows entities


def _address(entry: Mapping[str, Any]) -> str | None:
    link = entry.get("link") or ""
    return link if link.lower().startswith(("http://", "https://")) else None


def _page(entry: Mapping[str, Any]) -> str | None:
    contents = [str(one.get("value") or "") for one in entry.get("content") or ()]
    longest = max(contents, key=len, default="")
    return f"<article>{longest}</article>" if len(_TAG.sub("", longest)) >= WHOLE else None


def _day(entry: Mapping[str, Any]) -> str | None:
    """Return the day on which the entry was published, in UTC as feedparser gives it; not that of a later change."""
    parsed = entry.get("published_parsed") if "published" in entry else None
    return checked_date(f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}") if parsed else None


def _line(value: object) -> str | None:
    """Return *value* on one line, without tags and entities, which titles in feeds often have."""
    text = " ".join(html.unescape(_TAG.sub("", str(value or ""))).split())
    return text or None
