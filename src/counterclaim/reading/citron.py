"""The JSON of BBC Citron, a quotation extractor (github.com/bbc/citron), becomes readings.

What it writes and what it is trained on differ in small ways, and so do programs that imitate it; so names are taken as
they come: a document has its ``text`` and ``quotes``; a quote has ``quote`` (or ``content``), ``source``, ``cue`` and
``coreference``, each an object with ``spans``, a list of ``start``, ``end`` and ``text``, or such a list itself.
Offsets are code points; where the words given do not stand there they are looked for near by. The coreference is the
fullest mention of the source and becomes the speaker's name.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import BadLine, InputError, NoArticle
from counterclaim.reading import sniffing
from counterclaim.reading.decoding import decode
from counterclaim.reading.grounding import grounded
from counterclaim.reading.metadata import Given, checked_date, is_unicode
from counterclaim.reading.naming import shown
from counterclaim.reading.objects import read_objects
from counterclaim.reading.plain import headline
from counterclaim.reading.sources import Source
from counterclaim.records import Claim, Document, Entity, Quotation, Reading, Spans, spans, words
from counterclaim.settings import Settings

_TEXT = ("text", "body", "article", "content")
_QUOTES = ("quotes", "annotations", "attributions", "quotations")
_CONTENT = ("quote", "content", "contents", "quotation")
_MARKS = '“”"„«»'


def read_citron(found: Source, settings: Settings) -> Iterator[Reading | InputError]:
    """Yield the documents of an open input with their quotes, and what is wrong with single ones.

    Args:
        found: one object of JSON, a list of them, or JSON Lines. A text that it lacks may be in a ``.txt`` beside it.
        settings: limits of size.

    Raises:
        InputError: it is none of these.
    """
    for where, value in _objects(found, settings):
        if isinstance(value, InputError):
            yield value
            continue
        try:
            reading, errors = _Article(where, value, _beside(found.path, settings)).read()
            yield reading
            yield from errors
        except InputError as error:
            yield error


def _objects(found: Source, settings: Settings) -> Iterator[tuple[str, Mapping[str, Any] | InputError]]:
    if sniffing.is_json_lines(found.head) and not _is_one(found):
        for line in read_objects(found.stream, found.name, settings.max_bytes):
            yield (found.name, line) if isinstance(line, BadLine) else (line.where, line.value)
        return
    try:
        value = json.loads(decode(found.whole(settings.max_bytes, "max_bytes"), found.name))
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "nested too deep"
        raise NoArticle(f"{found.name} is no JSON ({reason}); give what Citron wrote") from error
    listed = isinstance(value, list)
    for number, one in enumerate(value if listed else [value], 1):
        where = f"document {number:,} of {found.name}" if listed else found.name
        yield where, one if isinstance(one, dict) else NoArticle(f"{where} is no object; give what Citron wrote")


def _is_one(found: Source) -> bool:
    """Tell whether all is one object on one line."""
    head = found.head.rstrip()
    return len(found.head) < sniffing.HEAD and b"\n" not in head


def _beside(path: Path | None, settings: Settings) -> str | None:
    text = path.with_suffix(".txt") if path else None
    if text is None or text == path or not text.is_file() or text.stat().st_size > settings.max_bytes:
        return None
    return decode(text.read_bytes(), shown(str(text)))


@dataclass(slots=True)
class _Article:
    where: str
    value: Mapping[str, Any]
    beside: str | None

    def read(self) -> tuple[Reading, list[InputError]]:
        """Return the article with its quotes, and an error for each quote that does not stand in it."""
        document = self._document()
        quotes = next((self.value[name] for name in _QUOTES if isinstance(self.value.get(name), list)), None)
        if quotes is None:
            raise NoArticle(f"{self.where} has no list of “quotes”; give what Citron wrote")
        claims: list[Claim] = []
        errors: list[InputError] = []
        named: dict[str, list[Spans]] = {}
        for number, quote in enumerate(quotes, 1):
            claim = self._claim(document.text, quote, f"c{len(claims) + 1}", named)
            if claim is None:
                errors.append(BadLine(f"{self.where}: quote {number} does not stand in the text; left aside"))
            else:
                claims.append(claim)
        entities = tuple(
            Entity(f"e{number}", "other", name, tuple(sorted(set(places))), why="the source's coreference in Citron")
            for number, (name, places) in enumerate(named.items(), 1)
        )
        return Reading(document, entities, tuple(claims)), errors

    def _document(self) -> Document:
        text = next((self.value[name] for name in _TEXT if isinstance(self.value.get(name), str)), self.beside)
        if not text or not text.strip() or not is_unicode(text):
            raise NoArticle(f"{self.where} has no “text”; put it there, or in a .txt of the same name")
        document = Document(
            id=str(self.value.get("id") or ""),
            text=text,
            title=self._string("title", "headline") or headline(text),
            url=self._string("url", "uri"),
            outlet=self._string("outlet", "publisher"),
            byline=self._string("byline", "author"),
            published=checked_date(self._string("published", "date") or ""),
        )
        return Given().complete(document)

    def _string(self, *names: str) -> str | None:
        found = (self.value.get(name) for name in names)
        return next((value for value in found if isinstance(value, str) and value.strip() and is_unicode(value)), None)

    def _claim(self, text: str, quote: object, id: str, named: dict[str, list[Spans]]) -> Claim | None:
        if not isinstance(quote, dict):
            return None
        content = next((place for name in _CONTENT if (place := _place(text, quote.get(name)))), ())
        if not content:
            return None
        source, cue = _place(text, quote.get("source")), _place(text, quote.get("cue"))
        full = _place(text, quote.get("coreference")) or _place(text, quote.get("coreferences"))
        name = _name(text, quote.get("coreference"), full) or " ".join(words(text, source).split())
        speaker = None
        if name:
            places = named.setdefault(name, [])
            places += [place for place in (source, full) if place]
            speaker = f"e{list(named).index(name) + 1}"
        return Claim(
            id, content, cue, source, speaker, quotation=_quotation(text, content), confidence=_confidence(quote)
        )


def _place(text: str, value: object) -> Spans:
    """Return where a cell stands, ``()`` where it is not given or stands nowhere."""
    listed = value.get("spans") if isinstance(value, dict) else value
    pieces: list[tuple[int, int]] = []
    for one in listed if isinstance(listed, Sequence) and not isinstance(listed, str) else (value,):
        piece = _piece(text, one)
        if piece is not None:
            pieces += piece
    return spans(pieces)


def _piece(text: str, value: object) -> Spans | None:
    if not isinstance(value, dict):
        return None
    start, end, said = value.get("start"), value.get("end"), value.get("text")
    numbers = isinstance(start, int) and isinstance(end, int)
    return grounded(text, ((start, end),) if numbers else (), said if isinstance(said, str) else "")  # type: ignore[arg-type]


def _name(text: str, value: object, place: Spans) -> str:
    """Return the words of a coreference; they need not stand in the text."""
    if place:
        return " ".join(words(text, place[:1]).split())
    said = value.get("text") if isinstance(value, dict) else value
    return " ".join(said.split()) if isinstance(said, str) and is_unicode(said) else ""


def _quotation(text: str, content: Spans) -> Quotation:
    """Return whether the content stands in quotation marks: all of it, some of it or nothing."""
    pieces = [text[start:end] for start, end in content]
    if all(
        piece[0] in _MARKS or text[start - 1 : start] in set(_MARKS)
        for (start, _), piece in zip(content, pieces, strict=True)
    ):
        return "direct"
    return "mixed" if any(mark in piece for piece in pieces for mark in _MARKS) else "indirect"


def _confidence(quote: Mapping[str, Any]) -> float:
    value = quote.get("confidence")
    if isinstance(value, dict):
        value = min((number for number in value.values() if isinstance(number, int | float)), default=1.0)
    sure = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    return float(value) if sure else 1.0  # type: ignore[arg-type]
