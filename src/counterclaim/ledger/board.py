"""The disputes board of a ledger: its ties, and the relations inside its articles, as sides of propositions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, FromClause, and_, select

from counterclaim.comparison.across import Key, Setting, disputes
from counterclaim.comparison.across.board import AGREE, DISAGREE
from counterclaim.errors import OptionError
from counterclaim.knowledge.spelling import folded
from counterclaim.ledger.links.actors import slices
from counterclaim.ledger.links.ties import unpacked_accounts
from counterclaim.ledger.schema import actors, articles, claims, members, relations, stories, ties
from counterclaim.ledger.search import Tally, at_place, check_day
from counterclaim.records import Dispute, Tie

_KINDS = (*AGREE, *DISAGREE)
_VALUES = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """Which disputes are asked for; empty ones leave it open.

    Raises:
        OptionError: ``since`` or ``until`` is no date.
    """

    about: str = ""
    """Words of a side's speaker or of the proposition, in their order."""
    since: str = ""
    """ISO 8601: disputes that have gone on then or later."""
    story: str = ""
    """The id of a story."""
    across: bool = False
    """Only those whose sides stand in more than one article."""
    speaker: str = ""
    """Words of a side's speaker, in their order."""
    place: str = ""
    """A place where something that a side tells of happens, or its country."""
    until: str = ""
    """ISO 8601: disputes that had begun by the end of then."""
    outlet: str = ""
    """The name of an outlet that reports a side, or its beginning."""

    def __post_init__(self) -> None:
        for day in (self.since, self.until):
            check_day(day)
        if self.since and self.until and self.until < self.since[: len(self.until)]:
            raise OptionError(f"Nothing is from {self.since} on and until {self.until}; turn them round")


def board(connection: Connection, asked: Asked, setting: Setting) -> list[Dispute]:
    """Return the disputes that are *asked* for, the surest first.

    Args:
        setting: the articles' groups of copies and stories, by their ids.
    """
    found, rows = [*_across(connection), *_inside(connection)], {}
    for tie, a, b in found:
        rows[tie.a], rows[tie.b] = a, b
    contested = _contested([tie for tie, _, _ in found])
    known = unpacked_accounts(connection, {rows[key] for key in contested})
    named = _actors(connection, known)
    accounts = {
        one.key: replace(one, speaker=named[claim][1], voices=named[claim][0]) if claim in named else one
        for claim, one in known.items()
    }
    made = disputes(accounts, [tie for tie, _, _ in found if tie.a in accounts and tie.b in accounts], setting)
    there = _there(connection, asked.place) if asked.place else None
    return [one for one in made if _fits(one, asked) and (there is None or not there.isdisjoint(_keys(one)))]


def tallied(connection: Connection, found: Sequence[Dispute]) -> Tally:
    """Return how many of these disputes stand in which story, with which speaker and outlet, at most ten of each."""
    counts: tuple[Counter[str], Counter[str], Counter[str]] = (Counter(), Counter(), Counter())
    for one in found:
        counts[0].update({side.speaker for side in one.sides if side.speaker != "unnamed"})
        counts[1].update({claim.outlet for side in one.sides for claim in side.claims if claim.outlet})
        counts[2].update({one.story} if one.story else ())
    speakers, outlets, told = (tuple(sorted(one.items(), key=lambda x: (-x[1], x[0]))[:_VALUES]) for one in counts)
    rows = connection.execute(select(stories).where(stories.c.id.in_([int(id[1:]) for id, _ in told])))
    names = {f"s{row.id}": row.name for row in rows}
    named = tuple((id, names.get(id, id), number) for id, number in told)
    return Tally(len(found), speakers=speakers, outlets=outlets, stories=named)


def _there(connection: Connection, place: str) -> set[Key]:
    """Return the claims that tell of something that happens at *place*."""
    query = select(articles.c.name.label("of"), claims.c.name).join(claims, claims.c.article == articles.c.id)
    return {(row.of, row.name) for row in connection.execute(query.where(at_place(place, whole=False)))}


def _keys(one: Dispute) -> set[Key]:
    return {(claim.doc, claim.claim) for side in one.sides for claim in side.claims}


def _actors(connection: Connection, wanted: Iterable[int]) -> dict[int, tuple[frozenset[str], str]]:
    """Return who says each of the *wanted* claims, where it is an actor of the ledger: its ``voices`` and its name.

    On one board two of one full name are one side, and two bodies called alike in two words or more, also where the
    ledger leaves it open whether they are one.
    """
    of_claim = (members.c.article == claims.c.article, members.c.entity == claims.c.speaker)
    query = select(claims.c.id, actors.c.id.label("actor"), actors.c.name, actors.c.type).join(members, and_(*of_claim))
    query = query.join(actors, actors.c.id == members.c.actor)
    out: dict[int, tuple[frozenset[str], str]] = {}
    for some in slices(sorted(wanted), 500):
        for row in connection.execute(query.where(claims.c.id.in_(some))):
            alike = {folded(row.name)} if _tells(row.name, row.type) else set()
            out[row.id] = frozenset({f"#{row.actor}", *alike}), row.name
    return out


def _tells(name: str, kind: str) -> bool:
    """Tell whether a name is enough to be one: “Team manager Ada Roon”, “military television”, not “a spokesman”."""
    words = name.split()
    capitals = sum(word[0].isupper() for word in words)
    return capitals > 1 or (len(words) > 1 and kind in {"organization", "government", "other"})


def _across(connection: Connection) -> Iterator[tuple[Tie, int, int]]:
    one, other, first, second = claims.alias(), claims.alias(), articles.alias(), articles.alias()
    query = (
        select(ties, first.c.name.label("x"), one.c.name.label("p"), second.c.name.label("y"), other.c.name.label("q"))
        .join(one, ties.c.a == one.c.id)
        .join(first, one.c.article == first.c.id)
        .join(other, ties.c.b == other.c.id)
        .join(second, other.c.article == second.c.id)
        .where(ties.c.type.in_(_KINDS))
        .order_by(ties.c.a, ties.c.b)
    )
    for row in connection.execute(query):
        yield Tie(row.type, (row.x, row.p), (row.y, row.q), row.slot, row.confidence, row.why), row.a, row.b


def _inside(connection: Connection) -> Iterator[tuple[Tie, int, int]]:
    one, other = claims.alias(), claims.alias()
    query = (
        select(relations, articles.c.name.label("x"), one.c.id.label("p"), other.c.id.label("q"))
        .join(articles, relations.c.article == articles.c.id)
        .join(one, _is(one, relations.c.a))
        .join(other, _is(other, relations.c.b))
        .where(relations.c.type.in_(_KINDS))
        .order_by(relations.c.article, relations.c.number)
    )
    for row in connection.execute(query):
        yield Tie(row.type, (row.x, row.a), (row.x, row.b), row.slot, row.confidence), row.p, row.q


def _is(claim: FromClause, name: ColumnElement[str]) -> ColumnElement[bool]:
    return and_(claim.c.article == relations.c.article, claim.c.name == name)


def _contested(found: Iterable[Tie]) -> set[Key]:
    """Return the claims that stand in a dispute or are tied, by whatever is agreed on, to one that does."""
    around: dict[Key, list[Key]] = {}
    waiting: list[Key] = []
    for tie in found:
        around.setdefault(tie.a, []).append(tie.b)
        around.setdefault(tie.b, []).append(tie.a)
        if tie.type in DISAGREE:
            waiting += (tie.a, tie.b)
    seen = set(waiting)
    while waiting:
        for other in around[waiting.pop()]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


def _fits(one: Dispute, asked: Asked) -> bool:
    if asked.story and one.story != asked.story:
        return False
    if asked.since and (one.last or "") < asked.since:
        return False
    if asked.across and len({claim.doc for side in one.sides for claim in side.claims}) < 2:
        return False
    if asked.until and (one.first or "9999")[: len(asked.until)] > asked.until:
        return False
    if asked.speaker and not any(_holds(side.speaker, asked.speaker) for side in one.sides):
        return False
    outlets = {folded(claim.outlet or "") for side in one.sides for claim in side.claims}
    if asked.outlet and not any(outlet.startswith(folded(asked.outlet)) for outlet in outlets):
        return False
    if asked.about:
        said = " ".join([one.proposition, *(side.speaker for side in one.sides)])
        return _holds(said, asked.about)
    return True


def _holds(said: str, words: str) -> bool:
    return all(f" {word}" in f" {folded(said)}" for word in folded(words).split())
