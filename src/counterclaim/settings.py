"""The one frozen Settings: command line over environment over defaults."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path


def data_directory() -> Path:
    """Return where a user's own data lies: ``$XDG_DATA_HOME``, or what the system has instead.

    Source: the XDG Base Directory Specification 0.8; Microsoft's and Apple's guidelines for where programs keep data.
    """
    if (named := os.environ.get("XDG_DATA_HOME")) and Path(named).is_absolute():
        return Path(named) / "counterclaim"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "counterclaim"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "counterclaim"
    return Path.home() / ".local" / "share" / "counterclaim"


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and defaults."""

    max_bytes: int = 20_000_000
    """Largest input that is read, in bytes."""
    max_page_bytes: int = 5_000_000
    """Largest page of HTML: finding its article takes a second a megabyte, and soon more."""
    fetch_seconds: float = 20.0
    """Longest time that fetching a URL may take in all."""
    max_redirects: int = 5
    pause_seconds: float = 2.0
    """Shortest time between two pages of one host, where a feed leads to many."""
    threads: int = 0
    """Windows that the encoder reads at once, a thread each; 0 stands for one on every core."""
    data: Path = field(default_factory=data_directory)
    """Where a user's own data lies."""

    ledger: str = field(default_factory=lambda: os.environ.get("COUNTERCLAIM_LEDGER", ""))
    """Where the ledger is: a path or a database URL; empty for ``ledger.sqlite`` among the user's own data."""

    @property
    def ledger_location(self) -> str:
        """The path or database URL of the ledger."""
        return self.ledger or str(self.data / "ledger.sqlite")

    @property
    def knowledge(self) -> Path:
        """The file of what the user has added to knowledge (``knowledge/adding.py``); it need not exist."""
        return self.data / "knowledge.jsonl"
