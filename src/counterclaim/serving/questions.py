"""What a reviewer is asked of a part of an article: its words where they stand, and its cells as they are now."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal, get_args

from counterclaim.errors import OptionError
from counterclaim.exchange.segments import Segment, segments
from counterclaim.ledger.correcting import PLACES, SLOTS
from counterclaim.ledger.reviewing import Doubt
from counterclaim.ledger.tie_reviewing import tie_between
from counterclaim.reading.naming import shown
from counterclaim.records import STANCES, Claim, Event, Reading, RelationType, words
from counterclaim.serving.desk import Desk, Missing

JOINED = " … "
"""What stands between the pieces of a content that others' words interrupt."""
TYPES: tuple[RelationType, ...] = get_args(RelationType)
_AROUND = 240
"""Code points shown before and behind the words that are asked about."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the article, and as what the claim has them: “content”, “source”, “cue”, or nothing."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim where it stands."""

    article: str
    claim: str
    title: str | None
    outlet: str | None
    published: str | None
    denies: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that can be corrected."""

    part: str
    name: str
    value: str
    choices: tuple[str, ...] = ()
    """What it may be (a stance, a type), or what else it may well be (names)."""
    open: bool = True
    """Whether it may also be something that is not among the choices."""
    long: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One part to be reviewed."""

    article: str
    part: str
    kind: Literal["claim", "relation", "event"]
    confidence: float | None
    passages: tuple[Passage, ...]
    cells: tuple[Cell, ...]
    mark: str
    """Differs once the part is another one."""
    other: str = ""
    """Of a relation between two articles: the other claim, ``wire#c1``."""


def questions(desk: Desk, doubts: Sequence[Doubt]) -> Iterator[Question]:
    """Yield what is asked of each of *doubts*; of those that are gone meanwhile nothing."""
    for doubt in doubts:
        try:
            found = question(desk, doubt.article, doubt.part, other=doubt.to or "")
        except OptionError:
            continue
        yield replace(found, confidence=doubt.confidence)


def question(desk: Desk, article: str, part: str, *, events: bool = False, other: str = "") -> Question:
    """Return what is asked of *part* of *article*: a claim (``c3``), an event (``v1``) or a relation (``c3-c1``).

    Args:
        events: whether a claim's events are asked about as well.
        other: a claim of another article, where the relation of the two is asked about.

    Raises:
        Missing: there is no such article or part.
    """
    reading = desk.version(article).reading
    if other:
        return _of_tie(desk, reading, part, other)
    if "-" in part:
        return _of_relation(reading, part)
    event = next((one for one in reading.events if one.id == part and one.claim), None)
    if event is not None:
        claim = _claim(reading, str(event.claim))
        return _asked(reading, part, "event", (claim,), tuple(_slots(reading, event)))
    claim = _claim(reading, part)
    cells = list(_cells(reading, claim))
    for one in reading.events if events else ():
        if one.claim == claim.id:
            cells += _slots(reading, one)
    return _asked(reading, part, "claim", (claim,), tuple(cells), claim.confidence)


def spoken(claim: Claim, text: str) -> str:
    """Return a claim's content with ``JOINED`` between its pieces."""
    return JOINED.join(" ".join(text[start:end].split()) for start, end in claim.content)


def _of_relation(reading: Reading, part: str) -> Question:
    ids = part.split("-", 1)
    one, other = (_claim(reading, id) for id in ids)
    there = next((found for found in reading.relations if {found.a, found.b} == set(ids)), None)
    cell = Cell(part, "type", there.type if there else "", TYPES, open=False)
    return _asked(reading, part, "relation", (one, other), (cell,), there.confidence if there else None)


def _of_tie(desk: Desk, reading: Reading, part: str, other: str) -> Question:
    article, _, name = other.rpartition("#")
    against = desk.version(article).reading
    claims = (_claim(reading, part), _claim(against, name))
    with desk.ledger.reading() as connection:
        tie = tie_between(connection, (reading.document.id, part), (article, name))
    type = tie.type if tie else ""
    passages = tuple(_passage(one, claim) for one, claim in zip((reading, against), claims, strict=True))
    said = (spoken(claims[0], reading.document.text), spoken(claims[1], against.document.text), type)
    cell = Cell(part, "type", type, TYPES, open=False)
    sure = tie.confidence if tie else None
    return Question(reading.document.id, part, "relation", sure, passages, (cell,), _hash(said), other)


def _hash(said: Iterable[str]) -> str:
    return sha256("\0".join(said).encode("utf-8", "replace")).hexdigest()[:16]


def _asked(
    reading: Reading,
    part: str,
    kind: Literal["claim", "relation", "event"],
    claims: tuple[Claim, ...],
    cells: tuple[Cell, ...],
    confidence: float | None = None,
) -> Question:
    passages = tuple(_passage(reading, claim) for claim in claims)
    said = (*(spoken(claim, reading.document.text) for claim in claims), *(cell.value for cell in cells))
    return Question(reading.document.id, part, kind, confidence, passages, cells, _hash(said))


def _claim(reading: Reading, id: str) -> Claim:
    found = next((claim for claim in reading.claims if claim.id == id), None)
    if found is None:
        raise Missing(f"There is no {shown(id)} in “{shown(reading.document.id)}”, or somebody has rejected it")
    return found


def _cells(reading: Reading, claim: Claim) -> Iterator[Cell]:
    entity = reading.entity(claim.speaker)
    names = tuple(dict.fromkeys(one.name for one in reading.entities))
    yield Cell(claim.id, "speaker", entity.name if entity else "", names)
    yield Cell(claim.id, "stance", claim.stance, STANCES, open=False)
    yield Cell(claim.id, "content", spoken(claim, reading.document.text), long=True)


def _slots(reading: Reading, event: Event) -> Iterator[Cell]:
    text = reading.document.text
    parties, places = ([one.name for one in those] for those in (reading.entities, reading.places))
    trigger = words(text, event.trigger)
    for slot in SLOTS:
        filler = getattr(event, slot)
        value = ""
        if filler is not None:
            entity = reading.entity(getattr(filler, "entity", None))
            said = JOINED.join(" ".join(text[start:end].split()) for start, end in filler.spans)
            value = entity.name if entity else said or getattr(filler, "text", None) or ""
        names = tuple(dict.fromkeys(places if slot in PLACES else parties))
        yield Cell(event.id, f"{slot} of “{trigger}”", value, names)


def _passage(reading: Reading, claim: Claim) -> Passage:
    document = reading.document
    paragraphs = [row for row in segments(document.text, (claim,)) if any(one.claims for one in row)]
    pieces: list[Piece] = []
    for row in paragraphs:
        marked = [number for number, one in enumerate(row) if one.claims]
        for number, one in enumerate(row):
            text = document.text[one.start : one.end]
            if number < marked[0]:
                text = _tail(text)
            elif number > marked[-1]:
                text = _head(text)
            pieces.append(Piece(text, _mark(one)))
        pieces.append(Piece("\n", ""))
    about = (document.title, document.outlet, document.published)
    return Passage(document.id, claim.id, *about, claim.stance == "denies", tuple(pieces[:-1]))


def _mark(one: Segment) -> str:
    parts = one.parts
    return next((name for name in ("cue", "source", "content") if name in parts), "")


def _tail(text: str) -> str:
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].partition(' ')[2]}"


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else f"{text[:_AROUND].rpartition(' ')[0]} …"
