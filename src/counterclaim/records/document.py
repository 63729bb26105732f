"""The article that everything is read from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One article. ``text`` is never altered after reading: all offsets count its code points."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None
    published: str | None = None
    """ISO 8601 date (or date and time), ``None`` where unknown."""
