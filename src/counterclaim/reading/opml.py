"""OPML 2.0: lists of feeds, as feed readers write them."""

from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from counterclaim.errors import BadArchive, NoArticle


def feeds_of(data: bytes, name: str) -> Iterator[str]:
    """Yield the addresses of the feeds that an OPML list names, each once, in their order.

    Args:
        data: the list.
        name: what messages call it.

    Raises:
        BadArchive: it is not well-formed, or declares entities, as XML bombs do.
        NoArticle: it names no feed.

    >>> [*feeds_of(b'<opml><body><outline xmlUrl="https://post.example/rss"/></body></opml>', "feeds.opml")]
    ['https://post.example/rss']
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(data)
    except DefusedXmlException as error:
        raise BadArchive(f"{name} declares XML entities, as bombs do; it is not read") from error
    except (ParseError, ValueError, LookupError) as error:
        raise BadArchive(f"{name} is a damaged list of feeds ({error}); export it again") from error
    found = (outline.get("xmlUrl", "").strip() for outline in root.iter("outline"))
    urls = list(dict.fromkeys(url for url in found if url.lower().startswith(("http://", "https://"))))
    if not urls:
        raise NoArticle(f"{name} is an OPML list that names no feed; check it")
    yield from urls
