"""Pages that nobody asked for one by one are fetched as a guest does: by the site's rules, and with pauses."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from counterclaim.errors import FetchError, InputError, Refused
from counterclaim.reading.addresses import PUBLIC, Network
from counterclaim.reading.answers import Fetched
from counterclaim.reading.fetching import AGENT, fetch
from counterclaim.reading.naming import shown
from counterclaim.settings import Settings

if TYPE_CHECKING:
    from protego import Protego

_LONGEST_PAUSE = 60.0
"""Seconds: a site that asks for more between two pages gets this much."""
_LONGEST_WAIT = 86_400.0
_RULES_BYTES = 1_000_000  # RFC 9309, 2.5: at least 500 KiB
_RULES_HOLD = 86_400.0  # RFC 9309, 2.4: a day at most
_BUSY = (429, 503)


@dataclass(slots=True)
class _Host:
    """What is known of a host."""

    rules: "Protego | FetchError"
    """Of robots.txt; why they cannot be read, where that is so and nothing may be fetched."""
    read: float
    next: float = 0.0
    """When the next page may be asked for; both by the clock."""


@dataclass(slots=True)
class Visitor:
    """Fetches pages of many hosts.

    Args:
        settings: limits, and the shortest pause between two pages of a host.
        network: which addresses may be fetched from.
        clock: gives seconds that only go forward.
        sleep: waits so many seconds.
    """

    settings: Settings
    network: Network = PUBLIC
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _hosts: dict[str, _Host] = field(default_factory=dict)
    _busy: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str, *, etag: str = "", modified: str = "") -> Fetched:
        """Return what *url* answers, after the pause that its host is due.

        Raises:
            FetchError: robots.txt forbids it, the host asked to be left alone for now, or as ``fetching.fetch``.
        """
        parts = urlsplit(url)
        name = f"{parts.scheme}://{parts.netloc}".lower()
        self._check_busy(name, url)
        host = self._host(name)
        if isinstance(host.rules, FetchError):
            raise host.rules
        if not host.rules.can_fetch(url, AGENT):
            raise Refused(f"{shown(url)}: the site's robots.txt asks programs to leave it alone; save it yourself", 403)
        asked = min(float(host.rules.crawl_delay(AGENT) or 0.0), _LONGEST_PAUSE)
        self.sleep(max(host.next - self.clock(), 0.0))
        try:
            return fetch(url, self.settings, self.network, etag=etag, modified=modified)
        except Refused as error:
            if error.status in _BUSY:
                self._busy[name] = self.clock() + min(error.after or _LONGEST_PAUSE, _LONGEST_WAIT)
            raise
        finally:
            host.next = self.clock() + max(asked, self.settings.pause_seconds)

    def _check_busy(self, name: str, url: str) -> None:
        left = self._busy.get(name, 0.0) - self.clock()
        if left > 0:
            raise Refused(f"{shown(url)}: the site has asked to be left alone for now; try again later", 429, left)

    def _host(self, name: str) -> _Host:
        known = self._hosts.get(name)
        unread = known is not None and isinstance(known.rules, FetchError)
        if known is None or self.clock() - known.read > (_LONGEST_PAUSE if unread else _RULES_HOLD):
            known = self._hosts[name] = _Host(self._rules(name), self.clock())
        return known

    def _rules(self, name: str) -> "Protego | FetchError":
        """Return the rules of a host: all is allowed where it has none, nothing where it cannot say (RFC 9309, 2.3)."""
        from protego import Protego

        try:
            page = fetch(f"{name}/robots.txt", replace(self.settings, max_bytes=_RULES_BYTES), self.network)
        except Refused as error:
            return error if error.status >= 500 or error.status == 429 else Protego.parse("")
        except FetchError as error:
            return error
        except InputError:
            return Protego.parse("")  # an image or the like in its place
        return Protego.parse(page.data.decode("utf-8", "replace"))
