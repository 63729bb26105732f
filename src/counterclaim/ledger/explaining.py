"""Why the ledger has a relation: in which words both claims stand, how they came, what read them, who judged it."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text
from sqlalchemy import Connection, select

from counterclaim.comparison.copies import Step
from counterclaim.errors import OptionError
from counterclaim.exchange import harmless
from counterclaim.ledger.links.judged import as_people_have_it
from counterclaim.ledger.listing import review_lines, tie_line
from counterclaim.ledger.producer import IMPORTED, Producer
from counterclaim.ledger.repository import Ledger
from counterclaim.ledger.reviewing import kept
from counterclaim.ledger.schema import articles
from counterclaim.ledger.tie_reviewing import Place, said_of, tie_between
from counterclaim.reading.naming import shown
from counterclaim.records import Reading, RelationType, Slot, Span, words


@dataclass(frozen=True, slots=True)
class ExplainedEnd:
    """One of the two claims of a relation."""

    article: str
    claim: str
    speaker: str | None
    stance: str
    places: tuple[Span, ...]
    """Of its content in the article's text."""
    words: tuple[str, ...]
    """The article's words at each of the places."""
    came_by: tuple[Step, ...]
    """Outlet, wire, speaker, occasion: the last stop first."""
    producer: Producer
    """What read it."""


@dataclass(frozen=True, slots=True)
class ExplainedRelation:
    """A relation between two claims of the ledger, of one article or of two."""

    type: RelationType
    slot: Slot | None
    confidence: float
    why: str
    evidence: tuple[str, ...]
    """Words of the article that show it; none, where it is between articles."""
    a: ExplainedEnd
    b: ExplainedEnd
    reviews: tuple[str, ...]
    """What people have said of it, a sentence each."""


def explained(ledger: Ledger, one: Place, other: Place) -> ExplainedRelation:
    """Return why the ledger has the relation between two claims.

    Raises:
        OptionError: there is no such claim or no relation between them.
    """
    with ledger.reading() as connection:
        readings = {name: _reading(connection, name) for name in (one[0], other[0])}
        if one[0] == other[0]:
            found = _inside(connection, readings[one[0]], one, other)
        else:
            found = _across(connection, one, other)
    type, slot, confidence, why, evidence, a, b, reviews = found
    first, second = (_end(ledger, readings[place[0]], place) for place in (a, b))
    return ExplainedRelation(type, slot, confidence, why, evidence, first, second, reviews)


def producer_line(producer: Producer) -> str:
    """Return what read something, in words.

    >>> producer_line(Producer("1.0", "3f2a", "77c1"))
    'read by counterclaim 1.0, model 3f2a, knowledge 77c1'
    """
    if producer.program == IMPORTED:
        return f"attributions imported from {producer.model}"
    known = f"counterclaim {producer.program}, model {producer.model}, knowledge {producer.knowledge}"
    return f"read by {known if producer.program else '?'}"


def show_relation(found: ExplainedRelation, console: Console) -> None:
    """Write a relation, then its two claims with all that leads to them."""
    for line in relation_lines(found):
        strong = not line.startswith(" ")
        console.print(Text(harmless(line), style="bold" if strong else ""), soft_wrap=True, highlight=False)


def relation_lines(found: ExplainedRelation) -> Iterator[str]:
    """Yield the lines of ``show_relation``; those that belong to one above begin with blanks."""
    a, b = found.a, found.b
    slot = f" · {found.slot}" if found.slot else ""
    yield f"{a.article}#{a.claim} {found.type} {b.article}#{b.claim}{slot} · {found.confidence:.2f}"
    if found.why:
        yield f"  because: {found.why}"
    for evidence in found.evidence:
        yield f"  shown by: “{evidence}”"
    for review in found.reviews:
        yield f"  reviewed: {review}"
    for end in (a, b):
        yield f"{end.article}#{end.claim} {end.speaker or 'the article itself'} {end.stance}"
        for (start, stop), piece in zip(end.places, end.words, strict=True):
            yield f"  [{start}, {stop})  {piece}"
        if len(end.came_by) > 1:
            yield "  came by " + " ← ".join(f"{step.name} ({step.kind})" for step in end.came_by)
        yield f"  {producer_line(end.producer)}"


_Found = tuple[RelationType, Slot | None, float, str, tuple[str, ...], Place, Place, tuple[str, ...]]


def _inside(connection: Connection, reading: Reading, one: Place, other: Place) -> _Found:
    ids = {one[1], other[1]}
    found = next((relation for relation in reading.relations if {relation.a, relation.b} == ids), None)
    if found is None:
        raise OptionError(f"There is no relation between {shown(one[1])} and {shown(other[1])} in {shown(one[0])}")
    text, name = reading.document.text, one[0]
    evidence = tuple(text[start:end] for start, end in found.evidence)
    said = [kept_ for kept_ in kept(connection, name) if kept_.part and {*kept_.part.split("-")} == ids]
    ends = (name, found.a), (name, found.b)
    return found.type, found.slot, found.confidence, found.why, evidence, *ends, tuple(review_lines(said))


def _across(connection: Connection, one: Place, other: Place) -> _Found:
    tie = tie_between(connection, one, other)
    said = said_of(connection, one, other)
    if tie is None:
        rejected = f"; {tie_line(said[-1].review, said[-1].a, said[-1].b)}" if said else ""
        between = f"{shown('#'.join(one))} and {shown('#'.join(other))}"
        raise OptionError(f"There is no relation between {between}{rejected}")
    reviews = tuple(tie_line(each.review, each.a, each.b) for each in said)
    return tie.type, tie.slot, tie.confidence, tie.why, (), tie.a, tie.b, reviews


def _reading(connection: Connection, name: str) -> Reading:
    number = connection.execute(select(articles.c.id).where(articles.c.name == name)).scalar()
    if number is None:
        raise OptionError(f"There is no article “{shown(name)}” in the ledger")
    return as_people_have_it(connection, int(number))


def _end(ledger: Ledger, reading: Reading, place: Place) -> ExplainedEnd:
    claim = next((one for one in reading.claims if one.id == place[1]), None)
    if claim is None:
        raise OptionError(f"There is no claim {shown(place[1])} in {shown(place[0])}; show it to see which there are")
    (*_, newest) = ledger.versions(place[0])
    entity = reading.entity(claim.speaker)
    pieces = tuple(reading.document.text[start:end] for start, end in claim.content)
    source = " ".join(words(reading.document.text, claim.source).split()) or None
    speaker = entity.name if entity else source
    return ExplainedEnd(
        *place, speaker, claim.stance, claim.content, pieces, ledger.chain(reading, claim), newest.producer
    )
