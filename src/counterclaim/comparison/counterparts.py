"""Two events side by side, slot by slot: where they agree and where they differ."""

from dataclasses import dataclass
from functools import lru_cache

from counterclaim.comparison.numbers import agreement
from counterclaim.comparison.statements import stem
from counterclaim.knowledge.disputes import wordlists
from counterclaim.knowledge.verdicts import kinds
from counterclaim.records import (
    Event,
    Granted,
    Participant,
    Place,
    PlaceReference,
    Reading,
    Spans,
    TimeReference,
    words,
)

WAYS = ("origin", "destination", "location")


@dataclass(frozen=True, slots=True)
class Counterpart:
    """An event of one claim beside one of another."""

    one: Event
    other: Event
    agree: tuple[Granted, ...]
    differ: tuple[Granted, ...]

    @property
    def opposed(self) -> bool:
        """Whether one says that it happened and the other that it did not."""
        return self.one.polarity != self.other.polarity


class Counterparts:
    """Lays events of one article side by side."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        self._places = {place.id: place for place in reading.places}
        self._types = {entity.id: entity.type for entity in reading.entities}
        self._of: dict[str | None, list[Event]] = {}
        for event in reading.events:
            self._of.setdefault(event.claim, []).append(event)

    def of(self, claim: str) -> list[Event]:
        """Return the events that a claim tells of."""
        return self._of.get(claim, [])

    def pair(self, one: Event, other: Event) -> Counterpart | None:
        """Return the two side by side, ``None`` where they are not the same kind of act."""
        if not same_act(one, other) or "hypothetical" in (one.modality, other.modality):
            return None
        found: dict[Granted, bool | None] = {
            "actor": self._actors(one.actor, other.actor),
            "object": self._objects(one, other),
            "number": self._numbers(one, other),
            "time": _times(one.time, other.time),
            "place": self._ways(one, other),
        }
        return Counterpart(
            one,
            other,
            tuple(name for name, same in found.items() if same),
            tuple(name for name, same in found.items() if same is False),
        )

    def object(self, event: Event) -> Spans:
        """Return the words for what an event is about; “most of them” stands for who took part just before."""
        told = event.object.spans if event.object else ()
        if not told or not _stands_for(words(self._text, told)):
            return told
        before = [e for e in self.of(event.claim or "") if e.trigger < event.trigger and e.actor]
        return before[-1].actor.spans if before and before[-1].actor else told

    def _actors(self, one: Participant | None, other: Participant | None) -> bool | None:
        if one is None or other is None or one.entity is None or other.entity is None:
            return None
        if one.entity == other.entity:
            return True
        parties = {self._types.get(one.entity), self._types.get(other.entity)}
        return False if parties <= {"person", "organization", "government"} else None

    def _objects(self, one: Event, other: Event) -> bool | None:
        heads = [_head(words(self._text, self.object(event))) for event in (one, other)]
        if not all(heads) or any(_stands_for(head) for head in heads):
            return None
        return alike(*heads)

    @staticmethod
    def _numbers(one: Event, other: Event) -> bool | None:
        if one.quantity is None or other.quantity is None or one.quantity.value is None or other.quantity.value is None:
            return None
        return agreement(one.quantity, other.quantity) != "differ"

    def _ways(self, one: Event, other: Event) -> bool | None:
        found = [self._meet(getattr(one, way), getattr(other, way)) for way in WAYS]
        return False if False in found else True if True in found else None

    def _meet(self, one: PlaceReference | None, other: PlaceReference | None) -> bool | None:
        """Tell whether two places can be one: the same, or one within the other; ``None`` where that is unknown."""
        first, second = (self._places.get(ref.place or "") if ref else None for ref in (one, other))
        if first is None or second is None:
            return None
        if first.id == second.id or first.name == second.name:
            return True
        if first.country is None or second.country is None:
            return None
        if first.country != second.country:
            return False
        return True if "country" in (first.kind, second.kind) else _apart(first, second)


def _apart(one: Place, other: Place) -> bool | None:
    """Tell that two cities of one country are not one place; of areas nothing is known."""
    return False if one.kind == other.kind == "city" else None


def same_act(one: Event, other: Event) -> bool:
    """Tell whether two events are the same kind of act: one verb, one code, or both move something somewhere."""
    if one.predicate and one.predicate == other.predicate:
        return True
    if one.type and (one.type, one.mode) == (other.type, other.mode):
        return True
    return _moves(one) and _moves(other)


def _moves(event: Event) -> bool:
    return event.object is not None and bool(event.origin or event.destination)


def _times(one: TimeReference | None, other: TimeReference | None) -> bool | None:
    if one is None or other is None or not (one.start and one.end and other.start and other.end):
        return None
    return one.start <= other.end and other.start <= one.end


@lru_cache(maxsize=10_000)
def _head(phrase: str) -> str:
    """Return the noun that a phrase is about: the last word before “of”, “from” or “who”."""
    for word in (" of ", " from ", " in ", " at ", " on ", " who ", " that ", " which ", ", "):
        start = 1 if word == " of " and phrase.lower().startswith(("a number", "a large number", "most", "some")) else 0
        phrase = phrase.split(word, 1)[start if word in phrase else 0]
    found = [w.strip("“”\"'.,;") for w in phrase.lower().split()]
    return found[-1] if found else ""


def _stands_for(phrase: str) -> bool:
    """Tell whether a phrase ends in a pronoun, which stands for something else."""
    last = phrase.lower().split()[-1].strip("“”\"'.,;") if phrase.split() else ""
    return last in wordlists().pronouns or last in {"us", "me", "him", "her", "you"}


def alike(one: str, other: str) -> bool:
    """Tell whether two nouns can be of the same people or things.

    >>> alike("soldiers", "troops"), alike("soldiers", "residents")
    (True, False)
    """
    return stem(one) == stem(other) or bool(kinds(one) & kinds(other))
