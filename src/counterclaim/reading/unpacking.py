"""How much may come out of what is compressed: a bomb is told by what it unpacks to, not by what it says of itself."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from counterclaim.errors import BadArchive
from counterclaim.reading.naming import amount
from counterclaim.reading.sources import Source, source_of

MOST = 100
"""So many times its size an archive may unpack to. Pages of one site, the most alike of what is archived, come to about
20 times; a bomb to 1,000 times and more (DEFLATE's own limit is 1,032)."""
FREE = 50_000_000
"""Bytes that any archive may unpack to, however small it is."""
FREE_PART = 1_000_000
"""Bytes that any file in an archive may; an article has some thousands."""


class Allowance:
    """What one archive may still unpack to, over all its parts; or one part of it.

    >>> Allowance("news.zip", 1000).take(60_000_000)
    Traceback (most recent call last):
    counterclaim.errors.BadArchive: news.zip unpacks to more than 50 MB, over 100 times its size; ...
    """

    def __init__(self, name: str, size: int, free: int = FREE) -> None:
        self._name = name
        self._limit = max(free, MOST * size)
        self._taken = 0

    @property
    def spent(self) -> bool:
        """Whether nothing more may come."""
        return self._taken > self._limit

    def take(self, count: int) -> None:
        """Count *count* more bytes.

        Raises:
            BadArchive: that is too much.
        """
        self._taken += count
        if self.spent:
            over = f"unpacks to more than {amount(self._limit)}, over {MOST} times its size"
            raise BadArchive(f"{self._name} {over}; if it is no bomb, unpack it yourself")


class Metered(io.RawIOBase):
    """A stream of unpacked bytes, counted; it leaves the other open when it is closed."""

    def __init__(self, stream: BinaryIO, *allowances: Allowance) -> None:
        super().__init__()
        self._stream = stream
        self._allowances = allowances

    def readable(self) -> bool:
        """Return that it is."""
        return True

    def readinto(self, buffer: "memoryview[int]") -> int:  # type: ignore[override]
        """Fill *buffer* with the next bytes and return their number."""
        chunk = self._stream.read(len(buffer)) or b""
        for allowance in self._allowances:
            allowance.take(len(chunk))
        buffer[: len(chunk)] = chunk
        return len(chunk)


@contextmanager
def unpacked(found: Source) -> Iterator[Source]:
    """Open what gzip has packed, a file.

    Raises:
        BadArchive: it is damaged or cut short, or unpacks to far too much.
    """
    if not found.path:
        raise BadArchive(f"{found.name} is packed by gzip; save it as a file and give that")
    allowance = Allowance(found.name, found.size or 0)
    try:
        with gzip.open(found.path) as stream:
            inside = source_of(found.name, io.BufferedReader(Metered(cast(BinaryIO, stream), allowance)))
            yield Source(inside.name, inside.head, inside.stream, suffix=Path(found.path.stem).suffix.lower())
    except (zlib.error, EOFError, gzip.BadGzipFile) as error:
        raise BadArchive(f"{found.name} is damaged or cut short; get it again") from error
