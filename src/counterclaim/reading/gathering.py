"""All articles of many sources: folders, globs, archives and feeds are taken apart, single files are read."""

import io
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from counterclaim.errors import InputError, NoArticle
from counterclaim.reading import sniffing
from counterclaim.reading.addresses import PUBLIC, Network
from counterclaim.reading.documents import documents_of
from counterclaim.reading.feeds import Entry, entries
from counterclaim.reading.metadata import Given
from counterclaim.reading.naming import shown
from counterclaim.reading.opml import feeds_of
from counterclaim.reading.sources import Source, fetched_source, opened, source_of
from counterclaim.reading.unpacking import unpacked
from counterclaim.reading.visiting import Visitor
from counterclaim.reading.warcs import pages
from counterclaim.reading.zips import Zip
from counterclaim.records import Document
from counterclaim.settings import Settings

SUFFIXES = frozenset(
    ".txt .text .html .htm .xhtml .pdf .eml .mbox .jsonl .ndjson .zip .warc .gz .rss .atom .xml .opml".split()
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
                yield from self._of(found, os.path.realpath(source) if found.path else None)
        except InputError as error:
            yield error

    def _of(self, found: Source, origin: str | None, *, inside: bool = False) -> Found:
        """Yield the articles of an open input; *inside* an archive there are no further ones."""
        if sniffing.is_warc(found.head):  # also one whose records are packed, each by itself
            yield from self._warc(found.stream, found.name)
        elif sniffing.is_gzip(found.head) and not inside:
            with unpacked(found) as part:
                yield from self._of(part, origin, inside=True)
        elif sniffing.is_zip(found.head) and not inside:
            yield from self._zip(found, origin)
        elif sniffing.is_feed(found.head):
            yield from self._feed(found)
        elif sniffing.is_opml(found.head) and not inside:
            for url in feeds_of(found.whole(self.settings.max_bytes, "max_bytes"), found.name):
                yield from self._listed(url)
        else:
            many = sniffing.is_json_lines(found.head) or sniffing.is_mailbox(found.head)
            alone = found.url is None and not many
            for read in documents_of(found, self.settings, self.given):
                yield read if isinstance(read, InputError) else Gathered(read, origin if alone else None)

    def _zip(self, found: Source, origin: str | None) -> Found:
        with Zip(found, self.settings) as archive:
            for member in archive.members(SUFFIXES):
                if isinstance(member, InputError):
                    yield member
                    continue
                try:
                    with archive.opened(member) as part:
                        yield from self._of(part, origin and f"{origin}!{member.filename}", inside=True)
                except InputError as error:
                    yield error
                    if archive.spent:
                        return

    def _warc(self, stream: io.BufferedReader, name: str) -> Found:
        for page in pages(stream, name, self.settings.max_page_bytes):
            if isinstance(page, InputError):
                yield page
            else:
                yield from self._guarded(page)

    def _guarded(self, found: Source) -> Found:
        try:
            yield from self._of(found, None, inside=True)
        except InputError as error:
            yield error

    def _feed(self, found: Source) -> Found:
        visitor = Visitor(self.settings, self.network)
        for entry in entries(found.whole(self.settings.max_bytes, "max_bytes"), found.name):
            yield from self.entry(entry, found.name, visitor)

    def entry(self, entry: Entry, feed: str, visitor: Visitor) -> Found:
        """Yield the article of an entry of *feed*, as that carries it or from where it leads to, or what is wrong."""
        for read in self._entry(entry, feed, visitor):
            if isinstance(read, Gathered):
                # A page knows itself best; of what the feed carries, only the feed can tell where it is from.
                one, other = (read.document, entry) if entry.page is None else (entry, read.document)
                filled = replace(
                    read.document,
                    id="",
                    title=one.title or other.title,
                    outlet=one.outlet or other.outlet,
                    byline=one.byline or other.byline,
                    published=one.published or other.published,
                )
                yield Gathered(self.given.complete(filled))
            else:
                yield read

    def _listed(self, url: str) -> Found:
        """Yield the articles of a feed that a list names: no further list, or lists could lead on for ever."""
        try:
            with opened(url, stdin=None, settings=self.settings, network=self.network) as found:
                if not sniffing.is_feed(found.head):
                    raise NoArticle(f"{found.name} is no feed; take it out of the list")
                yield from self._feed(found)
        except InputError as error:
            yield error

    def _entry(self, entry: Entry, feed: str, visitor: Visitor) -> Found:
        if entry.page is not None:
            name = shown(entry.url or entry.title or "an entry") + f" in {feed}"
            page = source_of(name, io.BytesIO(entry.page.encode("utf-8", "replace")))
            yield from self._guarded(replace(page, html=True, charset="utf-8", url=entry.url))
        elif entry.url:
            try:
                # The one page that it leads to: no feed and no archive, or feeds could lead on for ever.
                found = fetched_source(entry.url, visitor.fetch(entry.url))
                for read in documents_of(found, self.settings, self.given):
                    yield read if isinstance(read, InputError) else Gathered(read)
            except InputError as error:
                yield error
        else:
            yield NoArticle(f"“{shown(entry.title or 'an entry')}” in {feed} has neither a text nor an address")


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
