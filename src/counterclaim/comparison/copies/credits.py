"""Where an article says that it, or something in it, comes from: “(Reuters)”, “told the BBC”, “first reported by …”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from counterclaim.knowledge.agencies import agencies
from counterclaim.records import Document, Spans

CreditKind = Literal["dateline", "byline", "signature", "contribution", "told", "reported"]
WHOLE: tuple[CreditKind, ...] = ("dateline", "byline", "signature")
"""Credits for the article as a whole; the others are for a part of it."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A name that the article gives as a source of its words."""

    kind: CreditKind
    name: str
    """The agency's or outlet's name: “Associated Press” for “AP”."""
    agency: bool
    """Whether it is a known news agency."""
    spans: Spans
    """Of the name, in code points of the text; ``()`` where the byline gives it."""


_DATELINE = re.compile(r"\s*[^\W\d_a-z][^()\n]{0,70}\((?P<name>[^()\n]{2,40})\)\s*[-–—]")
_PARENTHESIS = re.compile(r"\((?P<name>[^()\n]{2,60})\)")
_SIGNED = re.compile(
    r"(?:with|source|from|via|by|copyright|©)\b[\s:]*(?:reporting\s+by\s+)?(?P<name>.+)", re.IGNORECASE
)
_NAME = r"(?P<name>(?!As\b)(?:[^\W\d_a-z][\w'’-]*)(?:[ \t]+(?:of[ \t]+)?[^\W\d_a-z][\w'’-]*){0,4})"
_THE = r"(?:[Tt]he\s+)?"
_IN_TEXT: tuple[tuple[CreditKind, re.Pattern[str]], ...] = (
    ("contribution", re.compile(rf"(?i:additional\s+reporting\s+(?:by|from))\s+{_THE}{_NAME}")),
    (
        "contribution",
        re.compile(rf"{_THE}{_NAME}\s+contributed\s+(?:reporting\s+)?to\s+this\s+(?:report|story|article)"),
    ),
    ("reported", re.compile(rf"(?i:(?:first|originally)\s+(?:reported|published)\s+(?:by|in))\s+{_THE}{_NAME}")),
    ("reported", re.compile(rf"{_THE}{_NAME}\s+(?:first|originally)\s+reported")),
    ("reported", re.compile(rf"(?i:according\s+to|reported\s+by|as\s+reported\s+in)\s+{_THE}{_NAME}")),
    ("reported", re.compile(rf"{_THE}{_NAME}\s+report(?:s|ed)\b")),
    ("told", re.compile(rf"\b(?:told|tells)\s+{_THE}{_NAME}")),
    ("told", re.compile(rf"\b(?:interview\s+(?:with|on)|speaking\s+to|statement\s+to)\s+{_THE}{_NAME}")),
)
_END = 400
"""Characters at the end of a text in which it may be signed."""


def credits_of(document: Document) -> tuple[Credit, ...]:
    """Return the credits of *document*, those of its byline first, then as they stand in the text.

    >>> told = Document("a", "ORLEC, Nov 3 (AP) – The dam held, Ada Brandt told the Ketterby Gazette.")
    >>> [(credit.kind, credit.name) for credit in credits_of(told)]
    [('dateline', 'Associated Press'), ('told', 'Ketterby Gazette')]
    """
    text = document.text
    byline = [*_of_byline(document.byline or "")]
    found = [*_dateline(text), *_signatures(text), *_in_text(text)]
    seen, out = set(), []
    for credit in (
        *byline,
        *sorted(found, key=lambda one: (one.spans, WHOLE.index(one.kind) if one.kind in WHOLE else 9)),
    ):
        if credit.spans not in seen or not credit.spans:
            seen.add(credit.spans)
            out.append(credit)
    return tuple(out)


def _of_byline(byline: str) -> Iterator[Credit]:
    known = agencies()
    for part in re.split(r"[,;/|&()]|\b(?:and|for|with)\b|^\s*by\b", byline, flags=re.IGNORECASE):
        if name := known.agency(part.strip()):
            yield Credit("byline", name, True, ())


def _dateline(text: str) -> Iterator[Credit]:
    match = _DATELINE.match(text)
    if match:
        yield _credit("dateline", match["name"], match.start("name"))


def _signatures(text: str) -> Iterator[Credit]:
    """Yield what stands in parentheses: agencies anywhere, at the end outlets and names with “with” or “source”."""
    for match in _PARENTHESIS.finditer(text):
        inner, at = match["name"], match.start("name")
        last = match.end() >= len(text.rstrip()) - 2
        signed = _SIGNED.fullmatch(inner) if last or len(text) - match.end() < _END else None
        if agencies().agency(inner):
            yield _credit("signature", inner, at)
        elif signed and (last or agencies().agency(signed["name"])) and signed["name"][:1].isupper():
            yield _credit("signature", signed["name"], at + signed.start("name"))
        elif last and inner[:1].isupper() and agencies().outlet(inner):
            yield _credit("signature", inner, at)


def _in_text(text: str) -> Iterator[Credit]:
    for kind, pattern in _IN_TEXT:
        for match in pattern.finditer(text):
            if house := _outlet(match["name"]):  # else a colleague of the same house
                yield _credit(kind, house, match.start("name") + match["name"].index(house))


def _outlet(name: str) -> str | None:
    """Return the longest beginning of *name* that is an agency's or an outlet's name.

    >>> _outlet("Ketterby Gazette Thursday"), _outlet("Ada Brandt")
    ('Ketterby Gazette', None)
    """
    _, of, house = name.rpartition(" of ")
    if of and agencies().outlet(house):
        return _outlet(house)  # “Ada Brandt of the Gazette”
    words = re.sub(r"^[Tt]he\s+|^\w+['’]s\s+", "", name).split(" ")
    for count in range(len(words), 0, -1):
        part = " ".join(words[:count]).rstrip(".,'’")
        part = re.sub(r"['’]s$", "", part)
        if agencies().agency(part) or agencies().outlet(part):
            return part
    return None


def _credit(kind: CreditKind, name: str, at: int) -> Credit:
    bare = name.strip()
    start = at + name.index(bare)
    agency = agencies().agency(bare)
    clean = bare[4:] if bare[:4].casefold() == "the " else bare
    return Credit(kind, agency or clean, agency is not None, ((start, start + len(bare)),))
