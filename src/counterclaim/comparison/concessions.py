"""Where a dispute really lies: who denies goes on to say what was so, and grants some of what was claimed.

“Russia relocated most of them, but those were residents”: once a denial is settled, the other claims of the two sides
are laid side by side, event by event. What differs between them is a conflict of its own, and where who did it is
granted, the relation says so (``concedes``). Nothing is looked for outside a settled denial.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from counterclaim.comparison.counterparts import Counterpart, Counterparts
from counterclaim.records import Claim, Concession, Event, Granted, Reading, Relation, Slot, Spans, spans, words

SURE = 0.9
"""Part of the denial's own confidence that a conflict found through it has."""
NEAR = 6
"""Claims to either side of the denial that are laid beside what it denies: who denies explains at once."""
_SLOT: dict[Granted, Slot] = {
    "actor": "actor",
    "object": "other",
    "number": "number",
    "time": "time",
    "place": "place",
}
_ORDER: tuple[Granted, ...] = ("number", "actor", "place", "time", "object")
_NAMES: dict[Granted, str] = {
    "actor": "who did it",
    "object": "who or what it happened to",
    "number": "how many",
    "time": "when",
    "place": "where",
}


def with_concessions(reading: Reading) -> Reading:
    """Return *reading* with the conflicts and concessions that its denials lead to."""
    denials = [r for r in reading.relations if r.type == "denies"]
    if not denials or not reading.events:
        return reading
    place = {claim.id: n for n, claim in enumerate(reading.claims)}
    side = Counterparts(reading)
    known = {frozenset((r.a, r.b)): n for n, r in enumerate(reading.relations)}
    related = list(reading.relations)
    restated = _restated(reading)
    for denial in denials:
        said, denied = reading.claims[place[denial.a]], reading.claims[place[denial.b]]
        for other in _explaining(reading, said, denied, place):
            found = _best(side, [denied.id, *restated.get(denied.id, ())], other)
            if found is None:
                continue
            relation = _relation(reading, side, denial, denied, other, found)
            pair = frozenset((other.id, denied.id))
            if pair not in known:
                known[pair] = len(related)
                related.append(relation)
            elif related[known[pair]].type in ("denies", "conflicts"):
                related[known[pair]] = replace(related[known[pair]], concedes=relation.concedes)
    related.sort(key=lambda r: (min(place[r.a], place[r.b]), max(place[r.a], place[r.b])))
    return replace(reading, relations=tuple(related))


def _restated(reading: Reading) -> dict[str, list[str]]:
    """Return for each claim the claims of its speaker that repeat it."""
    out: dict[str, list[str]] = {}
    for relation in reading.relations:
        if relation.type == "repeats":
            out.setdefault(relation.a, []).append(relation.b)
            out.setdefault(relation.b, []).append(relation.a)
    return out


def _explaining(reading: Reading, said: Claim, denied: Claim, place: dict[str, int]) -> Iterator[Claim]:
    """Yield what whoever denies says around the denial, and the denial itself where it has events."""
    if said.speaker is None or said.speaker == denied.speaker or not said.cue:
        return
    at = place[said.id]
    for other in reading.claims[max(0, at - NEAR) : at + NEAR + 1]:
        if other.speaker == said.speaker and other.id != said.id and other.stance in ("asserts", "denies"):
            yield other


def _best(side: Counterparts, denied: Iterable[str], other: Claim) -> Counterpart | None:
    """Return the events of both sides that stand against each other most plainly."""
    found = [
        aligned
        for claim in denied
        for one in side.of(claim)
        for event in side.of(other.id)
        if (aligned := side.pair(one, event)) is not None and _against(aligned)
    ]
    return max(found, key=lambda a: (not a.opposed, len(a.agree), -len(a.differ)), default=None)


def _against(aligned: Counterpart) -> bool:
    """Tell whether two events are one that is told in two ways: enough agrees, and something differs."""
    if aligned.one.modality != "asserted" or aligned.other.modality != "asserted":
        return False
    agree, differ = set(aligned.agree), set(aligned.differ)
    if aligned.opposed:
        return len(agree) >= 2 and not differ
    if "actor" in agree:
        return len(agree) >= 2 and bool(differ)
    return "actor" in differ and len(agree) >= 2 and differ == {"actor"}


def _relation(
    reading: Reading, side: Counterparts, denial: Relation, denied: Claim, other: Claim, found: Counterpart
) -> Relation:
    differs: Granted | None = next((name for name in _ORDER if name in found.differ), None)
    slot: Slot = "polarity" if found.opposed or differs is None else _SLOT[differs]
    concedes = None
    if not found.opposed and "actor" in found.agree:
        granted = spans([*found.other.trigger, *(s for n in found.agree for s in _words(side, found.other, n))])
        concedes = Concession(other.id, found.agree, granted)
    shown = [*found.one.trigger, *found.other.trigger]
    if differs is not None and not found.opposed:
        shown = [*_words(side, found.one, differs), *_words(side, found.other, differs)]
    return Relation(
        "conflicts",
        denied.id,
        other.id,
        slot,
        spans(shown) if shown else (),
        _why(reading, side, denied, other, found, differs),
        round(SURE * denial.confidence, 3),
        concedes,
    )


def _words(side: Counterparts, event: Event, name: Granted) -> Spans:
    if name == "object":
        return side.object(event)
    if name == "number":
        return event.quantity.spans if event.quantity else ()
    if name == "place":
        ways = (event.origin, event.destination, event.location)
        return spans(pair for way in ways if way for pair in way.spans)
    slot = event.actor if name == "actor" else event.time
    return slot.spans if slot else ()


def _why(
    reading: Reading, side: Counterparts, denied: Claim, other: Claim, found: Counterpart, differs: Granted | None
) -> str:
    text = reading.document.text
    a, b = (_name(reading, claim) for claim in (denied, other))
    if found.opposed or differs is None:
        return f"{b} says that it did not happen: {found.other.predicate or words(text, found.other.trigger)}"
    one, two = (_told(reading, side, event, differs) for event in (found.one, found.other))
    told = f"they differ on {_NAMES[differs]}: {a} has {one}, {b} has {two}"
    if "actor" in found.agree:
        granted = " and ".join(_NAMES[name] for name in found.agree)
        return f"{b} grants {granted}, and disputes the rest; {told}"
    return told


def _told(reading: Reading, side: Counterparts, event: Event, name: Granted) -> str:
    """Return the words for a slot, and whom they stand for where these are only “we” or “they”."""
    said = words(reading.document.text, _words(side, event, name))
    entity = reading.entity(event.actor.entity) if name == "actor" and event.actor else None
    stands = entity is not None and " " not in said and said.islower()
    return f"“{said}” ({entity.name})" if entity is not None and stands else f"“{said}”"


def _name(reading: Reading, claim: Claim) -> str:
    entity = reading.entity(claim.speaker)
    return entity.name if entity else words(reading.document.text, claim.source) or "an unnamed source"
