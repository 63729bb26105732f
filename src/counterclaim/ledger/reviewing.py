"""Cells of a ledger reviewed by people: what they say is checked, kept and applied; what is worth a look is listed."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from sqlalchemy import Connection, delete, insert, or_, select

from counterclaim.errors import OptionError
from counterclaim.knowledge.spelling import folded
from counterclaim.ledger.acts import note
from counterclaim.ledger.correcting import PARTIES, SLOTS, located, named
from counterclaim.ledger.newest import newest
from counterclaim.ledger.repository import Ledger
from counterclaim.ledger.reviews import Kept, Review, Verdict, data_of, part_of, review_of, words_of
from counterclaim.ledger.schema import articles, claims, relations, reviews
from counterclaim.ledger.storing import restore
from counterclaim.reading.naming import shown
from counterclaim.records import STANCES, Claim, Event, Reading, Relation, RelationType, spans, words

_OFFSETS = re.compile(r"(\d+)-(\d+)(,\s*(\d+)-(\d+))*")
_CELLS = ("speaker", "stance", "content")
_TYPES: tuple[RelationType, ...] = get_args(RelationType)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim or a relation that nobody has reviewed yet."""

    article: str
    part: str
    confidence: float
    kind: str
    """“claim”, or the relation's type."""
    text: str
    speaker: str | None
    stance: str
    other: str | None = None
    """The content of the claim that a relation leads to."""
    to: str | None = None
    """Where that is another article's: ``wire#c1``."""


def review(
    ledger: Ledger, name: str, part: str, cell: str, verdict: Verdict, value: str | None, who: str, made: str
) -> Review:
    """Keep what *who* says of a cell in the article called *name*, in the place of what was said of it before.

    Args:
        part: a claim (``c3``), an event (``v1``) or a relation (``c3-c1``).
        cell: of a claim “speaker”, “stance”, “content” or, for the whole of it, nothing; of an event its slot.
        value: what it is instead, where *verdict* is “corrected”.

    Raises:
        OptionError: there is no such part or cell, or *value* is nothing that it can be.
    """
    with ledger.writing() as connection:
        article = _row(connection, name)
        reading = newest(connection, article)
        found = _made(reading, part, cell, verdict, value, who, made)
        for row in connection.execute(select(reviews).where(reviews.c.article == article)).all():
            if _same(reading, review_of(row), found):
                connection.execute(delete(reviews).where(reviews.c.id == row.id))
        _insert(connection, article, found)
        note(connection, who, verdict, f"{name}#{part}", _told(found), made)
        restore(connection, article)
    return found


def withdraw(ledger: Ledger, name: str, part: str, cell: str, who: str = "") -> int:
    """Forget what was said of a part, or of one of its cells, and return how many reviews that were.

    Args:
        who: by whom this is done, for the log of acts.
    """
    with ledger.writing() as connection:
        article = _row(connection, name)
        of = (reviews.c.article == article, reviews.c.part.in_(_either_way(part)))
        rows = connection.execute(select(reviews).where(*of)).all()
        gone = [row.id for row in rows if not cell or cell in (review_of(row).cell, review_of(row).slot)]
        if not gone:
            raise OptionError(f"Nobody has reviewed {f'the {cell} of ' if cell else ''}{part} in {shown(name)}")
        connection.execute(delete(reviews).where(reviews.c.id.in_(gone)))
        for row in rows:
            if row.id in gone:
                note(connection, who, "withdrew", f"{name}#{part}", _told(review_of(row)) | {"by": row.who})
        restore(connection, article)
    return len(gone)


def kept(connection: Connection, name: str | None = None) -> list[Kept]:
    """Return all reviews, or those of the article called *name*, in the order in which they were made."""
    query = select(reviews, articles.c.name).join(articles, articles.c.id == reviews.c.article)
    query = query if name is None else query.where(articles.c.name == name)
    return [Kept(row.name, review_of(row), row.part) for row in connection.execute(query.order_by(reviews.c.id))]


def take(ledger: Ledger, name: str, given: Review) -> bool:
    """Keep a review that was made in another ledger; returns whether that is new here.

    Raises:
        OptionError: there is no article called *name*.
    """
    with ledger.writing() as connection:
        article = _row(connection, name)
        if any(one.review == given for one in kept(connection, name)):
            return False
        _insert(connection, article, given)
        note(connection, given.who, "imported", name, _told(given) | {"verdict": given.verdict, "made": given.made})
        restore(connection, article)
    return True


def queue(connection: Connection, limit: int) -> list[Doubt]:
    """Return the claims and relations that nobody has reviewed, the least sure first."""
    seen = select(reviews.c.part).where(reviews.c.article == claims.c.article, reviews.c.part == claims.c.name)
    query = (
        select(claims, articles.c.name.label("of"))
        .join(articles, articles.c.id == claims.c.article)
        .where(or_(claims.c.cue != "", claims.c.source != ""), ~seen.exists())
        .order_by(claims.c.confidence, claims.c.id)
        .limit(limit)
    )
    found = [
        Doubt(row.of, row.name, row.confidence, "claim", row.content, row.speaker_name, row.stance)
        for row in connection.execute(query)
    ]
    found += _doubtful_relations(connection, limit)
    return sorted(found, key=lambda one: one.confidence)[:limit]


def _doubtful_relations(connection: Connection, limit: int) -> list[Doubt]:
    one, other, table = claims.alias(), claims.alias(), relations
    part = table.c.a + "-" + table.c.b
    seen = select(reviews.c.part).where(
        reviews.c.article == table.c.article, or_(reviews.c.part == part, reviews.c.part == table.c.b + "-" + table.c.a)
    )
    query = (
        select(one, articles.c.name.label("of"), table.c.type, table.c.confidence.label("sure"), part.label("part"))
        .add_columns(other.c.content.label("other"))
        .join(table, (table.c.article == one.c.article) & (table.c.a == one.c.name))
        .join(other, (table.c.article == other.c.article) & (table.c.b == other.c.name))
        .join(articles, articles.c.id == table.c.article)
        .where(~seen.exists())
        .order_by(table.c.confidence, table.c.article, table.c.number)
        .limit(limit)
    )
    return [
        Doubt(row.of, row.part, row.sure, row.type, row.content, row.speaker_name, row.stance, row.other)
        for row in connection.execute(query)
    ]


def _row(connection: Connection, name: str) -> int:
    found = connection.execute(select(articles.c.id).where(articles.c.name == name)).scalar()
    if found is None:
        raise OptionError(f"There is no article “{shown(name)}” in the ledger")
    return int(found)


def _insert(connection: Connection, article: int, given: Review) -> None:
    data = json.dumps({k: v for k, v in data_of(given).items() if k not in ("who", "made")}, ensure_ascii=False)
    connection.execute(insert(reviews).values(article=article, data=data, who=given.who, made=given.made))


def _told(review: Review) -> dict[str, Any]:
    """Return what the log of acts holds of a review beside what it is of."""
    words = {"words": review.claim.content, "cell": review.slot or review.cell}
    return words if review.verdict != "corrected" else words | {"was": review.was, "now": review.now}


def _same(reading: Reading, one: Review, other: Review) -> bool:
    """Tell whether two reviews are of one cell."""
    parts = [part_of(reading, given) for given in (one, other)]
    if None in parts or (one.cell, one.slot) != (other.cell, other.slot):
        return False
    return parts[0] in _either_way(str(parts[1]))


def _either_way(part: str) -> set[str]:
    """Return what a relation is called from either end."""
    return {part, "-".join(reversed(part.split("-")))}


def _made(reading: Reading, part: str, cell: str, verdict: Verdict, value: str | None, who: str, made: str) -> Review:
    by = (verdict, who, made)
    if "-" in part:
        return _of_relation(reading, part, cell, by, value)
    event = next((one for one in reading.events if one.id == part), None)
    if event is not None:
        return _of_event(reading, event, cell, by, value)
    claim = _claim(reading, part)
    if cell not in ("", "claim", *_CELLS):
        raise OptionError(f"A claim has no cell “{shown(cell)}” to review; it has {', '.join(_CELLS)}")
    out = Review(words_of(reading, claim), "claim", *by)
    if cell in ("", "claim"):
        if verdict == "corrected":
            raise OptionError(f"Say which cell of {part} is to be corrected: {', '.join(_CELLS)}")
        return out
    if verdict == "rejected" and cell != "speaker":
        raise OptionError(f"A claim cannot be without {cell}; say with --to what it is, or reject the claim")
    entity = reading.entity(claim.speaker)
    was: dict[str, Any] = {
        "speaker": entity.name if entity else None,
        "stance": claim.stance,
        "content": _pieces(reading, claim.content),
    }
    now = _value(reading, cell, value, near=claim.content[0][0]) if verdict == "corrected" else None
    return replace(out, cell=cell, was=was[cell], now=now)  # type: ignore[arg-type]


def _of_relation(reading: Reading, part: str, cell: str, by: tuple[Verdict, str, str], value: str | None) -> Review:
    one, other = (_claim(reading, id) for id in part.split("-", 1))
    there: Relation | None = next((r for r in reading.relations if {r.a, r.b} == {one.id, other.id}), None)
    if cell and cell != "relation":
        raise OptionError("A relation is reviewed as a whole; leave out the cell")
    if one is other:
        raise OptionError(f"{part} names one claim twice; a relation is between two")
    if there is None and by[0] != "corrected":
        raise OptionError(f"There is no relation between {one.id} and {other.id}; say with --to which there is")
    if by[0] == "corrected" and value not in _TYPES:
        raise OptionError(f"There is no relation “{shown(value or '')}”; there are {', '.join(_TYPES)}")
    if there is not None and by[0] != "corrected":
        one, other = _claim(reading, there.a), _claim(reading, there.b)
    ends = words_of(reading, one), words_of(reading, other)
    return Review(ends[0], "relation", *by, other=ends[1], was=there.type if there else None, now=value)


def _of_event(reading: Reading, event: Event, cell: str, by: tuple[Verdict, str, str], value: str | None) -> Review:
    if cell not in SLOTS:
        raise OptionError(f"Say which slot of {event.id} is meant: {', '.join(SLOTS)}")
    if event.claim is None:
        raise OptionError(f"The event {event.id} belongs to no claim, and cannot be reviewed")
    slot = getattr(event, cell)
    was = None
    if slot is not None:
        was = " … ".join(_pieces(reading, slot.spans)) or getattr(slot, "text", None)
        if (entity := reading.entity(getattr(slot, "entity", None))) is not None:
            was = entity.name
    now = _value(reading, cell, value, near=event.trigger[0][0]) if by[0] == "corrected" else None
    trigger = words(reading.document.text, event.trigger)
    return Review(
        words_of(reading, _claim(reading, event.claim)), "event", *by, trigger=trigger, slot=cell, was=was, now=now
    )


def _claim(reading: Reading, id: str) -> Claim:
    for claim in reading.claims:
        if claim.id == id:
            return claim
    raise OptionError(f"There is no claim {shown(id)} in {shown(reading.document.id)}; show it to see which there are")


def _value(reading: Reading, cell: str, value: str | None, near: int) -> Any:
    """Return what a person gave as it is kept: the same in any ledger that has the article."""
    given = " ".join((value or "").split())
    if not given:
        raise OptionError("Say with --to what it is")
    if cell == "stance":
        if given not in STANCES:
            raise OptionError(f"There is no stance “{shown(given)}”; there are {', '.join(STANCES)}")
        return given
    text = reading.document.text
    if cell == "content":
        pieces = _by_offsets(text, given) if _OFFSETS.fullmatch(given) else [_as_written(text, given, near)]
        if any(not piece.strip() for piece in pieces):
            raise OptionError(f"There is nothing at {given}; the text has {len(text)} characters")
        return pieces
    by_id = {one.id: one.name for one in reading.entities} | {one.id: one.name for one in reading.places}
    if given in by_id:
        return by_id[given]
    place = any(folded(one.name) == folded(given) for one in reading.places)
    if (cell in (*PARTIES, "speaker") and named(reading, given)) or (cell in SLOTS and place):
        return given
    return _as_written(text, given, near)


def _by_offsets(text: str, given: str) -> list[str]:
    try:
        pairs = spans([int(x) for x in pair.split("-")] for pair in given.split(","))
    except ValueError:
        raise OptionError(f"“{given}” is no stretch of text; write START-END") from None
    return [text[start:end] for start, end in pairs]


def _as_written(text: str, given: str, near: int) -> str:
    """Return the words of the text that *given* is, however its lines are broken.

    Raises:
        OptionError: the text does not hold them.
    """
    pattern = r"\s+".join(map(re.escape, given.split()))
    found = [match.group() for match in re.finditer(pattern, text)]
    if not found or located(text, found[:1], near) is None:
        raise OptionError(f"The article does not hold the words “{shown(given)}”; give words that stand in it")
    return found[0]


def _pieces(reading: Reading, place: Sequence[tuple[int, int]]) -> list[str]:
    return [reading.document.text[start:end] for start, end in place]
