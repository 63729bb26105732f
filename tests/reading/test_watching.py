"""Feeds are asked when they are due, for what is new in them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import InputError, NoArticle
from counterclaim.reading import LEAST, FeedState, Gathered, Gathering, Given, Network, Visitor, Watch, listed_feeds
from counterclaim.settings import Settings
from tests.reading.test_fetching import page
from tests.reading.test_gathering import PAGE
from tests.reading.test_visiting import Time, answering

Serve = Callable[[dict[str, Callable[[Any], None]]], int]
SETTINGS = Settings(pause_seconds=0)


class Kept:
    """A memory of dictionaries."""

    def __init__(self) -> None:
        self.states: dict[str, FeedState] = {}
        self.left: dict[str, int] = {}

    def state(self, url: str, /) -> FeedState:
        return self.states.get(url, FeedState(url))

    def keep(self, state: FeedState, /) -> None:
        self.states[state.url] = state

    def tries(self, marks: Sequence[str], /) -> Mapping[str, int]:
        return {mark: self.left[mark] for mark in marks if mark in self.left}

    def keep_tries(self, tries: Mapping[str, int], /) -> None:
        self.left.update(tries)


class Site:
    """A web site with a feed and pages, which counts what is asked of it."""

    def __init__(self, serve: Serve) -> None:
        self.asked: list[str] = []
        self.entries = ["one", "two"]
        self.etag = '"1"'
        self.pages: dict[str, Callable[[Any], None]] = {}
        names = ("one", "two", "three")
        self.port = serve({"/feed": self.feed, **{f"/{name}": self.page(name) for name in names}})
        self.url = f"http://post.test:{self.port}/feed"

    def feed(self, handler: Any) -> None:
        self.asked.append("feed")
        if handler.headers["If-None-Match"] == self.etag:
            answering(304)(handler)
            return
        items = "".join(f"<item><link>http://post.test:{self.port}/{one}</link></item>" for one in self.entries)
        page(
            f'<rss version="2.0"><channel><title>P</title>{items}</channel></rss>'.encode(), "text/xml", ETag=self.etag
        )(handler)

    def page(self, name: str) -> Callable[[Any], None]:
        def route(handler: Any) -> None:
            self.asked.append(name)
            self.pages.get(name, page(PAGE.replace("night", f"night {name}").encode()))(handler)

        return route


@pytest.fixture
def site(serve: Serve) -> Site:
    return Site(serve)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def watch(loopback: Network, time: Time) -> Watch:
    gathering = Gathering(SETTINGS, Given(), network=loopback)
    visitor = Visitor(SETTINGS, loopback, time.clock, time.sleep)
    return Watch(gathering, Kept(), 1800.0, visitor, time.clock, time.sleep, lambda: 0.5)


def polled(watch: Watch, url: str) -> tuple[list[str], list[str]]:
    """Return the addresses of the articles that are new, and what is wrong."""
    found = [one for some in watch.poll(url) for one in some]
    articles = [(one.document.url or "").rpartition("/")[2] for one in found if isinstance(one, Gathered)]
    return articles, [str(one) for one in found if isinstance(one, InputError)]


def test_only_what_is_new_is_fetched(watch: Watch, site: Site) -> None:
    assert polled(watch, site.url) == (["one", "two"], [])
    assert polled(watch, site.url) == ([], [])
    assert site.asked == ["feed", "one", "two", "feed"]
    site.entries, site.etag = ["three", "one", "two"], '"2"'
    assert polled(watch, site.url) == (["three"], [])
    assert site.asked[4:] == ["feed", "three"]
    assert watch.memory.state(site.url).etag == '"2"'


def test_what_was_not_taken_to_its_end_comes_again(watch: Watch, site: Site) -> None:
    for some in watch.poll(site.url):
        next(some)
        break
    assert polled(watch, site.url)[0] == ["one", "two"]


def test_a_page_whose_server_fails_is_tried_again_and_told_at_last(watch: Watch, site: Site) -> None:
    site.pages["two"] = answering(500)
    said = [polled(watch, site.url) for _ in range(7)]
    assert said[0] == (["one"], [])
    assert [len(errors) for _, errors in said] == [0, 0, 0, 0, 1, 0, 0]
    assert site.asked.count("two") == 5
    assert site.asked.count("one") == 1


def test_a_page_that_is_gone_is_told_once(watch: Watch, site: Site) -> None:
    site.pages["two"] = answering(404)
    assert len(polled(watch, site.url)[1]) == 1
    site.etag = '"2"'
    assert polled(watch, site.url) == ([], [])
    assert site.asked.count("two") == 1


def test_a_feed_that_fails_is_asked_less_and_less(watch: Watch, serve: Serve, time: Time) -> None:
    url = f"http://post.test:{serve({'/feed': answering(500)})}/feed"
    waits = []
    for _ in range(8):
        assert len(polled(watch, url)[1]) == 1
        waits.append(watch.memory.state(url).due - time.now)
    assert waits == [3600, 7200, 14400, 28800, 57600, 86400, 86400, 86400]


def test_a_feed_that_asks_for_time_gets_it(watch: Watch, serve: Serve, time: Time) -> None:
    url = f"http://post.test:{serve({'/feed': answering(429, Retry_After='90000')})}/feed"
    polled(watch, url)
    assert watch.memory.state(url).due == pytest.approx(time.now + 90_000)
    assert [*watch.due_now([url])] == []


@pytest.mark.parametrize("body", [b"<html><p>No feed", b"", b"<opml><body/></opml>", b"<rss><channel/></rss>"])
def test_what_is_no_feed_is_one_sentence_and_a_failure(watch: Watch, serve: Serve, body: bytes) -> None:
    url = f"http://post.test:{serve({'/feed': page(body)})}/feed"
    articles, errors = polled(watch, url)
    assert (articles, len(errors), watch.memory.state(url).failures) == ([], 1, 1)


def test_each_feed_is_asked_when_it_is_due(watch: Watch, time: Time) -> None:
    start = time.now
    for url, due in (("a", 600.0), ("b", 400.0)):
        watch.memory.keep(FeedState(url, checked=start - 10, due=start + due))
    when: list[tuple[str, float]] = []
    for url in islice(watch.due(["a", "b", "c"]), 4):
        when.append((url, time.now - start))
        watch.memory.keep(FeedState(url, checked=time.now, due=time.now + 1800))
    assert when == [("c", 0.0), ("b", 400.0), ("a", 600.0), ("c", 1800.0)]


def test_no_run_asks_sooner_than_is_polite(watch: Watch, time: Time) -> None:
    watch.memory.keep(FeedState("a", checked=time.now - LEAST + 1, due=time.now + 1700))
    watch.memory.keep(FeedState("b", checked=time.now - LEAST - 1, due=time.now + 1500))
    assert [*watch.due_now(["a", "b", "c"])] == ["b", "c"]


def test_lists_and_addresses_are_feeds(watch: Watch, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text('<opml><body><outline xmlUrl="https://a.example/rss"/></body></opml>')
    asked = ["https://b.example/rss", str(path), "https://a.example/rss"]
    assert listed_feeds(asked, watch.gathering) == ["https://b.example/rss", "https://a.example/rss"]
    path.write_text("It rained.")
    with pytest.raises(NoArticle, match="is no OPML list of feeds"):
        listed_feeds([str(path)], watch.gathering)


def test_intervals_vary(watch: Watch, site: Site, time: Time) -> None:
    chances: Iterator[float] = iter((0.0, 1.0))
    watch.chance = lambda: next(chances)
    dues = []
    for _ in range(2):
        polled(watch, site.url)
        dues.append(watch.memory.state(site.url).due - time.now)
    assert dues == [pytest.approx(1620), pytest.approx(1980)]
