"""Readings to a stream, in whichever form was asked for, and files that are whole or not there at all."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TextIO

from rich.console import Console

from counterclaim.errors import OptionError
from counterclaim.exchange.formats import FORMS, form_of
from counterclaim.exchange.html import html_page
from counterclaim.exchange.jsonlines import dump
from counterclaim.exchange.terminal import show
from counterclaim.records import Reading

# A file has no width of its own; this one suits most editors and printers.
_FILE_COLUMNS = 100
MOST_ON_A_PAGE = 500
"""Articles: some 30 MB of HTML, which browsers still open."""
_SUFFIXES = {".html": "html", ".htm": "html", ".jsonl": "jsonl", ".ndjson": "jsonl"}


class Format(StrEnum):
    """The forms in which readings are written."""

    TERMINAL = "terminal"
    JSONL = "jsonl"
    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    WEBANNOTATION = "webannotation"
    JSONLD = "jsonld"
    BRAT = "brat"
    FTM = "ftm"
    GEOJSON = "geojson"
    GEXF = "gexf"

    @property
    def binary(self) -> bool:
        """Whether it is bytes, and none for a terminal."""
        return self in FORMS and FORMS[self].binary is not None

    @classmethod
    def chosen(cls, name: str | None, path: Path | None) -> "Format":
        """Return the form called *name*; without a name the one that *path* ends in, or the terminal's.

        Raises:
            OptionError: there is no form called *name*.

        >>> Format.chosen(None, Path("page.html"))
        <Format.HTML: 'html'>
        """
        if name is None:
            return cls((form_of(path) or _SUFFIXES.get(path.suffix.lower(), "terminal")) if path else "terminal")
        try:
            return cls(name.lower())
        except ValueError:
            raise OptionError(f"There is no format {name!r}; there are {', '.join(cls)}") from None


def write(readings: Iterable[Reading], form: Format, stream: TextIO) -> int:
    """Write *readings* to *stream* and return how many there were.

    Lines of JSON are flushed one by one, as soon as each article is read. A page is written when the last
    article is read, and not at all where there was none.

    Raises:
        OptionError: bytes are meant for a terminal, a library is missing, or *readings* do not fit the form.
    """
    if form in FORMS:
        if form.binary and stream.isatty():
            raise OptionError(f"{form} is no text for a terminal; name a file with --output")
        return FORMS[form].write(readings, stream)
    if form is Format.HTML:
        everything = list(islice(readings, MOST_ON_A_PAGE + 1))
        if len(everything) > MOST_ON_A_PAGE:
            raise OptionError(f"A page holds at most {MOST_ON_A_PAGE} articles; give fewer, or take another format")
        stream.write(html_page(everything) if everything else "")
        return len(everything)
    number = 0
    console = console_on(stream)
    for number, reading in enumerate(readings, 1):
        if form is Format.JSONL:
            stream.write(dump(reading) + "\n")
        else:
            stream.write("\n\n" if number > 1 else "")
            show(reading, console)
        stream.flush()
    return number


def write_lines(lines: Iterable[str], stream: TextIO) -> int:
    """Write *lines* to *stream*, each as soon as it is there, and return how many there were."""
    count = 0
    for line in lines:
        stream.write(f"{line}\n")
        stream.flush()
        count += 1
    return count


def console_on(stream: TextIO) -> Console:
    """Return a console that writes to *stream*, as wide as the terminal there; colours go to terminals only."""
    return Console(file=stream, width=None if stream.isatty() or "COLUMNS" in os.environ else _FILE_COLUMNS)


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """Open *path* for text in UTF-8 that takes its place only when all of it is written.

    Whatever goes wrong within, a file that was there before stays as it was.

    Raises:
        OptionError: *path* is a directory or cannot be written.
    """
    target = Path(os.path.realpath(path))  # a link stays a link
    if target.is_dir():
        raise OptionError(f"The output {path} is a directory; name a file in it")
    if target.exists() and not target.is_file():  # a pipe or device has no half-written state to hide
        with _opened(path, target) as stream:
            yield stream
        return
    temporary = _temporary(path, target)
    try:
        with temporary.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield stream
        temporary.chmod(_mode(target))
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _opened(path: Path, target: Path) -> TextIO:
    try:
        return target.open("w", encoding="utf-8", errors="replace")
    except OSError as error:
        raise OptionError(f"The output {path} cannot be written: {error.strerror}") from error


def _temporary(path: Path, target: Path) -> Path:
    if target.exists() and not os.access(target, os.W_OK):
        raise OptionError(f"The output {path} cannot be written: it is read-only")
    try:
        number, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise OptionError(f"The output {path} cannot be written: {error.strerror}") from error
    os.close(number)
    return Path(name)


def _mode(target: Path) -> int:
    """Return the permissions of the file that is replaced, or those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
