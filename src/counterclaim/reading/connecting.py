"""Connections that go to the very address that was checked, and that end when the time is up.

httpcore asks a *network backend* for every connection. This one resolves the name, checks what it got and
connects to that address itself, so a name that resolves differently a moment later (DNS rebinding) gains
nothing; TLS and the Host header still carry the name. The classes follow httpcore's interfaces by shape
rather than by inheritance, so that importing this module does not import httpcore.
"""

import ssl
import threading
import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from counterclaim.errors import FetchError
from counterclaim.reading.addresses import Network
from counterclaim.reading.naming import shown

if TYPE_CHECKING:
    from httpcore import NetworkStream

_PER_ADDRESS = 5.0
"""Seconds before the next address of the same host is tried."""


class Deadline:
    """A point in time, common to all hops of one fetch: a server that drips bytes resets nothing."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def remaining(self) -> float:
        """Return the seconds that are left.

        Raises:
            FetchError: none are.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError(f"no full answer came within {self.seconds:g} seconds; try again later")
        return left


class TimedStream:
    """A stream of httpcore's whose every wait ends at the deadline at the latest."""

    def __init__(self, stream: "NetworkStream", deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Return the next bytes, at most *max_bytes*; *timeout* gives way to the deadline."""
        return self._stream.read(max_bytes, self._deadline.remaining())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Send *buffer*; *timeout* gives way to the deadline."""
        self._stream.write(buffer, self._deadline.remaining())

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> "TimedStream":
        """Return the stream under TLS, its certificate checked against *server_hostname*."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.remaining())
        return TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore wants to know about the connection."""
        return self._stream.get_extra_info(info)


class CheckedBackend:
    """A network backend for httpcore that connects only to addresses that *network* allows."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self._network = network
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> TimedStream:
        """Return a stream to *host*, by the first of its addresses that answers.

        Raises:
            FetchError: the name is unknown, one of its addresses is not allowed, or time is up.
            httpcore.ConnectError, httpcore.ConnectTimeout: no address answers.
        """
        from httpcore import ConnectError, ConnectTimeout, SyncBackend

        addresses = self._checked_addresses(host, port)
        for index, address in enumerate(addresses):
            wait = min(self._deadline.remaining(), _PER_ADDRESS)
            try:
                stream = SyncBackend().connect_tcp(address, port, wait, local_address, socket_options or ())
            except (ConnectError, ConnectTimeout):
                if index == len(addresses) - 1:
                    raise
            else:
                return TimedStream(stream, self._deadline)
        raise FetchError(f"{shown(host)} has no address")

    def _checked_addresses(self, host: str, port: int) -> Sequence[str]:
        addresses = self._resolved(host, port)
        for address in addresses:
            if not self._network.allowed(address):
                where = "" if address == host else f" leads to {shown(address)}, which"
                raise FetchError(f"{shown(host)}{where} is not a public address, and only public ones are fetched")
        return addresses

    def _resolved(self, host: str, port: int) -> Sequence[str]:
        """Resolve in a thread: the system's resolver knows no time limit of ours."""
        answer: list[Sequence[str] | OSError | ValueError] = []

        def ask() -> None:
            try:
                answer.append(self._network.resolve(host, port))
            except (OSError, ValueError) as error:
                answer.append(error)

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(self._deadline.remaining())
        if not answer:
            raise FetchError(f"no name server answered for {shown(host)} within {self._deadline.seconds:g} seconds")
        found = answer[0]
        if isinstance(found, Exception):
            raise FetchError(f"the host {shown(host)} was not found; check the address and the network") from found
        return found
