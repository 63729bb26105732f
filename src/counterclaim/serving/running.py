"""The server runs: a socket, an address to open, an end."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import httpx
import uvicorn
from fastapi import FastAPI

from counterclaim.errors import CounterclaimError, OptionError

PORT = 8383
"""Taken where nothing else has it; else the system gives a free one."""
_PATIENCE = 30.0
_AT_ONCE = 500
"""Connections; more are told to come later, before they cost anything."""


class CannotServe(CounterclaimError):
    """The server cannot start, or does not answer."""


def listening(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens at *host*, at *port* or, where none is given, at ``PORT`` or a free one.

    Raises:
        OptionError: it cannot.
    """
    wanted = (PORT, 0) if port is None else (port,)
    for number in wanted:
        try:
            family, kind, _, _, address = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0]
            found = socket.socket(family, kind)
            try:
                found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                found.bind(address)
                found.listen(128)
            except OSError:
                found.close()
                raise
        except (OSError, UnicodeError) as error:
            if number == wanted[-1]:
                raise OptionError(f"Nothing can listen at {host}:{number}: {error}; give another --port") from error
        else:
            return found
    raise AssertionError


def address_of(host: str, found: socket.socket) -> str:
    """Return what to open in a browser.

    >>> with socket.create_server(("127.0.0.1", 0)) as found:
    ...     address_of("127.0.0.1", found).startswith("http://127.0.0.1:")
    True
    """
    shown = "localhost" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{found.getsockname()[1]}/"


def run(app: FastAPI, found: socket.socket) -> None:
    """Serve until interrupted."""
    _server(app).run([found])


def check(app: FastAPI, found: socket.socket, address: str, token: str = "") -> str:
    """Serve until the start page has come, and return its title.

    Raises:
        CannotServe: it does not come.
    """
    with _served(app, found):
        try:
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            with httpx.Client(trust_env=False, timeout=_PATIENCE, headers=headers, follow_redirects=True) as client:
                page = client.get(address)
        except httpx.HTTPError as error:
            raise CannotServe(f"{address} does not answer: {error}; see what was written before this") from error
    if page.status_code != httpx.codes.OK:
        raise CannotServe(f"{address} answers with status {page.status_code}; see what was written before this")
    return page.text.partition("<title>")[2].partition("</title>")[0]


@contextmanager
def _served(app: FastAPI, found: socket.socket) -> Iterator[None]:
    server = _server(app)
    thread = Thread(target=server.run, args=([found],), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(_PATIENCE)


def _server(app: FastAPI) -> uvicorn.Server:
    # Its own lines on each request would bury what the command line says; headers tell no program and no version.
    # What a server before this one says of who asks, and that it was by TLS, is believed where it is on this machine.
    config = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1,::1",
        limit_concurrency=_AT_ONCE,
        timeout_graceful_shutdown=5,
    )
    return uvicorn.Server(config)
