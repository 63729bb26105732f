"""Pages are fetched by the site's rules and with pauses."""

from collections.abc import Callable
from typing import Any

import pytest

from counterclaim.errors import FetchError, Refused
from counterclaim.reading import Network, Visitor
from counterclaim.settings import Settings
from tests.reading.test_fetching import page

Serve = Callable[[dict[str, Callable[[Any], None]]], int]


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def time() -> Time:
    return Time()


def visitor(network: Network, time: Time) -> Visitor:
    return Visitor(Settings(pause_seconds=2), network, time.clock, time.sleep)


def answering(status: int, **headers: str) -> Callable[[Any], None]:
    def route(handler: Any) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return route


def test_the_rules_of_a_site_count(serve: Serve, loopback: Network, time: Time) -> None:
    rules = b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n\nUser-agent: others\nDisallow: /"
    port = serve({"/robots.txt": page(rules, "text/plain"), "/a": page(b"x"), "/private/b": page(b"x")})
    guest = visitor(loopback, time)
    assert guest.fetch(f"http://a.test:{port}/a").data == b"x"
    guest.fetch(f"http://a.test:{port}/a")
    assert [seconds for seconds in time.slept if seconds] == [7.0]
    with pytest.raises(FetchError, match=r"robots\.txt asks programs to leave it alone"):
        guest.fetch(f"http://a.test:{port}/private/b")


def test_between_two_pages_of_a_host_there_is_a_pause(serve: Serve, loopback: Network, time: Time) -> None:
    port = serve({"/a": page(b"x")})
    guest = visitor(loopback, time)
    for host in ("a", "a", "b", "a"):
        guest.fetch(f"http://{host}.test:{port}/a")
    assert [seconds for seconds in time.slept if seconds] == [2.0, 2.0]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (429, False)])
def test_rules_that_cannot_be_read(serve: Serve, loopback: Network, time: Time, status: int, allowed: bool) -> None:
    port = serve({"/robots.txt": answering(status), "/a": page(b"x")})
    guest = visitor(loopback, time)
    if allowed:
        assert guest.fetch(f"http://a.test:{port}/a").data == b"x"
    else:
        with pytest.raises(Refused, match=rf"robots\.txt: the server answered {status}"):
            guest.fetch(f"http://a.test:{port}/a")


def test_a_host_that_is_busy_is_left_alone_for_as_long_as_it_asks(serve: Serve, loopback: Network, time: Time) -> None:
    asked: list[int] = []

    def busy(handler: Any) -> None:
        asked.append(1)
        answering(503, Retry_After="120")(handler)

    port = serve({"/a": busy, "/b": page(b"x")})
    guest = visitor(loopback, time)
    with pytest.raises(Refused) as caught:
        guest.fetch(f"http://a.test:{port}/a")
    assert (caught.value.status, caught.value.after) == (503, 120)
    with pytest.raises(Refused, match="has asked to be left alone for now"):
        guest.fetch(f"http://a.test:{port}/b")
    assert len(asked) == 1
    time.now += 121
    assert guest.fetch(f"http://a.test:{port}/b").data == b"x"


def test_what_is_known_need_not_be_sent_again(serve: Serve, loopback: Network, time: Time) -> None:
    def route(handler: Any) -> None:
        assert handler.headers["If-None-Match"] == '"1"'
        assert handler.headers["If-Modified-Since"] == "Thu, 02 Jan 2025 08:00:00 GMT"
        answering(304, ETag='"1"')(handler)

    port = serve({"/a": route})
    found = visitor(loopback, time).fetch(
        f"http://a.test:{port}/a", etag='"1"', modified="Thu, 02 Jan 2025 08:00:00 GMT"
    )
    assert (found.unchanged, found.data, found.etag) == (True, b"", '"1"')
