"""An HTTP answer becomes bytes: its status, its type, and its body within the limit of size."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import responses
from typing import TYPE_CHECKING, cast

from counterclaim.errors import FetchError, NotText, Refused, TooLarge
from counterclaim.reading.naming import amount, shown

if TYPE_CHECKING:
    import httpcore

BY_HAND = "save the page with a browser and give the file instead"
"""What to do where a server will not serve this program."""
_READABLE = (
    "text/", "application/xhtml+xml", "application/octet-stream",
    "application/json", "application/x-ndjson", "application/ndjson", "application/jsonl",
    "application/rss+xml", "application/atom+xml", "application/rdf+xml",
    "application/pdf", "application/xml", "message/rfc822", "application/mbox",
    "application/zip", "application/x-zip-compressed", "application/gzip", "application/x-gzip", "application/warc",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fetched:
    """The body of an answer, decompressed, and what its headers say of it."""

    url: str
    """Where it came from in the end, after redirects."""
    data: bytes
    html: bool
    charset: str | None
    etag: str = ""
    modified: str = ""
    """The headers ETag and Last-Modified, which tell the server in later requests what is known already."""
    unchanged: bool = False
    """Whether the server says that it is; then there are no ``data``."""


def header(response: "httpcore.Response", name: bytes) -> str:
    """Return the first value of the header *name* (in lower case), an empty string where there is none."""
    value = next((value for key, value in response.headers if key.lower() == name), b"")
    try:
        return value.decode().strip()
    except UnicodeDecodeError:
        return value.decode("latin-1").strip()


def answer(response: "httpcore.Response", url: str, limit: int, *, known: bool = False) -> Fetched:
    """Return the body of *response*, at most *limit* bytes of it once decompressed.

    With *known*, the server was told what is known already and may say that nothing has changed.

    Raises:
        FetchError: the status is an error's, or the compression is broken or none that was asked for.
        NotText: the answer is an image or the like.
        TooLarge: there is more.
    """
    etag, modified = header(response, b"etag"), header(response, b"last-modified")
    if response.status == 304 and known:
        return Fetched(url, b"", False, None, etag, modified, unchanged=True)
    if response.status not in (200, 203):
        raise Refused(_refusal(response.status), response.status, _seconds(header(response, b"retry-after")))
    content_type = Message()
    content_type["Content-Type"] = header(response, b"content-type") or "text/plain"
    kind = content_type.get_content_type()
    if not kind.startswith(_READABLE):
        raise NotText(f"the answer is {shown(kind)}, not a page of text; give the address of an article")
    body = cast("Iterable[bytes]", response.stream)
    data = _limited(_decompressed(body, header(response, b"content-encoding"), limit), limit)
    charset = content_type.get_param("charset")
    return Fetched(url, data, "html" in kind, charset if isinstance(charset, str) else None, etag, modified)


def _seconds(after: str) -> float | None:
    """Return what Retry-After asks for (RFC 9110, 10.2.3): seconds, or a moment; ``None`` where it asks for nothing."""
    if after.isascii() and after.isdigit() and len(after) < 10:
        return float(after)
    try:
        moment = parsedate_to_datetime(after)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    zone = moment.tzinfo or UTC
    return max((moment.replace(tzinfo=zone) - datetime.now(UTC)).total_seconds(), 0.0)


def _refusal(status: int) -> str:
    said = f"the server answered {status} {responses.get(status, '')}".rstrip()
    if status in (404, 410):
        return f"{said}; check the address"
    passing = status >= 500 or status == 429
    return f"{said}; try again later, or {BY_HAND}" if passing else f"{said}; {BY_HAND}"


def _limited(chunks: Iterable[bytes], limit: int) -> bytes:
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > limit:
            raise TooLarge(f"the server sends more than {amount(limit)}; the limit is the setting max_bytes")
    return bytes(data)


def _decompressed(body: Iterable[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    """Undo gzip or deflate, never giving out more than *limit* + 1 bytes for one chunk (gzip bombs)."""
    if encoding.lower() in ("", "identity"):
        yield from body
        return
    if encoding.lower() not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"the answer is compressed as “{shown(encoding)}”, which was not asked for; {BY_HAND}")
    unzip = zlib.decompressobj(wbits=47)  # 32 + 15: gzip or zlib, whichever its header says
    try:
        for chunk in body:
            yield unzip.decompress(chunk, limit + 1)
            if unzip.unconsumed_tail:
                raise TooLarge(f"the answer unpacks to more than {amount(limit)}; the limit is the setting max_bytes")
        yield unzip.flush()
        if not unzip.eof:
            raise zlib.error("cut off")
    except zlib.error as error:
        raise FetchError(f"the answer is damaged, its compressed data cannot be unpacked; {BY_HAND}") from error
