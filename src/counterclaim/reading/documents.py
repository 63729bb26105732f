"""One input, of whatever form, becomes Documents."""

from collections.abc import Iterator
from typing import BinaryIO

from counterclaim.errors import InputError, NoArticle, NotText
from counterclaim.reading import sniffing
from counterclaim.reading.addresses import PUBLIC, Network
from counterclaim.reading.decoding import decode
from counterclaim.reading.lines import read_lines
from counterclaim.reading.mails import messages, read_mail
from counterclaim.reading.metadata import Given
from counterclaim.reading.pages import read_page
from counterclaim.reading.pdf import read_pdf
from counterclaim.reading.plain import read_plain
from counterclaim.reading.sources import Source, opened
from counterclaim.records import Document
from counterclaim.settings import Settings

_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_LINES_SUFFIXES = (".jsonl", ".ndjson")


def read_documents(
    source: str,
    *,
    settings: Settings,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
    network: Network = PUBLIC,
) -> Iterator[Document | InputError]:
    """Yield the articles of *source*: one of plain text, HTML, PDF or an e-mail, any number of JSON Lines or a mailbox.

    The content decides what it is; a suffix or a server's word only where the content leaves it open.
    JSON Lines are read one at a time, in their order; of one that is broken a ``BadLine`` is yielded, not
    raised, and the reading goes on. Nothing is opened before the first document is asked for.

    Args:
        source: a path, ``-`` for standard input, or an http(s) URL.
        settings: limits of size and time; for JSON Lines the size is a line's.
        published: ISO 8601 date, or date and time; this, *title* and *outlet* go before what the input says.
        title: the headline.
        outlet: who published it.
        stdin: the bytes of standard input, if not the program's own.
        network: which addresses may be fetched from; for tests.

    Raises:
        OptionError: *published* is no date (at once, before any reading).
        InputError: the input cannot be read: missing, a directory, unreadable.
        NotText: binary, or of an encoding that cannot be told.
        TooLarge: over ``settings.max_bytes``, or, for HTML, over ``settings.max_page_bytes``.
        NoArticle: empty, or a page without running text.
        FetchError: a URL that cannot or must not be fetched.

    >>> import io
    >>> story = io.BytesIO("The dam held, the mayor said.".encode())
    >>> [document.text for document in read_documents("-", settings=Settings(), stdin=story)]
    ['The dam held, the mayor said.']
    """
    given = Given.checked(published, title, outlet)
    return _documents(source, settings, given, stdin, network)


def _documents(
    source: str, settings: Settings, given: Given, stdin: BinaryIO | None, network: Network
) -> Iterator[Document | InputError]:
    with opened(source, stdin=stdin, settings=settings, network=network) as found:
        yield from documents_of(found, settings, given)


def documents_of(found: Source, settings: Settings, given: Given) -> Iterator[Document | InputError]:
    """Yield the articles of an open input, as ``read_documents`` does and with its errors."""
    _refuse(found)
    if _is_lines(found):
        yield from _some_lines(found, settings, given)
    elif sniffing.is_mailbox(found.head):
        yield from _mailbox(found, settings, given)
    else:
        yield given.complete(_article(found, settings))


def _refuse(found: Source) -> None:
    """Turn away what can be told from its first bytes."""
    head, name = found.head, found.name
    if not head:
        raise NoArticle(f"{name} is empty; give the text of an article")
    if (kind := sniffing.binary_kind(head)) and not sniffing.is_pdf(head):
        raise NotText(f"{name} is {kind}, not text; convert it to plain text or HTML first")
    if sniffing.is_feed(head) or sniffing.is_opml(head):
        what = "feed of links" if sniffing.is_feed(head) else "list of feeds"
        raise NoArticle(f"{name} is a {what}, not an article; give one of its articles, or take: counterclaim add")
    if sniffing.is_whole_json(head):
        raise InputError(f"{name} is JSON, but not JSON Lines; write one article a line (jq -c does that)")


def _is_lines(found: Source) -> bool:
    if sniffing.is_json_lines(found.head):
        return True
    named = found.suffix in _LINES_SUFFIXES and not sniffing.is_html(found.head)
    if named and sniffing.is_wide(found.head):
        raise NotText(f"{found.name} is not UTF-8, as JSON Lines are; save it again as UTF-8")
    return named


def _some_lines(found: Source, settings: Settings, given: Given) -> Iterator[Document | InputError]:
    """Yield what the lines hold, and make sure that they hold something."""
    empty = True
    for read in read_lines(found.stream, found.name, given, settings.max_bytes):
        empty = False
        yield read
    if empty:
        raise NoArticle(f"{found.name} holds nothing but white space; give articles as JSON Lines")


def _mailbox(found: Source, settings: Settings, given: Given) -> Iterator[Document | InputError]:
    for number, message in enumerate(messages(found.stream, settings.max_bytes), 1):
        try:
            if isinstance(message, InputError):
                raise message
            yield given.complete(read_mail(message, f"message {number:,} of {found.name}"))
        except InputError as error:
            yield error if message is not error else type(error)(f"{found.name}: {error}")


def _article(found: Source, settings: Settings) -> Document:
    if sniffing.is_pdf(found.head):
        return read_pdf(found.whole(settings.max_bytes, "max_bytes"), found.name, found.url)
    if found.suffix == ".eml" or sniffing.is_mail(found.head):
        return read_mail(found.whole(settings.max_bytes, "max_bytes"), found.name)
    html = found.html or sniffing.is_html(found.head) or found.suffix in _HTML_SUFFIXES
    limit, setting = (settings.max_page_bytes, "max_page_bytes") if html else (settings.max_bytes, "max_bytes")
    data = found.whole(limit, setting)
    text = decode(data, found.name, declared=found.charset, html=html)
    if not text.strip():
        raise NoArticle(f"{found.name} holds nothing but white space; give the text of an article")
    return read_page(text, found.name, found.url) if html else read_plain(text, found.name, found.url)
