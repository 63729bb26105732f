"""WARC files (ISO 28500), also those that gzip has packed, as CC-NEWS and other crawls write them."""

import io
from collections.abc import Iterator
from typing import Any, cast

from counterclaim.errors import BadArchive, InputError, TooLarge
from counterclaim.reading.naming import amount, shown
from counterclaim.reading.sources import Source, source_of

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def pages(stream: io.BufferedReader, name: str, limit: int) -> Iterator[Source | InputError]:
    """Yield the pages of a WARC as open inputs, in their order; what was no success or no text is passed over.

    Args:
        stream: the WARC, packed or not.
        name: what messages call it.
        limit: largest page, in bytes.

    Returns:
        Sources with the page's address as their URL. An ``InputError`` stands for a page that is too large, and
        one at the end for a file that breaks off: what came before is whole.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    counted = _Counted(stream)
    try:
        records = ArchiveIterator(counted)
        for record in records:
            if record.rec_headers.get_header("Content-Length") is None:
                raise EOFError("the last record is cut off")
            number += 1
            if record.rec_type != "response" or not _is_page(record):
                _finish(record)
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            data = record.content_stream().read(limit + 1)
            if len(data) > limit:
                yield TooLarge(f"{shown(url)} in {name} is over the limit of {amount(limit)}; it is left aside")
                continue
            _finish(record)
            yield _page(record, data, url)
        if records.offset < counted.count:  # it takes half a header for the end
            raise EOFError("the last record is cut off")
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, LookupError, AttributeError) as error:
        ours = isinstance(error, EOFError | ArchiveLoadFailed)
        reason = shown(" ".join(str(error).split())[:80]) if ours else "half a record"  # over which warcio stumbles
        yield BadArchive(f"{name} breaks off or is damaged after record {number:,} ({reason}); get it again")
    else:
        if not number:
            yield BadArchive(f"{name} has no records, so it is no WARC; check the file")


class _Counted:
    """A stream that counts what is read of it; closing it leaves the other open."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data

    def close(self) -> None:
        pass


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if headers is None or headers.get_statuscode() != "200":
        return False
    kind = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind in _PAGES


def _finish(record: Any) -> None:
    """Read what is left of a record: one that is shorter than it says is cut off, which warcio passes over."""
    while record.raw_stream.read(65_536):
        pass
    left = getattr(record.raw_stream, "limit", 0)
    if left:
        raise EOFError(f"{left:,} bytes are missing")


def _page(record: Any, data: bytes, url: str) -> Source:
    kind, _, rest = (record.http_headers.get_header("Content-Type") or "").partition(";")
    charset = rest.partition("charset=")[2].strip(" \"'") or None
    found = source_of(shown(url), cast(Any, io.BytesIO(data)))
    html = "html" in kind.lower()
    return Source(found.name, found.head, found.stream, len(data), html=html, charset=charset, url=url or None)
