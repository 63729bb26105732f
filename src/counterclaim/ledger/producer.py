"""What produces a reading: the versions of program, model and knowledge, so that old readings can be told."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Self

from counterclaim.settings import Settings

IMPORTED = "imported"
"""The “program” of attributions that came with the article, from whoever marked them."""
_TABLES = (".json", ".toml", ".npz")


@dataclass(frozen=True, slots=True)
class Producer:
    """The versions of what read an article; empty where that is not known, as of records from elsewhere."""

    program: str = ""
    model: str = ""
    """Hash of the model's files."""
    knowledge: str = ""
    """Hash of all tables of knowledge, the user's own among them."""

    @classmethod
    def imported(cls, format: str) -> Self:
        """Return the producer of attributions that were given, in *format*.

        >>> Producer.imported("brat")
        Producer(program='imported', model='brat', knowledge='')
        """
        return cls(IMPORTED, format)

    @classmethod
    def present(cls, settings: Settings) -> Self:
        """Return the versions with which this program would read now (30 ms: 30 MB are hashed)."""
        model = list(files("counterclaim.language").joinpath("model").iterdir())
        model += files("counterclaim.comparison").iterdir()
        known = list(files("counterclaim.knowledge").iterdir())
        known += files("counterclaim.extraction").joinpath("places").iterdir()
        own = settings.knowledge.read_bytes() if settings.knowledge.exists() else b""
        return cls(version("counterclaim"), _hashed(model), _hashed(known, own))


def _hashed(parts: Iterable[Traversable], more: bytes = b"") -> str:
    found = hashlib.sha256()
    for part in sorted(parts, key=lambda part: part.name):
        if part.name.endswith((*_TABLES, ".onnx")):
            data = part.read_bytes()
            found.update(f"{part.name} {len(data)}\n".encode() + data)
    found.update(more)
    return found.hexdigest()[:12]
