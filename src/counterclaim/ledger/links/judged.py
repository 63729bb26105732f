"""Ties that people have judged: what they said of one holds whenever one of its articles is tied again.

A judgement knows its two claims by their words, as a review of a cell does, and so outlives new versions and readings
of both articles; while a claim is gone it waits.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, get_args

from sqlalchemy import Connection, and_, delete, insert, or_, select

from counterclaim.ledger.newest import newest
from counterclaim.ledger.reviews import VERDICTS, Verdict, Words, claim_with, reviews_of, with_reviews
from counterclaim.ledger.schema import articles, claims, tie_reviews, ties
from counterclaim.records import Reading, RelationType, Slot

TYPES: tuple[RelationType, ...] = get_args(RelationType)
SLOTS: tuple[Slot, ...] = get_args(Slot)


@dataclass(frozen=True, slots=True)
class End:
    """A claim of an article, by its words."""

    article: str
    claim: Words


@dataclass(frozen=True, slots=True)
class TieReview:
    """What one person has said of how two claims of two articles stand to each other."""

    a: End
    b: End
    verdict: Verdict
    who: str
    made: str
    """ISO 8601, UTC."""
    was: RelationType | None = None
    """What the program said, ``None`` where it said nothing."""
    now: RelationType | None = None
    """What it is instead, where the verdict is “corrected”."""
    slot: Slot | None = None

    @property
    def holds(self) -> RelationType | None:
        """How the claims stand to each other by this person's word; ``None`` where not at all."""
        return {"accepted": self.was, "corrected": self.now, "rejected": None}[self.verdict]


@dataclass(frozen=True, slots=True)
class KeptTie:
    """A judgement of the ledger, and what its claims are called in the newest versions; ``None`` where one is gone."""

    id: int
    review: TieReview
    a: str | None
    b: str | None

    @property
    def gone(self) -> bool:
        """Whether one of its claims is."""
        return self.a is None or self.b is None


def judge(connection: Connection, article: int, reading: Reading | None = None) -> None:
    """Let what people have said of ties of *article* (a row of ``articles``) hold.

    Args:
        reading: of the article as people have it, where it is at hand.
    """
    readings = {article: reading} if reading is not None else {}
    for row in _rows(connection, article):
        review = review_of(row)
        one, other = (_row_of(connection, readings, *end) for end in ((row.a, review.a), (row.b, review.b)))
        if one is None or other is None:
            continue
        a, b = one[0], other[0]
        connection.execute(delete(ties).where(or_(and_(ties.c.a == a, ties.c.b == b), _turned(a, b))))
        if review.holds is not None:
            cells = {"type": review.holds, "slot": review.slot, "confidence": 1.0, "why": f"{review.who} says so"}
            connection.execute(insert(ties).values(a=a, b=b, **cells))


def kept_ties(connection: Connection, article: int | None = None) -> list[KeptTie]:
    """Return what was said of ties, of all or of those of *article*, in the order in which it was."""
    readings: dict[int, Reading] = {}
    out = []
    for row in _rows(connection, article):
        review = review_of(row)
        found = [_row_of(connection, readings, *end) for end in ((row.a, review.a), (row.b, review.b))]
        a, b = (end[1] if end is not None else None for end in found)
        out.append(KeptTie(row.id, review, a, b))
    return out


def from_data(data: Mapping[str, Any]) -> TieReview:
    """Return the judgement that ``asdict`` made data of.

    Raises:
        KeyError, TypeError, ValueError: it is none.
    """
    a, b = (End(data[end]["article"], Words(**data[end]["claim"])) for end in ("a", "b"))
    review = replace(TieReview(**data), a=a, b=b)
    types = {review.was, review.now} <= {None, *TYPES} and review.slot in (None, *SLOTS)
    strings = (review.who, review.made, a.article, b.article)
    if not types or review.verdict not in VERDICTS or not all(isinstance(one, str) for one in strings):
        raise ValueError(data)
    return review


def review_of(row: Any) -> TieReview:
    """Return the judgement in a row of ``tie_reviews`` with the names of its articles, ``one`` and ``other``."""
    cells = json.loads(row.data)
    ends = {"a": {"article": row.one, "claim": cells.pop("a")}, "b": {"article": row.other, "claim": cells.pop("b")}}
    return from_data({**cells, **ends, "who": row.who, "made": row.made})


def row_of(review: TieReview, a: int, b: int) -> dict[str, Any]:
    """Return the row that ``review_of`` reads; *a* and *b* are rows of ``articles``."""
    cells: dict[str, Any] = {"a": asdict(review.a.claim), "b": asdict(review.b.claim), "verdict": review.verdict}
    cells |= {"was": review.was, "now": review.now, "slot": review.slot}
    return {"a": a, "b": b, "data": json.dumps(cells, ensure_ascii=False), "who": review.who, "made": review.made}


def as_people_have_it(connection: Connection, article: int) -> Reading:
    """Return the newest version of *article* with what was said of its cells."""
    return with_reviews(newest(connection, article), reviews_of(connection, [article]).get(article, ()))


def _rows(connection: Connection, article: int | None) -> Iterator[Any]:
    first, second = articles.alias(), articles.alias()
    query = (
        select(tie_reviews, first.c.name.label("one"), second.c.name.label("other"))
        .join(first, tie_reviews.c.a == first.c.id)
        .join(second, tie_reviews.c.b == second.c.id)
        .order_by(tie_reviews.c.id)
    )
    if article is not None:
        query = query.where(or_(tie_reviews.c.a == article, tie_reviews.c.b == article))
    return iter(connection.execute(query).all())


def _row_of(connection: Connection, readings: dict[int, Reading], article: int, end: End) -> tuple[int, str] | None:
    """Return the row of ``claims`` that *end* is, and its name."""
    if article not in readings:
        readings[article] = as_people_have_it(connection, article)
    claim = claim_with(readings[article], end.claim)
    if claim is None:
        return None
    query = select(claims.c.id).where(claims.c.article == article, claims.c.name == claim.id)
    number = connection.execute(query).scalar()
    return None if number is None else (number, claim.id)


def _turned(a: int, b: int) -> Any:
    return and_(ties.c.a == b, ties.c.b == a)
