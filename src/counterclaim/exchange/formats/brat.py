"""brat standoff (brat.nlplab.org/standoff.html): for each article a ``.txt`` and an ``.ann``, in one ZIP archive.

Sources, cues, contents and channels are text-bound annotations; who said what is relations between them, and how
claims stand to one another relations between contents. ``annotation.conf`` lets brat open the unpacked folder, and
``articles.jsonl`` keeps what brat has no place for: ids, titles, dates. ``reading/brat.py`` reads it all back.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO

from counterclaim.exchange.jsonlines import one_line
from counterclaim.records import STANCES, Claim, Document, Reading, Spans

CELLS = {"source": "Source", "cue": "Cue", "content": "Content", "channel": "Channel"}
_RELATIONS = {
    "denies": "Denies", "conflicts": "Conflicts", "corroborates": "Corroborates", "repeats": "Repeats",
    "updates": "Updates", "refines": "Refines",
}  # fmt: skip
_LINE = re.compile(r"[^\r\n]+")
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


def write_brat(readings: Iterable[Reading], stream: BinaryIO) -> int:
    """Write *readings* as a ZIP archive and return how many there were."""
    number = 0
    about: list[str] = []
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("annotation.conf", _configuration())
        for number, reading in enumerate(readings, 1):
            name = f"{number:06}-{_UNSAFE.sub('-', reading.document.id)[:60].strip('-')}"
            archive.writestr(f"{name}.txt", _bytes(reading.document.text))
            archive.writestr(f"{name}.ann", _bytes("".join(f"{line}\n" for line in _annotations(reading))))
            about.append(one_line({"file": f"{name}.txt", **_about(reading.document)}))
        archive.writestr("articles.jsonl", _bytes("".join(f"{line}\n" for line in about)))
    return number


def _about(document: Document) -> dict[str, str | None]:
    names = ("id", "title", "url", "outlet", "byline", "language", "published")
    return {name: getattr(document, name) for name in names}


def _annotations(reading: Reading) -> Iterator[str]:
    """Yield the lines of an ``.ann``: claim by claim, then the relations between claims."""
    numbers: Counter[str] = Counter()
    contents: dict[str, str] = {}

    def new(kind: str) -> str:
        numbers[kind] += 1
        return f"{kind}{numbers[kind]}"

    for claim in reading.claims:
        of: dict[str, str] = {}
        for cell, label in CELLS.items():
            if pieces := _pieces(reading.document.text, getattr(claim, cell)):
                of[cell] = new("T")
                yield _text_bound(of[cell], label, reading.document.text, pieces)
        if "content" in of:
            contents[claim.id] = of["content"]
            yield from _claim(reading, claim, of, new)
    for label, a, b in _between(reading):
        if a in contents and b in contents:
            yield f"{new('R')}\t{label} Arg1:{contents[a]} Arg2:{contents[b]}"


def _claim(reading: Reading, claim: Claim, of: Mapping[str, str], new: Callable[[str], str]) -> Iterator[str]:
    """Yield what ties the cells of *claim* together and what is said of it; *of* has their annotations."""
    content = of["content"]
    yield from (
        f"{new('R')}\t{CELLS[cell]}Of Arg1:{mark} Arg2:{content}" for cell, mark in of.items() if mark != content
    )
    yield f"{new('A')}\tStance {content} {claim.stance}"
    yield f"{new('A')}\tQuotation {content} {claim.quotation}"
    if speaker := reading.entity(claim.speaker):
        yield f"{new('#')}\tAnnotatorNotes {content}\tspeaker: {' '.join(speaker.name.split())}"


def _between(reading: Reading) -> Iterator[tuple[str, str, str]]:
    for claim in reading.claims:
        for label, other in (("Within", claim.within), ("RefersTo", claim.refers)):
            if other:
                yield label, claim.id, other
    for relation in reading.relations:
        yield _RELATIONS[relation.type], relation.a, relation.b


def _pieces(text: str, place: Spans) -> Spans:
    """Return *place* cut at line ends: an annotation of brat's holds none."""
    return tuple(
        (start + line.start(), start + line.end()) for start, end in place for line in _LINE.finditer(text[start:end])
    )


def _text_bound(mark: str, label: str, text: str, pieces: Spans) -> str:
    offsets = ";".join(f"{start} {end}" for start, end in pieces)
    return f"{mark}\t{label} {offsets}\t{' '.join(text[start:end] for start, end in pieces)}"


def _configuration() -> str:
    cells = [label for label in CELLS.values() if label != "Content"]
    relations = [f"{label}Of\tArg1:{label}, Arg2:Content" for label in cells]
    relations += [f"{label}\tArg1:Content, Arg2:Content" for label in (*_RELATIONS.values(), "Within", "RefersTo")]
    attributes = [
        f"Stance\tArg:Content, Value:{'|'.join(STANCES)}",
        "Quotation\tArg:Content, Value:direct|indirect|mixed",
    ]
    sections = {
        "entities": list(CELLS.values()),
        # brat's own: contents may lie within one another, and sources and cues within contents
        "relations": [*relations, "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"],
        "events": [],
        "attributes": attributes,
    }
    return "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in sections.items())


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
