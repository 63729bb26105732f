"""A URL becomes bytes, within limits of time, size and hops, and from public addresses only."""

from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, cast

from counterclaim.errors import FetchError, InputError, Refused
from counterclaim.reading.addresses import PUBLIC, Network
from counterclaim.reading.answers import BY_HAND, Fetched, answer, header
from counterclaim.reading.connecting import CheckedBackend, Deadline
from counterclaim.reading.naming import shown
from counterclaim.settings import Settings

if TYPE_CHECKING:
    import httpcore
    import httpx

_REDIRECTS = (301, 302, 303, 307, 308)
AGENT = "counterclaim"
"""What it is called in robots.txt."""
_HEADERS = (
    (b"User-Agent", f"{AGENT} (reads news articles)".encode()),
    (b"Accept", b"text/html, application/xhtml+xml, text/plain;q=0.9, application/x-ndjson;q=0.9, */*;q=0.1"),
    (b"Accept-Encoding", b"gzip"),
)


def fetch(url: str, settings: Settings, network: Network = PUBLIC, *, etag: str = "", modified: str = "") -> Fetched:
    """Return what *url* (http or https) answers, proxies and other settings of the environment left aside.

    Args:
        url: the address.
        settings: limits of size and time.
        network: which addresses may be fetched from.
        etag: with *modified*, what an earlier answer said of itself; where nothing has changed since, the server may
            say so instead of sending it again (RFC 9110, 13).
        modified: the earlier answer's Last-Modified.

    Raises:
        FetchError: the URL must not be fetched, or the answer is none: a private address (at any hop), an
            unknown host, too many redirects, more than ``settings.fetch_seconds`` in all.
        Refused: the server answers with an error.
        NotText: the answer is an image or the like.
        TooLarge: more than ``settings.max_bytes``, as sent or once decompressed.

    >>> fetch("http://127.0.0.1/", Settings())
    Traceback (most recent call last):
    counterclaim.errors.FetchError: http://127.0.0.1/: 127.0.0.1 is not a public address, ...
    """
    import httpcore
    import httpx

    known = ((b"If-None-Match", etag), (b"If-Modified-Since", modified))
    conditions = [(name, value.encode("latin-1", "replace")) for name, value in known if value]
    deadline = Deadline(settings.fetch_seconds)
    here = url
    # The backend's shape is that of httpcore.NetworkBackend; see connecting.py for why it does not inherit.
    backend = cast("httpcore.NetworkBackend", CheckedBackend(network, deadline))
    try:
        context = httpx.create_ssl_context(trust_env=False)
        with httpcore.ConnectionPool(ssl_context=context, network_backend=backend) as pool:
            for _ in range(settings.max_redirects + 1):
                target = _checked(here)
                here = str(target)
                with closing(pool.handle_request(_request(target, conditions))) as response:
                    onward = _redirected(response, target)
                    if onward is None:
                        return answer(response, here, settings.max_bytes, known=bool(conditions))
                here = onward
        raise FetchError(f"it redirects more than {settings.max_redirects} times; {BY_HAND}")
    except InputError as error:
        chained = f"{_chain(url, here)}: {error}"
        if isinstance(error, Refused):
            raise Refused(chained, error.status, error.after) from error
        raise type(error)(chained) from error
    except httpcore.TimeoutException as error:
        late = f"no full answer came within {settings.fetch_seconds:g} seconds; try again later, or {BY_HAND}"
        raise FetchError(f"{_chain(url, here)}: {late}") from error
    except (httpcore.ConnectError, httpcore.NetworkError) as error:
        raise FetchError(f"{_chain(url, here)}: no connection ({error}); check the address and the network") from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise FetchError(f"{_chain(url, here)}: the server does not speak HTTP properly; {BY_HAND}") from error


def _chain(url: str, here: str) -> str:
    return shown(url) if here == url or here == f"{url}/" else f"{shown(url)} → {shown(here)}"


def _checked(url: str) -> "httpx.URL":
    import httpx

    try:
        target = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise FetchError("not a valid URL; check the address") from error
    if target.scheme not in ("http", "https"):
        raise FetchError("only http and https are fetched; give a web address or a file")
    if not target.host:
        raise FetchError("no host is named; check the address")
    if target.userinfo:
        raise FetchError("a user name or password in a URL would end up in the ledger; leave it out")
    return target.copy_with(fragment=None)


def _request(target: "httpx.URL", conditions: Sequence[tuple[bytes, bytes]]) -> "httpcore.Request":
    import httpcore

    address = httpcore.URL(scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path)
    return httpcore.Request("GET", address, headers=[(b"Host", target.netloc), *_HEADERS, *conditions])


def _redirected(response: "httpcore.Response", target: "httpx.URL") -> str | None:
    import httpx

    location = header(response, b"location")
    if response.status not in _REDIRECTS or not location:
        return None
    try:
        return str(target.join(location))
    except httpx.InvalidURL as error:
        raise FetchError(f"it redirects to “{shown(location)}”, which is no address; {BY_HAND}") from error
