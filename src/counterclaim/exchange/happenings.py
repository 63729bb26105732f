"""Which events of a claim are shown, and in which words: for the terminal and the page alike."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.exchange.slots import PRONOUNS, WHO, Slot, amount, counted_slot, shortest, slots_of
from counterclaim.records import Claim, Event, Reading, words

MOST = 3
"""Events shown for one claim; the claim's own words stand above them."""
# Predicates that say nothing by themselves: such an event is shown only for a place, a day or a number of things.
_EMPTY = frozenset("be have do go get make say tell mean want seem appear like let call".split())


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as it is shown."""

    event: Event
    kind: str
    """PLOVER's type and mode; the predicate where the event has no code."""
    marks: tuple[str, ...]
    """“not”, and “planned”, “possible” or “hypothetical” where it is not asserted to be so."""
    slots: tuple[Slot, ...]
    amount: str = ""
    """The event's number with what it counts."""

    @property
    def line(self) -> str:
        """The slots in one line: who does what to whom, how many, from where to where, when."""
        return " · ".join(_parts(self))


@dataclass(frozen=True, slots=True)
class Told:
    """The events of a claim in text order: those that are shown, and those that are left out or hidden."""

    shown: tuple[Happening, ...]
    others: tuple[Happening, ...]


def told(reading: Reading, claim: Claim, most: int = MOST) -> Told:
    """Return the events of *claim*: at most *most*, those with a code and those with more slots before others."""
    known = {event.id: event for event in reading.events}
    events = [known[id] for id in claim.events if id in known]
    happenings = [happening(reading, event) for event in events]
    weights = {one.event.id: _weight(reading, one) for one in happenings}
    best = sorted((id for id, weight in weights.items() if weight), key=weights.__getitem__, reverse=True)[:most]
    return Told(
        tuple(one for one in happenings if one.event.id in best),
        tuple(one for one in happenings if one.event.id not in best),
    )


def happening(reading: Reading, event: Event) -> Happening:
    """Return *event* in words."""
    coded = " · ".join(part for part in (event.type, event.mode) if part)
    marks = (
        *(("not",) if event.polarity == "negative" else ()),
        *((event.modality,) if event.modality != "asserted" else ()),
    )
    slots = tuple(slots_of(reading, event))
    text = reading.document.text
    counted = next((slot.spans for slot in slots if slot.name == counted_slot(event)), ())
    number = shortest(amount(text, event.quantity, counted)) if event.quantity else ""
    return Happening(event, coded or event.predicate or words(text, event.trigger), marks, slots, number)


def _parts(happening: Happening) -> Iterator[str]:
    slots = {slot.name: slot for slot in happening.slots}
    quantity = slots.pop("quantity", None)
    counted = counted_slot(happening.event)
    if quantity and counted:
        slots[counted] = replace(slots[counted], words=happening.amount)
        quantity = None
    whom = ": ".join(str(slots[name]) for name in ("recipient", "object") if name in slots)
    actor = str(slots.get("actor", ""))
    if actor or whom:
        yield " → ".join((actor, whom)).strip() if whom else actor
    if quantity:
        yield str(quantity)
    places = [slots[name] for name in ("origin", "destination", "location") if name in slots]
    if places:
        yield " ".join(f"{slot.link} {slot}".strip() for slot in places)
    if happening.event.time and (happening.event.time.start or happening.event.time.end):
        time = slots["time"]
        yield f"{time.words} ({time.meaning})" if time.meaning else time.words


def _weight(reading: Reading, happening: Happening) -> int:
    """Return how much an event says beyond the words of its claim; 0 where it is not worth its line.

    Words that a claim's own line shows as well are not worth one: an event needs a code, a place on earth, or a day
    or number of somebody who is named.
    """
    event = happening.event
    people = [one for one in (event.actor, event.recipient, event.object) if one]
    known = [entity for one in people if (entity := reading.entity(one.entity))]
    named = any(character.isupper() for entity in known for character in entity.name)
    places = sum(bool(one and one.place) for one in (event.origin, event.destination, event.location))
    dated = bool(event.time and (event.time.start or event.time.end))
    number = bool(event.quantity and event.quantity.value is not None and event.quantity.counted)
    firm = 2 * places + dated + number
    telling = sum(slot.name in WHO and _telling(slot) for slot in happening.slots)
    if event.type:
        return 8 + 2 * bool(event.mode) + firm + telling if telling and (known or len(happening.slots) > 1) else 0
    if len(happening.slots) < 2 or not (places or (named and (dated or number))):
        return 0
    return 0 if event.predicate in _EMPTY and not (number and named) and not places else firm + telling


def _telling(slot: Slot) -> bool:
    return bool(slot.meaning) or slot.words.casefold() not in PRONOUNS
