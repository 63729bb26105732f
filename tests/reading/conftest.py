"""A web server on this machine's loopback, and a network that leads to it and nowhere else."""

import http.server
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counterclaim.reading import Network
from counterclaim.reading.addresses import is_public

Route = Callable[[http.server.BaseHTTPRequestHandler], None]


@pytest.fixture
def pages() -> Path:
    return Path(__file__).parent / "pages"


@pytest.fixture
def loopback() -> Network:
    """Every name leads to this machine; of other addresses the public ones are allowed, as ever."""

    def resolve(host: str, _port: int) -> list[str]:
        return [host] if host.replace(".", "").isdigit() or ":" in host else ["127.0.0.1"]

    return Network(resolve, lambda address: address == "127.0.0.1" or is_public(address))


@pytest.fixture
def serve() -> Iterator[Callable[[dict[str, Route]], int]]:
    """Start a server whose paths answer as the given routes do; return its port."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(routes: dict[str, Route]) -> int:
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                route = routes.get(self.path)
                try:
                    if route is None:
                        self.send_error(404)
                    else:
                        route(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return int(server.server_address[1])

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def raw_server() -> Iterator[Callable[[Callable[[socket.socket], None]], int]]:
    """Start a server that hands its first connection's socket to a function; return its port."""
    listeners: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def start(talk: Callable[[socket.socket], None]) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def accept() -> None:
            try:
                connection, _ = listener.accept()
                with connection:
                    talk(connection)
            except OSError:
                pass

        threads.append(threading.Thread(target=accept, daemon=True))
        threads[-1].start()
        return int(listener.getsockname()[1])

    yield start
    for listener in listeners:
        listener.close()
    for thread in threads:
        thread.join(2)
