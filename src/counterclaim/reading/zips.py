"""ZIP archives: their files, one after the other, as open inputs. Nothing is ever unpacked to the disk."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO, Self, cast

from counterclaim.errors import BadArchive, InputError
from counterclaim.reading.naming import shown
from counterclaim.reading.sources import Source, source_of
from counterclaim.reading.unpacking import FREE_PART, Allowance, Metered
from counterclaim.settings import Settings

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Zip:
    """An open archive, closed at the end of a ``with``.

    Args:
        found: the archive, from a file or not.
        settings: ``max_bytes`` is the limit of an archive that is no file.

    Raises:
        BadArchive: it is damaged, or its list of files is.
    """

    def __init__(self, found: Source, settings: Settings) -> None:
        self._name = found.name
        data = None if found.path else found.whole(settings.max_bytes, "max_bytes")
        self._allowance = Allowance(found.name, found.size or len(data or b""))
        try:
            self._archive = zipfile.ZipFile(found.path or io.BytesIO(data or b""))
        except _DAMAGE as error:
            raise BadArchive(f"{found.name} is a damaged ZIP archive ({_reason(error)}); get it again") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def members(self, suffixes: frozenset[str]) -> Iterator[zipfile.ZipInfo | InputError]:
        """Yield the files whose names end in one of *suffixes*, in their order, and what is wrong with others."""
        for member in self._archive.infolist():
            path = PurePosixPath(member.filename)
            if member.is_dir() or path.suffix.lower() not in suffixes:
                continue
            if _climbs(member.filename):
                yield BadArchive(f"{self.called(member)} has a path that leads out of its archive; left aside")
            elif member.flag_bits & 1:
                yield BadArchive(f"{self.called(member)} is locked by a password; unpack it yourself")
            elif not path.name.startswith("."):  # such as macOS leaves beside every file
                yield member

    @property
    def spent(self) -> bool:
        """Whether it has unpacked to more than it may."""
        return self._allowance.spent

    def called(self, member: zipfile.ZipInfo) -> str:
        """Return what messages call *member*."""
        return f"{shown(member.filename)} in {self._name}"

    @contextmanager
    def opened(self, member: zipfile.ZipInfo) -> Iterator[Source]:
        """Open *member*.

        Raises:
            BadArchive: it is damaged, or the archive unpacks to far too much.
        """
        name = self.called(member)
        try:
            with self._archive.open(member) as stream:
                own = Allowance(name, member.compress_size, FREE_PART)
                found = source_of(name, io.BufferedReader(Metered(cast(BinaryIO, stream), own, self._allowance)))
                suffix = PurePosixPath(member.filename).suffix.lower()
                yield Source(found.name, found.head, found.stream, suffix=suffix)
        except _DAMAGE as error:
            raise BadArchive(f"{name} is damaged ({_reason(error)}); get the archive again") from error


def _climbs(name: str) -> bool:
    """Tell whether a path leads out of the folder that it is relative to."""
    paths = PurePosixPath(name), PureWindowsPath(name)
    return any(path.is_absolute() or path.drive or ".." in path.parts for path in paths)


def _reason(error: Exception) -> str:
    return shown(" ".join(str(error).split()) or type(error).__name__)
