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
_TOGETHER = 100
"""Entries that are read at once."""
_MARK = re.compile(rb"<!\[CDATA\[|<!--|</?(?:item|entry)(?=[\s/>])")
_SKIPPED = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; ``page`` is the article as HTML where the feed carries it."""

    url: str | None
    page: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    key: str = ""
    """What the feed calls this state of it: its id, else its address or title, and when it was last changed."""


def entries(data: bytes, name: str) -> Iterator[Entry]:
    """Yield the entries of a feed in their order; of a long one not all are ever in memory as more than bytes.

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
    found = False
    for part in _parts(data):
        feed = feedparser.parse(part, sanitize_html=False, resolve_relative_uris=True)
        outlet = _line(feed.feed.get("title"))
        for entry in feed.entries:
            found = True
            yield _entry(entry, outlet)
    if not found:
        what = "is a feed without entries" if feed.version else "is no feed that can be read"
        raise NoArticle(f"{name} {what}; check its address")


def _entry(entry: Mapping[str, Any], outlet: str | None) -> Entry:
    url, title = _address(entry), _line(entry.get("title"))
    changed = next((entry[name] for name in ("updated", "published") if name in entry), "")
    return Entry(
        url=url,
        page=_page(entry),
        title=title,
        outlet=outlet,
        byline=_line(entry.get("author")),
        published=_day(entry),
        key=f"{entry.get('id') or url or title or ''} {changed}",
    )


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield feeds with the head and the end of *data* and some of its entries each, in their order.

    feedparser keeps all that it has read. What is no feed of one-byte characters comes back whole.
    """
    items = _items(data)
    if len(items) <= _TOGETHER:
        yield data
        return
    head, end = data[: items[0][0]], data[items[-1][1] :]
    least = 4 * (len(head) + len(end))  # or a long head would be read again and again
    first = 0
    for number, (_, stop) in enumerate(items, 1):
        size = stop - items[first][0]
        if number == len(items) or (number - first >= _TOGETHER and size >= least):
            yield head + data[items[first][0] : stop] + end
            first = number


def _items(data: bytes) -> list[tuple[int, int]]:
    """Return where the entries of *data* begin and end; what stands in CDATA and comments is none."""
    found: list[tuple[int, int]] = []
    place, start = 0, -1
    while match := _MARK.search(data, place):
        place = match.end()
        mark = match[0]
        if mark in _SKIPPED:
            place = data.find(_SKIPPED[mark], place)
            if place < 0:
                break
        elif mark.startswith(b"</"):
            place = data.find(b">", place) + 1
            if start >= 0 and place:
                found.append((start, place))
            start = -1
            if not place:
                break
        elif start < 0:
            start = match.start()
    return found


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
