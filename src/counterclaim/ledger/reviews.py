"""What people have said of single cells of a record, and the record as they have it.

A review knows its claim by its words, not by its id: ids count the claims of a text and move with every sentence that
is put in. So it holds for the next version and the next reading as well, as long as the claim is there.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from difflib import SequenceMatcher
from typing import Any, Literal, get_args

from sqlalchemy import Connection, select, update

from counterclaim.ledger.changes import ALIKE, content
from counterclaim.ledger.correcting import corrected
from counterclaim.ledger.schema import reviews
from counterclaim.records import Claim, Reading

Verdict = Literal["accepted", "corrected", "rejected"]
Cell = Literal["claim", "speaker", "stance", "content", "relation", "event"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
CELLS: tuple[Cell, ...] = get_args(Cell)


@dataclass(frozen=True, slots=True)
class Words:
    """A claim by its words, and by where they stood, for the case that they stand twice."""

    content: str
    start: int


@dataclass(frozen=True, slots=True)
class Review:
    """What one person has said of one cell."""

    claim: Words
    cell: Cell
    verdict: Verdict
    who: str
    made: str
    """ISO 8601, UTC."""
    other: Words | None = None
    """Of a relation: the claim that it leads to."""
    trigger: str | None = None
    """Of an event: its word."""
    slot: str | None = None
    """Of an event: which slot."""
    was: Any = None
    """What the program said, as ``now``."""
    now: Any = None
    """What it is: a stance, a name, a relation's type; of a content the list of its pieces; ``None`` for nothing."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A review of the ledger, and what it is of in the newest version: ``c3``, ``v1``, ``c3-c1``."""

    article: str
    review: Review
    part: str | None
    """``None`` where what it is of is gone."""

    @property
    def gone(self) -> bool:
        """Whether what it is of is."""
        return self.part is None


def reviewed(connection: Connection, article: int, reading: Reading) -> Reading:
    """Return *reading* as people have it, and note which reviews of *article* find nothing in it any more."""
    rows = connection.execute(select(reviews).where(reviews.c.article == article).order_by(reviews.c.id)).all()
    if not rows:
        return reading
    found = [(row, review_of(row), part_of(reading, review_of(row))) for row in rows]
    for row, _, part in found:
        if part != row.part:
            connection.execute(update(reviews).where(reviews.c.id == row.id).values(part=part))
    return with_reviews(reading, (review for _, review, _ in found))


def reviews_of(connection: Connection, wanted: Sequence[int]) -> dict[int, list[Review]]:
    """Return what was said of each of these articles (rows of ``articles``), where anything was."""
    out: dict[int, list[Review]] = {}
    query = select(reviews).where(reviews.c.article.in_(wanted)).order_by(reviews.c.id)
    for row in connection.execute(query):
        out.setdefault(row.article, []).append(review_of(row))
    return out


def with_reviews(reading: Reading, given: Iterable[Review]) -> Reading:
    """Return *reading* with all that is *given* about it, in that order; claims are known as the program has them."""
    located = [(review, part) for review in given if (part := part_of(reading, review)) is not None]
    out = reading
    for review, part in sorted(located, key=lambda one: one[0].cell == "claim"):  # a claim that goes goes last
        out = corrected(out, part, review)
    return out


def part_of(reading: Reading, review: Review) -> str | None:
    """Return what a review is of in *reading*, ``None`` where it is gone."""
    claim = claim_with(reading, review.claim)
    if claim is None:
        return None
    if review.other is not None:
        other = claim_with(reading, review.other)
        return f"{claim.id}-{other.id}" if other and other is not claim else None
    if review.trigger is None:
        return claim.id
    told = [event for event in reading.events if event.claim == claim.id]
    same = [event for event in told if _trigger(reading, event.trigger) == review.trigger]
    return same[0].id if same else None


def words_of(reading: Reading, claim: Claim) -> Words:
    """Return by what *claim* is known again."""
    return Words(content(reading, claim), claim.content[0][0] if claim.content else 0)


def review_of(row: Any) -> Review:
    """Return the review in a row of the table."""
    return from_data({**json.loads(row.data), "who": row.who, "made": row.made})


def data_of(review: Review) -> dict[str, Any]:
    """Return a review as JSON has it."""
    return asdict(review)


def from_data(data: Mapping[str, Any]) -> Review:
    """Return the review that ``data_of`` gave.

    Raises:
        KeyError, TypeError, ValueError: it is none.
    """
    review = Review(**data)
    claim, other = (Words(**cells) if cells is not None else None for cells in (data["claim"], data.get("other")))
    fits = review.cell in CELLS and review.verdict in VERDICTS and (review.cell == "relation") == (other is not None)
    strings = (review.who, review.made, review.trigger or "", review.slot or "")
    if claim is None or not fits or not all(isinstance(one, str) for one in strings):
        raise ValueError(data)
    return replace(review, claim=claim, other=other)


def claim_with(reading: Reading, words: Words) -> Claim | None:
    """Return the claim with these words, the nearest of several; else the one with the likest."""

    def distance(claim: Claim) -> int:
        return abs(claim.content[0][0] - words.start) if claim.content else 10**9

    same = [claim for claim in reading.claims if content(reading, claim) == words.content]
    if same:
        return min(same, key=distance)
    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    matcher.set_seq2(words.content.split())
    best, found = ALIKE, None
    for claim in reading.claims:
        matcher.set_seq1(content(reading, claim).split())
        if matcher.quick_ratio() >= best and (ratio := matcher.ratio()) >= best:
            best, found = ratio + 1e-9, claim
    return found


def _trigger(reading: Reading, place: Any) -> str:
    return " … ".join(reading.document.text[start:end] for start, end in place)
