"""The slots of an event in the words of the article, and who or what they stand for where these do not say it."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from counterclaim.exchange.voices import shortened
from counterclaim.records import (
    Event,
    Participant,
    PlaceReference,
    Quantity,
    Reading,
    Spans,
    overlap,
    spans,
    within,
    words,
)

SlotName = Literal["actor", "recipient", "object", "quantity", "origin", "destination", "location", "time"]
WHO: tuple[SlotName, ...] = ("actor", "recipient", "object")
# A slot that is a whole clause is there to be recognised, not read.
_LONGEST = 40
_NEAR = 8  # characters from a number to what it counts: “of the”
PRONOUNS = frozenset(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs "
    "this that these those who which what one some all there here nobody somebody anybody everybody "
    "anyone someone everyone something nothing everything none".split()
)
# The word before a place says best how it stands to it; these are taken from the text, others are put for it.
_PREPOSITIONS = frozenset("in on at near to into toward towards from across outside inside over off around via".split())
_NO_PREPOSITION = frozenset("there here home back ashore abroad where".split())


@dataclass(frozen=True, slots=True)
class Slot:
    """One filled slot: the words of the article, shortened, and who or where they stand for if they do not say it."""

    name: SlotName
    words: str
    meaning: str | None
    spans: Spans
    link: str = ""
    """Of a place: the preposition before it."""

    def __str__(self) -> str:
        return f"{self.words} [{self.meaning}]" if self.meaning else self.words


def slots_of(reading: Reading, event: Event) -> Iterator[Slot]:
    """Yield the slots of *event* that are filled, in the order of the record."""
    text = reading.document.text
    if event.actor:
        yield _participant(reading, "actor", event.actor)
    if event.recipient:
        yield _participant(reading, "recipient", event.recipient)
    if event.object:
        yield _participant(reading, "object", event.object)
    if event.quantity:
        said = words(text, event.quantity.spans) if counted_slot(event) else amount(text, event.quantity)
        yield Slot("quantity", shortest(said), None, event.quantity.spans)
    names = {place.id: place.name for place in reading.places}
    if event.origin:
        yield _place(text, names, "origin", event.origin)
    if event.destination:
        yield _place(text, names, "destination", event.destination)
    if event.location:
        yield _place(text, names, "location", event.location)
    if event.time:
        said = shortest(words(text, event.time.spans))
        days = days_of(event.time.start, event.time.end)
        yield Slot("time", said, days if days and days not in said else None, event.time.spans)


def _participant(reading: Reading, name: SlotName, participant: Participant) -> Slot:
    said = shortest(words(reading.document.text, participant.spans)) or participant.text or ""
    entity = reading.entity(participant.entity)
    return Slot(
        name, said, shortest(entity.name) if entity and _says_more(entity.name, said) else None, participant.spans
    )


def _place(text: str, names: Mapping[str, str], name: SlotName, reference: PlaceReference) -> Slot:
    said, meant = shortest(words(text, reference.spans)), names.get(reference.place or "")
    meaning = meant if meant and _says_more(meant, said) else None
    return Slot(name, said, meaning, reference.spans, _preposition(text, name, said, reference.spans))


def _preposition(text: str, name: SlotName, said: str, spans: Spans) -> str:
    before = text[: spans[0][0]].split()[-1:] if spans else []
    word = before[0].casefold() if before else ""
    if said.casefold() in _NO_PREPOSITION:
        return word if word in ("from", "to") else ""
    return word if word in _PREPOSITIONS else {"origin": "from", "destination": "to"}.get(name, "at")


def amount(text: str, quantity: Quantity, slot: Spans = ()) -> str:
    """Return the number with what it counts, or with the words of *slot*, once: “four of the ships”, “9 t of flour”."""
    number, counted = quantity.spans, slot or quantity.counted
    if not number or not counted or within(number, counted):
        return words(text, counted if number and counted else number)
    if number[0][0] <= counted[0][0] <= number[-1][1] + _NEAR:
        return text[number[0][0] : max(counted[-1][1], number[-1][1])]
    return words(text, number) if within(counted, number) else f"{words(text, number)} {words(text, counted)}"


def shortest(text: str) -> str:
    """Return *text* as short as a slot shows it."""
    return shortened(text, _LONGEST)


def _says_more(name: str, said: str) -> bool:
    """Tell whether *name* is another word for what was *said*, so that it helps to give both.

    A clause that only contains somebody is not that person.
    """
    stems, heard = _stems(name), _stems(said)
    return bool(stems) and len(heard) <= 2 and not any(a[:4] == b[:4] for a in stems for b in heard)


def _stems(text: str) -> list[str]:
    return [
        word for part in text.casefold().split() if (word := part.strip("“”‘’\"'.,;:()")) not in ("the", "a", "an", "")
    ]


def days_of(start: str | None, end: str | None) -> str | None:
    """Return the days of an interval as short as they can be told: a year, a month, a day, or first to last.

    >>> days_of("2014-01-01", "2014-12-31"), days_of("2024-12-01", "2024-12-19"), days_of(None, "2024-12-19")
    ('2014', '2024-12-01 to 2024-12-19', 'until 2024-12-19')
    """
    if not start or not end:
        return f"from {start}" if start else f"until {end}" if end else None
    if start == end:
        return start
    if start[:4] == end[:4] and start[4:] == "-01-01" and end[4:] == "-12-31":
        return start[:4]
    if len(start) == len(end) == 10 and start[:7] == end[:7] and start[8:] == "01":
        last = monthrange(int(start[:4]), int(start[5:7]))[1]
        if int(end[8:]) == last:
            return start[:7]
    return f"{start} to {end}"


def counted_slot(event: Event) -> SlotName | None:
    """Return the slot whose words the event's quantity counts, or is."""
    quantity = event.quantity
    if quantity is None:
        return None
    places = spans((*quantity.counted, *quantity.number, *quantity.spans))
    people = zip(WHO, (event.actor, event.recipient, event.object), strict=True)
    return next((name for name, one in people if one and overlap(places, one.spans)), None)
