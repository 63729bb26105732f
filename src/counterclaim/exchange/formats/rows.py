"""One row a claim: the columns that CSV, XLSX and Parquet share."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from counterclaim.exchange.happenings import happening
from counterclaim.records import Claim, Entity, Event, Reading, Relation, Spans, words


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with what its article says of itself; the order of the fields is that of the columns.

    Words stand on one line; where they stand is in the ``…_at`` columns, in code points of the article's text.
    """

    article: str
    claim: str
    speaker: str | None
    """The name of the entity, else the words of the source; ``None`` where nobody is named."""
    stance: str
    content: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    byline: str | None
    language: str | None
    source: str
    cue: str
    channel: str
    quotation: str
    own_voice: bool
    """Whether the article itself says it."""
    speaker_type: str | None
    speaker_country: str | None
    speaker_roles: tuple[str, ...]
    speaker_wikidata: str | None
    addressee: str | None
    said_from: str | None
    said_to: str | None
    events: tuple[str, ...]
    relations: tuple[str, ...]
    """To other claims of the article: “denies c1 on number (0.91)”, “denied by c9 on number (0.91)”."""
    within: str | None
    refers: str | None
    confidence: float
    source_at: Spans
    cue_at: Spans
    content_at: Spans
    channel_at: Spans


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(ClaimRow))


def claim_rows(readings: Iterable[Reading]) -> Iterator[ClaimRow]:
    """Yield a row for each claim of *readings*, in their order."""
    for reading in readings:
        entities = {entity.id: entity for entity in reading.entities}
        events = {event.id: event for event in reading.events}
        related = relations_of(reading)
        for claim in reading.claims:
            yield _row(reading, claim, entities, events, related.get(claim.id, ()))


def relations_of(reading: Reading) -> Mapping[str, list[str]]:
    """Return for each claim how it stands to others, in words.

    >>> from counterclaim.records import Document
    >>> relations_of(Reading(Document("a", "x"), relations=(Relation("denies", "c2", "c1", "number", (), "", 0.9),)))
    {'c2': ['denies c1 on number (0.90)'], 'c1': ['denied by c2 on number (0.90)']}
    """
    passive = {"denies": "denied by", "updates": "updated by", "refines": "refined by"}
    found: dict[str, list[str]] = {}
    for one in reading.relations:
        rest = _rest(one)
        found.setdefault(one.a, []).append(f"{one.type} {one.b}{rest}")
        found.setdefault(one.b, []).append(f"{passive.get(one.type, one.type)} {one.a}{rest}")
    return found


def _rest(relation: Relation) -> str:
    return f"{f' on {relation.slot}' if relation.slot else ''} ({relation.confidence:.2f})"


def on_one_line(text: str, place: Spans) -> str:
    """Return the words at *place*, however their lines are broken."""
    return " ".join(words(text, place).split())


def event_line(reading: Reading, event: Event) -> str:
    """Return *event* in a line: its code or verb, whether it is so, who does what to whom, where, when."""
    told = happening(reading, event)
    head = " ".join((*told.marks, told.kind))
    return f"{head}: {told.line}" if told.line else head


def _row(
    reading: Reading,
    claim: Claim,
    entities: Mapping[str, Entity],
    events: Mapping[str, Event],
    related: Iterable[str],
) -> ClaimRow:
    document, text = reading.document, reading.document.text
    speaker, addressee = entities.get(claim.speaker or ""), entities.get(claim.addressee or "")
    source = on_one_line(text, claim.source)
    return ClaimRow(
        article=document.id,
        claim=claim.id,
        speaker=speaker.name if speaker else source or None,
        stance=claim.stance,
        content=on_one_line(text, claim.content),
        outlet=document.outlet,
        published=document.published,
        title=document.title,
        url=document.url,
        byline=document.byline,
        language=document.language,
        source=source,
        cue=on_one_line(text, claim.cue),
        channel=on_one_line(text, claim.channel),
        quotation=claim.quotation,
        own_voice=not claim.source and not claim.cue,
        speaker_type=speaker.type if speaker else None,
        speaker_country=speaker.country if speaker else None,
        speaker_roles=speaker.roles if speaker else (),
        speaker_wikidata=speaker.identifiers.get("wikidata") if speaker else None,
        addressee=addressee.name if addressee else None,
        said_from=claim.said.start if claim.said else None,
        said_to=claim.said.end if claim.said else None,
        events=tuple(event_line(reading, events[id]) for id in claim.events if id in events),
        relations=tuple(related),
        within=claim.within,
        refers=claim.refers,
        confidence=claim.confidence,
        source_at=claim.source,
        cue_at=claim.cue,
        content_at=claim.content,
        channel_at=claim.channel,
    )
