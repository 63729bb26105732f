"""All articles of many sources: folders, globs, archives and feeds are taken apart, single files are read."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from counterclaim.errors import InputError, NoArticle
from counterclaim.reading import sniffing
from counterclaim.reading.addresses import PUBLIC, Network
from counterclaim.reading.documents import documents_of
from counterclaim.reading.metadata import Given
from counterclaim.reading.naming import shown
from counterclaim.reading.sources import STANDARD_INPUT, Source, opened
from counterclaim.records import Document
from counterclaim.settings import Settings

SUFFIXES = frozenset(
    (".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".zip", ".warc", ".gz", ".rss", ".atom", ".xml")
)
"""Of a folder, files that end so are taken; the others are none of ours."""
_MAGIC = re.compile(r"[*?[]")


@dataclass(frozen=True, slots=True)
class Gathered:
    """An article, and the file that holds it and nothing else, where there is one."""

    document: Document
    origin: str | None = None


Found = Iterator[Gathered | InputError]


@dataclass(frozen=True, slots=True)
class Gathering:
    """How sources are read."""

    settings: Settings
    given: Given
    stdin: BinaryIO | None = None
    network: Network = PUBLIC

    def all(self, sources: Sequence[str]) -> Found:
        """Yield the articles of *sources* in their order, and an error for each that cannot be read.

        A source is a file, a folder with all that is below it, a pattern (``news/**/*.html``), an http(s) URL or
        ``-`` for standard input. Nothing is opened before it is its turn.
        """
        for source in sources:
            try:
                for path in _files(source):
                    yield from self._safely(path)
            except InputError as error:
                yield error

    def _safely(self, source: str) -> Found:
        try:
            with opened(source, stdin=self.stdin, settings=self.settings, network=self.network) as found:
                yield from self._of(found, source)
        except InputError as error:
            yield error

    def _of(self, found: Source, source: str) -> Found:
        single = not sniffing.is_json_lines(found.head) and source != STANDARD_INPUT and found.url is None
        origin = os.path.realpath(source) if single else None
        for read in documents_of(found, self.settings, self.given):
            yield read if isinstance(read, InputError) else Gathered(read, origin)


def _files(source: str) -> Iterator[str]:
    """Yield the files that *source* stands for; what is no folder and no pattern stands for itself."""
    path = Path(source) if "\x00" not in source else Path()
    if source and "\x00" not in source and path.is_dir():
        yield from _below(path, source)
    elif _MAGIC.search(source) and "://" not in source and not path.exists():
        matches = sorted(map(str, Path(path.anchor).glob(str(path.relative_to(path.anchor)))))
        if not matches:
            raise InputError(f"Nothing is called {shown(source)}; check the pattern")
        for match in matches:
            yield from _below(Path(match), match) if Path(match).is_dir() else (match,)
    else:
        yield source


def _below(folder: Path, name: str) -> Iterator[str]:
    """Yield the files below *folder* in the order of their names; hidden ones and links to folders are left aside."""
    count = 0
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for file in sorted(files):
            if not file.startswith(".") and Path(file).suffix.lower() in SUFFIXES:
                count += 1
                yield str(Path(place, file))
    if not count:
        raise NoArticle(f"The folder {shown(name)} has no files to read; they end in {', '.join(sorted(SUFFIXES))}")
