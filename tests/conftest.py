"""What all tests share: no hurry, and a web server on this machine's loopback with a network that leads only there."""

import http.server
import signal
import threading
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

from counterclaim.reading import Network
from counterclaim.reading.addresses import is_public

# A machine that trains or serves beside the tests must not fail them; the slowest example says nothing of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

Route = Callable[[http.server.BaseHTTPRequestHandler], None]


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


def heeding_interrupts() -> None:
    """Let a new process heed Ctrl-C: one that is started in the background is told by its shell not to."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
