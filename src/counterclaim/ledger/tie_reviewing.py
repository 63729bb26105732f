"""Relations between claims of two articles, accepted, corrected or rejected by people."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, or_, select

from counterclaim.errors import OptionError
from counterclaim.ledger.acts import note
from counterclaim.ledger.links.judged import (
    TYPES,
    End,
    KeptTie,
    TieReview,
    as_people_have_it,
    judge,
    kept_ties,
    row_of,
)
from counterclaim.ledger.repository import Ledger
from counterclaim.ledger.reviews import Verdict, words_of
from counterclaim.ledger.schema import accounts, articles, claims, tie_reviews, ties
from counterclaim.ledger.storing import restore
from counterclaim.reading.naming import shown
from counterclaim.records import Tie

Place = tuple[str, str]
"""An article's id and a claim's in it."""


@dataclass(frozen=True, slots=True)
class DoubtfulTie:
    """A relation between claims of two articles that nobody has judged yet."""

    tie: Tie
    text: str
    speaker: str | None
    stance: str
    other_text: str
    other_speaker: str | None
    other_stance: str

    @property
    def confidence(self) -> float:
        """How sure the relation is."""
        return self.tie.confidence


def review_tie(
    ledger: Ledger, one: Place, other: Place, verdict: Verdict, value: str | None, who: str, made: str
) -> TieReview:
    """Keep what *who* says of how two claims stand to each other, in the place of what was said of them before.

    Args:
        one: the claim that denies, updates or refines the *other*, where *value* is such a relation.
        value: the relation that there is instead, where *verdict* is “corrected”: also where there was none.

    Raises:
        OptionError: there is no such claim or relation.
    """
    if verdict == "corrected" and value not in TYPES:
        raise OptionError(f"There is no relation “{shown(value or '')}”; there are {', '.join(TYPES)}")
    if one[0] == other[0]:
        raise OptionError(f"Both claims are of {shown(one[0])}; review {shown(f'{one[0]}#{one[1]}-{other[1]}')}")
    with ledger.writing() as connection:
        numbers = [_article(connection, place[0]) for place in (one, other)]
        _forget(connection, numbers, one, other)
        ends = [_end(connection, number, place) for number, place in zip(numbers, (one, other), strict=True)]
        there = _tie(connection, ends[0].row, ends[1].row)
        if there is None and verdict != "corrected":
            between = f"{shown('#'.join(one))} and {shown('#'.join(other))}"
            raise OptionError(f"There is no relation between {between}; say with --to which there is")
        if there is not None and verdict != "corrected" and there.a == ends[1].row:
            ends.reverse()  # what is judged is the relation as it is
        was, slot = (there.type, there.slot) if there is not None else (None, None)
        said = TieReview(ends[0].end, ends[1].end, verdict, who, made, was, value, slot)  # type: ignore[arg-type]
        connection.execute(insert(tie_reviews).values(row_of(said, ends[0].article, ends[1].article)))
        judge(connection, numbers[0])
        note(connection, who, verdict, "#".join(one), _told(said, other), made)
    return said


def withdraw_tie(ledger: Ledger, one: Place, other: Place, who: str = "") -> int:
    """Forget what was said of how two claims stand to each other, and return how often something was.

    Args:
        who: by whom this is done, for the log of acts.

    Raises:
        OptionError: nobody has said anything of them.
    """
    with ledger.writing() as connection:
        numbers = [_article(connection, place[0]) for place in (one, other)]
        gone = _forget(connection, numbers, one, other)
        if not gone:
            raise OptionError(f"Nobody has reviewed how {shown('#'.join(one))} stands to {shown('#'.join(other))}")
        note(connection, who, "withdrew", "#".join(one), {"cell": "relation", "other": "#".join(other)})
    return gone


def take_tie(ledger: Ledger, given: TieReview) -> bool:
    """Keep a judgement that was made in another ledger; returns whether that is new here.

    Raises:
        OptionError: one of its articles is not here.
    """
    with ledger.writing() as connection:
        a, b = (_article(connection, end.article) for end in (given.a, given.b))
        if any(one.review == given for one in kept_ties(connection, a)):
            return False
        connection.execute(insert(tie_reviews).values(row_of(given, a, b)))
        judge(connection, a)
        told = {"cell": "relation", "words": given.a.claim.content, "verdict": given.verdict, "made": given.made}
        note(connection, given.who, "imported", given.a.article, told)
    return True


def said_of(connection: Connection, one: Place, other: Place) -> list[KeptTie]:
    """Return what was said of how two claims stand to each other."""
    pair = {one, other}
    found = kept_ties(connection, _article(connection, one[0]))
    return [kept for kept in found if {(kept.review.a.article, kept.a), (kept.review.b.article, kept.b)} == pair]


def tie_between(connection: Connection, one: Place, other: Place) -> Tie | None:
    """Return the relation between two claims, ``None`` where there is none.

    Raises:
        OptionError: there is no such claim.
    """
    ends = [_end(connection, _article(connection, place[0]), place) for place in (one, other)]
    row = _tie(connection, ends[0].row, ends[1].row)
    if row is None:
        return None
    a, b = (one, other) if row.a == ends[0].row else (other, one)
    return Tie(row.type, a, b, row.slot, row.confidence, row.why)


def doubtful_ties(connection: Connection, limit: int) -> list[DoubtfulTie]:
    """Return the relations between articles that nobody has judged, the least sure first."""
    one, other, first, second = claims.alias(), claims.alias(), articles.alias(), articles.alias()
    judged = {
        frozenset(((kept.review.a.article, kept.a), (kept.review.b.article, kept.b))) for kept in kept_ties(connection)
    }
    query = (
        select(ties, first.c.name.label("of"), second.c.name.label("of_other"))
        .add_columns(one.c.name, one.c.content, one.c.speaker_name, one.c.stance)
        .add_columns(other.c.name.label("name_b"), other.c.content.label("content_b"))
        .add_columns(other.c.speaker_name.label("speaker_b"), other.c.stance.label("stance_b"))
        .join(one, one.c.id == ties.c.a)
        .join(other, other.c.id == ties.c.b)
        .join(first, first.c.id == one.c.article)
        .join(second, second.c.id == other.c.article)
        .order_by(ties.c.confidence, ties.c.id)
        .limit(limit + len(judged))
    )
    out = []
    for row in connection.execute(query):
        tie = Tie(row.type, (row.of, row.name), (row.of_other, row.name_b), row.slot, row.confidence, row.why)
        if frozenset((tie.a, tie.b)) not in judged:
            sides = (row.content, row.speaker_name, row.stance, row.content_b, row.speaker_b, row.stance_b)
            out.append(DoubtfulTie(tie, *sides))
    return out[:limit]


def _told(said: TieReview, other: Place) -> dict[str, Any]:
    """Return what the log of acts holds of a judgement beside what it is of."""
    told = {"cell": "relation", "words": said.a.claim.content, "other": "#".join(other)}
    return told if said.verdict != "corrected" else told | {"was": said.was, "now": said.now}


@dataclass(frozen=True, slots=True)
class _End:
    article: int
    row: int
    end: End


def _article(connection: Connection, name: str) -> int:
    found = connection.execute(select(articles.c.id).where(articles.c.name == name)).scalar()
    if found is None:
        raise OptionError(f"There is no article “{shown(name)}” in the ledger")
    return int(found)


def _end(connection: Connection, article: int, place: Place) -> _End:
    reading = as_people_have_it(connection, article)
    claim = next((one for one in reading.claims if one.id == place[1]), None)
    query = select(claims.c.id).where(claims.c.article == article, claims.c.name == place[1])
    row = connection.execute(query).scalar()
    if claim is None or row is None:
        raise OptionError(f"There is no claim {shown(place[1])} in {shown(place[0])}; show it to see which there are")
    if connection.execute(select(accounts.c.claim).where(accounts.c.claim == row)).first() is None:
        raise OptionError(
            f"{shown('#'.join(place))} is a statement of the article's own that takes no side in it; "
            "only claims, and statements that do, stand beside those of other articles"
        )
    return _End(article, row, End(place[0], words_of(reading, claim)))


def _tie(connection: Connection, a: int, b: int) -> Any:
    either = or_(and_(ties.c.a == a, ties.c.b == b), and_(ties.c.a == b, ties.c.b == a))
    return connection.execute(select(ties).where(either).order_by(ties.c.id)).first()


def _forget(connection: Connection, numbers: Sequence[int], one: Place, other: Place) -> int:
    """Forget what was said, so that the ledger has again what the program says; return how often something was."""
    gone = [kept.id for kept in said_of(connection, one, other)]
    if gone:
        connection.execute(delete(tie_reviews).where(tie_reviews.c.id.in_(gone)))
        restore(connection, max(numbers))
    return len(gone)
