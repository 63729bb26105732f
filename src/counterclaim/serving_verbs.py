"""The verbs of the command line that serve a ledger: to people and programs, and to assistants."""

import os
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.errors import OptionError
from counterclaim.ledger_verbs import At, Threads
from counterclaim.settings import Settings

if TYPE_CHECKING:
    from counterclaim.ledger.adding import Reader

_EXTRA = "This needs more than is installed; install it: pip install 'counterclaim[serve]'"


def register(app: typer.Typer) -> None:
    """Give *app* the verbs that serve."""
    for verb in (serve, mcp):
        app.command()(verb)


def serve(
    at: At = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int | None, typer.Option("--port", min=1, max=65535, help="8383, else a free one.")] = None,
    token: Annotated[str, typer.Option("--token", help="Asked of everybody; else $COUNTERCLAIM_TOKEN.")] = "",
    name: Annotated[list[str] | None, typer.Option("--name", help="What it is called beside its address.")] = None,
    threads: Threads = None,
    check: Annotated[bool, typer.Option("--check", help="Start, load the start page, stop.")] = False,
) -> None:
    """Open the ledger in a browser, and to programs.

    Only this machine reaches it, unless another address is given with --host; then it asks for a token or for users.
    """
    try:
        from counterclaim.ledger import opened_ledger
        from counterclaim.serving import running
        from counterclaim.serving.access import Access, is_loopback
        from counterclaim.serving.app import opened_app
    except ModuleNotFoundError as error:
        raise OptionError(_EXTRA) from error

    settings = _settings(at, threads)
    token = token or os.environ.get("COUNTERCLAIM_TOKEN", "")
    location = settings.ledger_location
    if not (is_loopback(host) or token):
        _check_users(host, location)

    def load() -> "Reader":
        from counterclaim.pipeline import Pipeline

        return Pipeline.load(settings)

    access = Access.to(host, token, name or ())
    with opened_ledger(location, create=True) as ledger, closing(running.listening(host, port)) as found:
        address = running.address_of(host, found)
        with opened_app(ledger, settings, load, access) as app:
            if check:
                title = running.check(app, found, address, token)
                typer.echo(f"{address} answers: {title}")
                return
            typer.echo(f"Counterclaim is open at {address} – Ctrl-C stops it.")
            running.run(app, found)


def mcp(at: At = None) -> None:
    """Give assistants tools that look into the ledger (Model Context Protocol, on standard input and output)."""
    try:
        from counterclaim.ledger import opened_ledger
        from counterclaim.serving.assistants import tools
        from counterclaim.serving.desk import Desk
    except ModuleNotFoundError as error:
        raise OptionError(_EXTRA) from error

    with opened_ledger(_settings(at).ledger_location) as ledger, ledger.watched() as watch:
        tools(ledger, Desk(ledger, watch)).run("stdio")


def _check_users(host: str, location: str) -> None:
    """Check that a server that others reach without a token has users to ask for.

    Raises:
        OptionError: it has none.
    """
    from counterclaim.errors import LedgerError
    from counterclaim.ledger import opened_ledger

    told = f"Others may reach {host}: give --token, or $COUNTERCLAIM_TOKEN, or add users: counterclaim users add NAME"
    try:
        with opened_ledger(location) as ledger:
            there = ledger.users.listed()
    except LedgerError as error:
        raise OptionError(f"{told}. {error}") from error
    if not there:
        raise OptionError(f"{told} --role admin")


def _settings(at: str | None, threads: int | None = None) -> Settings:
    settings = Settings() if threads is None else Settings(threads=threads)
    return settings if at is None else replace(settings, ledger=at)
