"""From the frames of a claim's content to events: what happened, who did it to whom, and how it is told.

Every predicate of a content becomes an event, also what did not happen and what may: polarity and modality say so.
What PLOVER codes gets its code; an act that is planned keeps the type of the act (“will send aid” is AID, planned), so
that it can be compared with what came of it. ``dyads.reported`` gives the single code of the manual (AGREE) instead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.extraction.events.coding import Coded, Coder
from counterclaim.extraction.events.phrases import PREPOSITIONS
from counterclaim.extraction.events.predicates import BE, Predicate, Text
from counterclaim.extraction.events.slots import Slots, Slotter
from counterclaim.extraction.events.status import status
from counterclaim.knowledge.nouns import noun
from counterclaim.knowledge.plover import ontology
from counterclaim.knowledge.verbs import base
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Run
from counterclaim.records import (
    Claim,
    Entity,
    Event,
    Participant,
    PlaceReference,
    Quantity,
    TimeReference,
    spans,
)

_AUXILIARIES = frozenset(
    "doesn didn don should would will can could may might must won couldn shouldn wouldn isn aren wasn weren".split()
)
_PARTING = PREPOSITIONS | {"and", "or", ",", "’", "'", "of", "who", "which", "that", "nor"}
"""Words before a mention that make it somebody else than the whole: “a man *near* the Kremlin”."""
_DO = frozenset({"do", "does", "did"})


def events(
    annotation: Annotation, claims: Sequence[Claim], entities: Iterable[Entity] = ()
) -> tuple[list[Event], list[Claim]]:
    """Return the events of the claims' contents in the order of the text, and the claims with their events' ids.

    An event belongs to the innermost claim whose content holds its predicate. ``Participant.entity`` is set where a
    mention of one of *entities* is the head of the participant's words; places, times and values stay unresolved.

    >>> from counterclaim.language.encoding import encode
    >>> events(Annotation("", encode(""), (), (), *[__import__("numpy").zeros(0)] * 2), [])
    ([], [])
    """
    text = Text(annotation)
    coder, slotter = Coder(text), Slotter(text)
    owners = _owners(text, claims)
    cues = {word for claim in claims for span in claim.cue for word in range(*text.run(span))}
    mentions = _mentions(text, entities)
    through = {c.through for p in text.predicates if p.word in owners and (c := coder.coded(p)) is not None}
    out: list[Event] = []
    ids: dict[str, list[str]] = {}
    for p in text.predicates:
        claim = owners.get(p.word)
        if claim is None or p.number in through:
            continue
        coded = coder.coded(p)
        if not p.frame.arguments or (coded is None and (p.word in cues or coder.light(p) is not None)):
            continue
        slots = slotter.slots(p, coded)
        if coded and not slotter.between(slots, coded):
            coded, slots = None, slotter.slots(p, None)
        if _bare(p, slots) if coded else not _tells(p, slots):
            continue
        event = _event(f"v{len(out) + 1}", claim.id, p, coded, slots, mentions)
        out.append(event)
        ids.setdefault(claim.id, []).append(event.id)
    return out, [replace(c, events=tuple(ids.get(c.id, ()))) for c in claims]


def _owners(text: Text, claims: Sequence[Claim]) -> dict[int, Claim]:
    """Return for each word inside a content the claim of the smallest content around it."""
    out: dict[int, Claim] = {}
    for claim in sorted(claims, key=lambda c: -sum(end - start for start, end in c.content)):
        for span in claim.content:
            out.update(dict.fromkeys(range(*text.run(span)), claim))
    return out


def _mentions(text: Text, entities: Iterable[Entity]) -> dict[int, list[tuple[int, str]]]:
    """Return by their last words the first word and the entity of all mentions."""
    out: dict[int, list[tuple[int, str]]] = {}
    for entity in entities:
        for mention in entity.mentions:
            first, last = text.run((mention[0][0], mention[-1][1]))
            out.setdefault(last - 1, []).append((first, entity.id))
    return out


def _tells(p: Predicate, slots: Slots) -> bool:
    """Tell whether a predicate without a code is an event or a state: a verb with arguments, or a noun of events.

    The encoder marks many nouns as predicates (“claims”, “unemployment”); what they say is in no news an event.
    """
    core = [a for a in p.frame.arguments if a.role in {"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"}]
    if not core:
        return False
    if p.form in BE:
        return len(core) > 1
    parent = p.text.parents[p.number]
    outer = p.text.predicates[parent] if parent is not None else None
    if (
        outer is not None
        and outer.form in BE
        and any(a.role == "ARG2" and a.run[0] <= p.word <= a.run[0] + 1 for a in outer.frame.arguments)
    ):
        return False  # “is *better*”: the verb has the same arguments
    if p.form in _AUXILIARIES or (p.form in _DO and slots.object is not None and p.clausal):
        return False
    if p.verb or (base(p.form) != p.form and not p.noun and not p.form.endswith("s")):
        return len(core) > 1 or core[0].role != "ARG0" or not p.form.endswith("s")
    kind = noun([p.form])
    return p.form in ontology().movement["nouns"] or (kind is not None and kind.kind == "event") or _bare_verb(p)


def _bare_verb(p: Predicate) -> bool:
    """Tell whether a base form is a verb: it follows one of its arguments and precedes another."""
    return (
        not p.noun
        and any(a.run[1] == p.word for a in p.frame.arguments)
        and any(a.run[0] == p.word + 1 for a in p.frame.arguments)
    )


def _bare(p: Predicate, slots: Slots) -> bool:
    """Tell whether a noun names no event of its own: “aid” that is delivered, “years of war”."""
    return not p.verb and not any((slots.actor, slots.recipient, slots.object, slots.location))


def _event(
    id: str, claim: str, p: Predicate, coded: Coded | None, slots: Slots, mentions: dict[int, list[tuple[int, str]]]
) -> Event:
    span, content = p.text.span, p.text.annotation.text
    words = coded.trigger if coded else p.words
    trigger = spans([span((w, w + 1)) for w in words])
    polarity, modality = status(p)

    def place(run: Run | None) -> PlaceReference | None:
        return PlaceReference((span(run),)) if run else None

    def participant(run: Run | None) -> Participant | None:
        if run is None:
            return None
        return Participant((span(run),), _entity(p.text, run, mentions), content[slice(*span(run))])

    quantity = None
    if slots.quantity:
        unit = content[slice(*span(slots.unit))] if slots.unit else None
        quantity = Quantity((span(slots.quantity),), None, None, None, unit)
    return Event(
        id=id,
        trigger=trigger,
        type=coded.code.type if coded else None,
        mode=coded.code.mode if coded else None,
        context=_contexts(p, coded) if coded else (),
        actor=participant(slots.actor),
        recipient=participant(slots.recipient),
        object=participant(slots.object),
        quantity=quantity,
        origin=place(slots.origin),
        destination=place(slots.destination),
        location=place(slots.location),
        time=TimeReference((span(slots.time),)) if slots.time else None,
        polarity=polarity,
        modality=modality,
        predicate=coded.base if coded else p.base,
        claim=claim,
        why=coded.why if coded else None,
    )


def _entity(text: Text, run: Run, mentions: dict[int, list[tuple[int, str]]]) -> str | None:
    """Return the entity of the mention that is the run or heads it; “X and Y” are neither."""
    first, last = text.head(run)
    for end in (run[1] - 1, last - 1):
        inside = [(start, id) for start, id in mentions.get(end, ()) if start >= run[0] - 1]
        if inside and _PARTING.isdisjoint(text.words[first : min(inside)[0]]):
            return min(inside)[1]
    return None


def _contexts(p: Predicate, coded: Coded) -> tuple[str, ...]:
    """Return the manual's contexts that words of the event are signs of, in alphabetical order."""
    table = ontology().contexts
    found = {name for word in (*p.beside, p.form) for name in table.get(word, ())}
    found.update(coded.context)
    return tuple(sorted(found))
