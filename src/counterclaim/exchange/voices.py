"""The order in which people read a ledger: speaker by speaker, their claims in text order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.records import Claim, Document, Entity, Reading, words

VoiceKind = Literal["entity", "words", "unnamed", "own"]

# A claim's confidence is a calibrated probability: under one half it is more likely linked wrong than right.
DOUBTFUL = 0.5

STANCE_WORDS: Mapping[str, str] = {
    "asserts": "says",
    "denies": "denies",
    "doubts": "doubts",
    "asks": "asks",
    "demands": "demands",
    "intends": "intends",
    "supposes": "supposes",
}
QUOTATION_WORDS: Mapping[str, str] = {
    "direct": "quoted",
    "indirect": "reported",
    "mixed": "partly quoted",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """Whoever speaks: an entity, a source known by its words only, nobody named, or the article itself."""

    kind: VoiceKind
    key: str
    name: str
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One claim with its voice and the claims that are reported inside its content."""

    claim: Claim
    voice: Voice
    inner: tuple["Line", ...] = ()

    def lines(self) -> Iterable["Line"]:
        """Yield this line and all within it, in text order."""
        yield self
        for line in self.inner:
            yield from line.lines()


@dataclass(frozen=True, slots=True)
class Group:
    """A voice with its claims; a claim within another's content is found under that one instead."""

    voice: Voice
    lines: tuple[Line, ...]


def doubtful(claim: Claim) -> bool:
    """Tell whether *claim* is more likely linked wrong than right."""
    return claim.confidence < DOUBTFUL


def voice_of(reading: Reading, claim: Claim) -> Voice:
    """Return whose *claim* is."""
    entity = reading.entity(claim.speaker)
    return _voice({entity.id: entity} if entity else {}, reading.document, claim)


def _voice(entities: Mapping[str, Entity], document: Document, claim: Claim) -> Voice:
    entity = entities.get(claim.speaker) if claim.speaker is not None else None
    if entity is not None:
        return Voice("entity", f"entity {entity.id}", entity.name, entity)
    if claim.source:
        name = " ".join(words(document.text, claim.source).split())
        return Voice("words", f"words {name.casefold()}", name)
    if claim.cue:
        return Voice("unnamed", "unnamed", "unnamed source")
    return Voice("own", "own", outlet_name(document))


def groups(reading: Reading) -> tuple[Group, ...]:
    """Return the claims of *reading* by voice, voices by their first claim, claims in text order.

    Each claim is there exactly once: beneath the claim that it is within, or under its own voice.
    """
    ordered = sorted(reading.claims, key=lambda claim: (claim.content[:1], claim.content[-1:], claim.id))
    inner: dict[str, list[Claim]] = {}
    for claim in ordered:
        if claim.within is not None:
            inner.setdefault(claim.within, []).append(claim)
    spoken = _voices(reading)
    known = {claim.id for claim in ordered}
    outermost = [claim for claim in ordered if claim.within not in known]
    placed: set[str] = set()
    found: dict[str, list[Line]] = {}
    # The second round finds claims that lie within each other in a circle, which no outermost claim reaches.
    for claim in (*outermost, *ordered):
        if claim.id not in placed:
            line = _line(claim, spoken, inner, placed)
            found.setdefault(line.voice.key, []).append(line)
    return tuple(Group(lines[0].voice, tuple(lines)) for lines in found.values())


def _voices(reading: Reading) -> dict[str, Voice]:
    entities = {entity.id: entity for entity in reading.entities}
    return {claim.id: _voice(entities, reading.document, claim) for claim in reading.claims}


def _line(claim: Claim, spoken: Mapping[str, Voice], inner: Mapping[str, list[Claim]], placed: set[str]) -> Line:
    placed.add(claim.id)
    lines = tuple(_line(other, spoken, inner, placed) for other in inner.get(claim.id, ()) if other.id not in placed)
    return Line(claim, spoken[claim.id], lines)


def outlet_name(document: Document) -> str:
    """Return the outlet, or words for it where it is unknown."""
    return document.outlet or "the article itself"


def shortened(text: str, limit: int) -> str:
    """Return *text* on one line, at most *limit* characters, its middle left out where it is longer.

    The end of a long content is kept because that is often where it turns.

    >>> shortened("one two three four five six seven", 20)
    'one two … seven'
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit * 2 // 3].rsplit(" ", 1)[0]
    tail = line[-(limit // 3) :]
    return f"{head} … {tail.split(' ', 1)[-1]}"


def listed(parts: Sequence[str]) -> str:
    """Return *parts* as a list in a sentence.

    >>> listed(["when", "where", "how many"])
    'when, where and how many'
    """
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def counted(number: int, noun: str) -> str:
    """Return *number* with *noun* in the right number.

    >>> counted(1, "claim"), counted(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def summary(reading: Reading) -> str:
    """Return how much the ledger of *reading* holds, in one line.

    >>> summary(Reading(Document("d1", "Nobody came.")))
    'no claims found'
    """
    if not reading.claims:
        return "no claims found"
    speakers = {voice.key for voice in _voices(reading).values()} - {"unnamed", "own"}
    denials = sum(claim.stance == "denies" for claim in reading.claims)
    return " · ".join(
        (
            counted(len(reading.claims), "claim"),
            counted(len(speakers), "speaker"),
            counted(denials, "denial"),
        )
    )
