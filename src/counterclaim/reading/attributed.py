"""Articles that come with their attributions: folders and archives of brat's, and JSON of Citron's."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO
from zipfile import ZipInfo

from counterclaim.errors import BadLine, InputError, NoArticle, OptionError
from counterclaim.reading import brat, citron, sniffing
from counterclaim.reading.addresses import PUBLIC, Network
from counterclaim.reading.naming import shown
from counterclaim.reading.objects import read_objects
from counterclaim.reading.sources import Source, opened
from counterclaim.reading.zips import Zip
from counterclaim.records import Reading
from counterclaim.settings import Settings

FORMATS = ("brat", "citron")
_ABOUT = "articles.jsonl"


@dataclass(frozen=True, slots=True)
class Attributed:
    """An article with what was marked in it, and the file that holds it where there is one."""

    reading: Reading
    origin: str | None = None


Found = Iterator[Attributed | InputError]


def read_attributed(
    source: str, format: str, *, settings: Settings, stdin: BinaryIO | None = None, network: Network = PUBLIC
) -> Found:
    """Yield the articles of *source* with the attributions given, and an error for each part that cannot be read.

    Args:
        source: brat: a folder with all below it, a ZIP archive, or one ``.ann`` file; Citron: a folder, a file of JSON
            or JSON Lines, a URL or ``-``.
        format: ``brat`` or ``citron``.
        settings: limits of size.
        stdin: the bytes of standard input, if not the program's own.
        network: which addresses may be fetched from; for tests.

    Raises:
        InputError: there is nothing of that format.
    """
    if format == "citron":
        yield from _citron(source, settings, stdin, network)
        return
    path = Path(source)
    if path.is_dir():
        yield from _brat_folder(path, sorted(path.rglob("*.ann")), settings)
    elif path.suffix.lower() == ".ann":
        yield from _brat_folder(path.parent, [path], settings)
    else:
        with opened(source, stdin=stdin, settings=settings, network=network) as found:
            if not sniffing.is_zip(found.head):
                raise NoArticle(f"{found.name} is no folder, no .ann file and no ZIP archive of brat's; check the path")
            yield from _brat_zip(found, settings)


def format_of(source: str) -> str | None:
    """Return the format that *source* has by its name and its first bytes, ``None`` where it is neither's.

    Raises:
        OptionError: it cannot be told from the name of what is to be fetched or read once.
    """
    path = Path(source)
    if "\x00" in source:
        return None
    if path.is_dir():
        return "brat" if any(path.rglob("*.ann")) else "citron" if any(path.rglob("*.json")) else None
    if path.suffix.lower() in (".ann", ".zip"):
        return "brat"
    if not path.is_file():
        return "citron" if path.suffix.lower() == ".json" else None
    try:
        with path.open("rb") as file:
            head = file.read(sniffing.HEAD)
    except OSError as error:
        raise OptionError(f"{shown(source)} cannot be read ({error.strerror}); check the path") from error
    if path.suffix.lower() == ".json" or (b'"quotes"' in head and b'"claims"' not in head):
        return "citron"
    return None


def _brat_folder(folder: Path, annotations: list[Path], settings: Settings) -> Found:
    if not annotations:
        raise NoArticle(f"{shown(str(folder))} has no .ann files; give a folder of brat's")
    about: dict[Path, Mapping[str, Mapping[str, Any]]] = {}
    for path in annotations:
        try:
            if path.parent not in about:
                about[path.parent] = _about_in_folder(path.parent, settings)
            text = path.with_suffix(".txt")
            if not text.exists():
                raise NoArticle(f"{shown(str(path))} has no {shown(text.name)} beside it; put the text there")
            pair = _whole(str(text), settings), _whole(str(path), settings)
            yield from _brat(*pair, str(path), about[path.parent].get(text.name, {}), os.path.realpath(text))
        except InputError as error:
            yield error


def _about_in_folder(folder: Path, settings: Settings) -> Mapping[str, Mapping[str, Any]]:
    path = folder / _ABOUT
    if not path.is_file():
        return {}
    with opened(str(path), stdin=None, settings=settings, network=PUBLIC) as found:
        return _about(found, settings)


def _about(found: Source, settings: Settings) -> Mapping[str, Mapping[str, Any]]:
    """Return what ``articles.jsonl`` says of each text, by the name of its file."""
    lines = read_objects(found.stream, found.name, settings.max_bytes)
    return {str(line.value.get("file")): line.value for line in lines if not isinstance(line, BadLine)}


def _whole(path: str, settings: Settings) -> bytes:
    with opened(path, stdin=None, settings=settings, network=PUBLIC) as found:
        return found.whole(settings.max_bytes, "max_bytes")


def _brat_zip(found: Source, settings: Settings) -> Found:
    members: dict[str, ZipInfo] = {}
    with Zip(found, settings) as archive:
        for member in archive.members(frozenset((".txt", ".ann", ".jsonl"))):
            if isinstance(member, InputError):
                yield member
            else:
                members[member.filename] = member
        about: dict[str, Mapping[str, Mapping[str, Any]]] = {}
        for name in sorted(name for name in members if name.endswith(".ann")):
            try:
                folder = str(PurePosixPath(name).parent)
                if folder not in about:
                    about[folder] = _about_in_zip(archive, members, folder, settings)
                text = name.removesuffix(".ann") + ".txt"
                if text not in members:
                    raise NoArticle(f"{archive.called(members[name])} has no .txt beside it; put the text there")
                with archive.opened(members[text]) as one, archive.opened(members[name]) as other:
                    texts, marks = (part.whole(settings.max_bytes, "max_bytes") for part in (one, other))
                said = about[folder].get(PurePosixPath(text).name, {})
                yield from _brat(texts, marks, archive.called(members[name]), said, None)
            except InputError as error:
                yield error
                if archive.spent:
                    return
    if not any(name.endswith(".ann") for name in members):
        raise NoArticle(f"{found.name} has no .ann files; give an archive of brat's")


def _about_in_zip(
    archive: Zip, members: Mapping[str, ZipInfo], folder: str, settings: Settings
) -> Mapping[str, Mapping[str, Any]]:
    member = members.get(str(PurePosixPath(folder, _ABOUT)))
    if member is None:
        return {}
    with archive.opened(member) as found:
        return _about(found, settings)


def _brat(text: bytes, annotations: bytes, name: str, about: Mapping[str, Any], origin: str | None) -> Found:
    reading, errors = brat.read_brat(text, annotations, name, about)
    yield Attributed(reading, origin)
    yield from errors


def _citron(source: str, settings: Settings, stdin: BinaryIO | None, network: Network) -> Found:
    path = Path(source)
    if path.is_dir():
        files = sorted(map(str, chain(path.rglob("*.json"), path.rglob("*.jsonl"))))
        if not files:
            raise NoArticle(f"{shown(source)} has no .json files; give a folder of Citron's")
    else:
        files = [source]
    for file in files:
        try:
            with opened(file, stdin=stdin, settings=settings, network=network) as found:
                origin = os.path.realpath(file) if found.path else None
                for read in citron.read_citron(found, settings):
                    yield read if isinstance(read, InputError) else Attributed(read, origin)
        except InputError as error:
            if len(files) == 1:
                raise
            yield error
