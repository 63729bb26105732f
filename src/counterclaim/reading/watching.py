"""Feeds are asked again and again, never more often than is polite, and only for what is new in them."""

import hashlib
import random
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol

from counterclaim.errors import FetchError, InputError, NoArticle, Refused
from counterclaim.reading import sniffing
from counterclaim.reading.feeds import Entry, entries
from counterclaim.reading.gathering import Found, Gathering
from counterclaim.reading.opml import feeds_of
from counterclaim.reading.sources import fetched_source, opened
from counterclaim.reading.visiting import Visitor

LEAST = 300.0
"""Seconds between two questions to one feed, at least."""
_MOST = 86_400.0
"""Seconds until a feed that fails is asked again, at most."""
_JITTER = 0.1
"""Share by which intervals vary, so that many feeds are not asked at one moment."""
_TRIES = 5
"""Times that the page of an entry is asked for while its server fails."""
_TOGETHER = 50


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is kept of a feed from one run to the next; times are seconds since 1970."""

    url: str
    etag: str = ""
    modified: str = ""
    checked: float = 0.0
    due: float = 0.0
    failures: int = 0
    """So many times in a row it could not be read."""


class Memory(Protocol):
    """Where the state of feeds is kept: the ledger, or a dictionary in tests."""

    def state(self, url: str, /) -> FeedState:
        """Return the state of a feed, a fresh one where there is none."""

    def keep(self, state: FeedState, /) -> None:
        """Keep the state of a feed."""

    def tries(self, marks: Sequence[str], /) -> Mapping[str, int]:
        """Return for those of *marks* that are known how many tries are left: 0 where nothing is left to do."""

    def keep_tries(self, tries: Mapping[str, int], /) -> None:
        """Keep how many tries are left for entries."""


@dataclass(slots=True)
class Watch:
    """Asks feeds for news.

    Args:
        gathering: how their pages are read.
        memory: where their state is kept.
        every: seconds from one question to the next, at least ``LEAST``.
        visitor: what fetches; a polite one.
        clock: seconds since 1970.
        sleep: waits so many seconds.
        chance: a number from 0 to 1.
    """

    gathering: Gathering
    memory: Memory
    every: float
    visitor: Visitor
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random

    def due(self, feeds: Sequence[str]) -> Iterator[str]:
        """Yield for ever the feed whose turn it is, each when it is due; sleep in between."""
        while True:
            ordered = sorted((self._due(self.memory.state(url)), url) for url in feeds)
            when, url = ordered[0]
            self.sleep(max(when - self.clock(), 0.0))
            yield url

    def due_now(self, feeds: Sequence[str]) -> Iterator[str]:
        """Yield each of *feeds* that may be asked now: not within five minutes, nor where it asked for time."""
        for url in feeds:
            state = self.memory.state(url)
            if (state.due if state.failures else state.checked + LEAST) <= self.clock():
                yield url

    def poll(self, url: str) -> Iterator[Found]:
        """Ask a feed and yield what is new in it, some articles at a time.

        What was yielded counts as dealt with when the next is asked for: take each to its end, and all of them.
        """
        state = replace(self.memory.state(url), checked=self.clock())
        try:
            page = self.visitor.fetch(url, etag=state.etag, modified=state.modified)
            if page.unchanged:
                self.memory.keep(self._succeeded(state))
                return
            found = fetched_source(url, page)
            if sniffing.is_opml(found.head):
                raise NoArticle(f"{found.name} is a list of feeds; save it in a file that ends in .opml and give that")
            if not sniffing.is_feed(found.head):
                raise NoArticle(f"{found.name} is no feed; check its address")
            again = False
            news = entries(page.data, found.name)
            while some := list(islice(news, _TOGETHER)):
                again |= yield from self._new(url, some)
        except InputError as error:
            self.memory.keep(self._failing(state, error))
            yield iter((error,))
            return
        # With the old conditions the server would not send again what leads to pages that are still to be had.
        etag, modified = ("", "") if again else (page.etag, page.modified)
        self.memory.keep(self._succeeded(replace(state, etag=etag, modified=modified)))

    def _new(self, feed: str, some: Sequence[Entry]) -> Generator[Found, None, bool]:
        """Yield the articles of those entries that are new; return whether some are to be tried again."""
        marks = {_mark(feed, entry): entry for entry in some}
        known = self.memory.tries(tuple(marks))
        fresh = {mark: entry for mark, entry in marks.items() if known.get(mark, _TRIES) > 0}
        if not fresh:
            return False
        left = dict.fromkeys(fresh, 0)
        yield self._articles(feed, fresh, left, known)
        self.memory.keep_tries(left)
        return any(left.values())

    def _articles(self, feed: str, fresh: Mapping[str, Entry], left: dict[str, int], known: Mapping[str, int]) -> Found:
        for mark, entry in fresh.items():
            for read in self.gathering.entry(entry, feed, self.visitor):
                if isinstance(read, InputError) and _passing(read):
                    left[mark] = known.get(mark, _TRIES) - 1
                    if left[mark]:
                        continue  # told when there is no more hope
                yield read

    def _due(self, state: FeedState) -> float:
        """Return when a feed is to be asked; sooner than was planned where it shall be asked more often now."""
        if state.failures:
            return state.due
        return max(min(state.due, state.checked + self.every), state.checked + LEAST)

    def _succeeded(self, state: FeedState) -> FeedState:
        return replace(state, due=self.clock() + self._varied(self.every), failures=0)

    def _failing(self, state: FeedState, error: InputError) -> FeedState:
        failures = state.failures + 1
        wait = self._varied(min(self.every * 2.0 ** min(failures, 20), _MOST))
        asked = min(error.after or 0.0, 7 * _MOST) if isinstance(error, Refused) else 0.0
        return replace(state, due=self.clock() + max(wait, asked), failures=failures)

    def _varied(self, seconds: float) -> float:
        return seconds * (1 - _JITTER + 2 * _JITTER * self.chance())


def listed_feeds(sources: Sequence[str], gathering: Gathering) -> list[str]:
    """Return the addresses that *sources* stand for: those of feeds, and OPML lists of them, in files or on the web.

    Raises:
        InputError: a list cannot be read; or one of them is neither an address nor a list.
    """
    found: list[str] = []
    for source in sources:
        if source.lower().startswith(("http://", "https://")) and not source.lower().endswith(".opml"):
            found.append(source)
            continue
        with opened(source, stdin=None, settings=gathering.settings, network=gathering.network) as part:
            if not sniffing.is_opml(part.head):
                raise NoArticle(f"{part.name} is no OPML list of feeds; give one, or the address of a feed")
            found += feeds_of(part.whole(gathering.settings.max_bytes, "max_bytes"), part.name)
    return list(dict.fromkeys(found))


def _passing(error: InputError) -> bool:
    """Tell whether another try may help: the server is overloaded or out of reach."""
    if isinstance(error, Refused):
        return error.status >= 500 or error.status == 429
    return isinstance(error, FetchError)


def _mark(feed: str, entry: Entry) -> str:
    return hashlib.sha256(f"{feed}\n{entry.key}".encode("utf-8", "replace")).hexdigest()[:32]
