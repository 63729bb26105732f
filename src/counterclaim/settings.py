"""The one frozen Settings: command line over environment over defaults."""

from dataclasses import dataclass


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
    threads: int = 0
    """Windows that the encoder reads at once, a thread each; 0 stands for one on every core."""
