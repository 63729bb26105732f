"""Where bytes come from: a file, standard input or a URL, opened alike."""

import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from counterclaim.errors import FetchError, InputError, TooLarge
from counterclaim.reading.addresses import Network
from counterclaim.reading.answers import Fetched
from counterclaim.reading.fetching import fetch
from counterclaim.reading.naming import amount, shown
from counterclaim.reading.sniffing import HEAD, is_json_lines
from counterclaim.settings import Settings

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """An open input."""

    name: str
    """What messages call it."""
    head: bytes
    """Its first bytes, up to ``sniffing.HEAD``."""
    stream: io.BufferedReader
    """All of it, the head included."""
    size: int | None = None
    """In bytes, where that is known before reading."""
    suffix: str = ""
    html: bool = False
    """Whether the server calls it HTML."""
    charset: str | None = None
    url: str | None = None
    path: Path | None = None
    """Of a file that can be opened again and read in any order."""

    def whole(self, limit: int, setting: str) -> bytes:
        """Return all bytes; *setting* is what messages call the limit.

        Raises:
            TooLarge: there are more than *limit*; then no more than that were read.
        """
        if self.size is None or self.size <= limit:
            data = self.stream.read(limit + 1)
            if len(data) <= limit:
                return data
        size = f"is {amount(self.size)}, " if self.size else "is "
        over = f"over the limit of {amount(limit)}"
        raise TooLarge(f"{self.name} {size}{over}; split it, or raise the setting {setting}")


@contextmanager
def opened(source: str, *, stdin: BinaryIO | None, settings: Settings, network: Network) -> Iterator[Source]:
    """Open *source*: a path, ``-`` for standard input, or an http(s) URL.

    Raises:
        InputError: it is missing, a directory or unreadable; or, for a URL, as ``fetch`` raises.
    """
    try:
        if source == STANDARD_INPUT:
            yield source_of("standard input", stdin if stdin is not None else sys.stdin.buffer)
        elif source.lower().startswith(("http://", "https://")):
            yield fetched_source(source, fetch(source, settings, network))
        else:
            with _existing(source).open("rb") as file:
                found = source_of(shown(source), file)
                yield replace(found, size=_size(file), suffix=Path(source).suffix.lower(), path=_path(source, file))
    except OSError as error:
        raise _unreadable(source, error) from error


def fetched_source(url: str, page: Fetched) -> Source:
    """Return what *url* answered as an open input."""
    body = source_of(shown(url), io.BytesIO(page.data))
    return replace(body, html=page.html, charset=page.charset, url=page.url)


def _path(source: str, file: io.BufferedReader) -> Path | None:
    return None if _size(file) is None else Path(source)


def _size(file: io.BufferedReader) -> int | None:
    """Return how large a file is, ``None`` for pipes and devices."""
    status = os.fstat(file.fileno())
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _existing(source: str) -> Path:
    scheme, separator, _ = source.partition("://")
    path = Path(source)
    if not source or "\x00" in source:
        raise InputError(f"“{shown(source)}” names no file; give a path, a URL, or - for standard input")
    if separator and scheme.isalnum() and not path.exists():
        raise FetchError(f"{shown(source)}: only http and https are fetched; give a web address or a file")
    if path.is_dir():
        raise InputError(f"{shown(source)} is a directory; name the files in it")
    return path


def _unreadable(source: str, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(f"{shown(source)} does not exist; check the path")
    if isinstance(error, PermissionError):
        return InputError(f"{shown(source)} may not be read by you; change its permissions or copy it")
    return InputError(f"{shown(source)} cannot be read ({error.strerror or error}); check the path and the disk")


def source_of(name: str, stream: BinaryIO) -> Source:
    """Return *stream* as an open input whose first bytes have been looked at; *name* is what messages call it."""
    head = _head(stream)
    return Source(name, head, io.BufferedReader(_Rewound(head, stream), HEAD))


def _some(stream: BinaryIO, size: int) -> bytes:
    """Return what is there, without waiting for *size* bytes where the stream can do so."""
    read: object = getattr(stream, "read1", stream.read)
    return bytes(read(size) or b"") if callable(read) else b""


def _head(stream: BinaryIO) -> bytes:
    """Read up to HEAD bytes; fewer once they show JSON Lines, so that a slow pipe's articles come at once."""
    head = b""
    while len(head) < HEAD and not (head.endswith(b"\n") and is_json_lines(head)):
        chunk = _some(stream, HEAD - len(head))
        if not chunk:
            break
        head += chunk
    return head


class _Rewound(io.RawIOBase):
    """A stream that begins with bytes already taken from it; it leaves the other open when it is closed."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview[int]") -> int:  # type: ignore[override]
        chunk = self._head[: len(buffer)] or _some(self._rest, len(buffer))
        self._head = self._head[len(chunk) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)
