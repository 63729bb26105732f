"""Disputes that a settled denial leads to, derived by hand from invented events."""

from dataclasses import replace

from counterclaim.comparison.concessions import with_concessions
from counterclaim.records import (
    Claim,
    Document,
    Entity,
    Event,
    Participant,
    Place,
    PlaceReference,
    Reading,
    Relation,
    Span,
    words,
)

TEXT = (
    "Karvea towed three trawlers from Ostrel to Dorren, Roon said. Veddel denied it. "
    "Karvea brought two ferries from Ostrel to Dorren, he said. We sank the trawlers off Ostrel, he added."
)


def at(part: str, after: str = "") -> Span:
    start = TEXT.index(part, TEXT.index(after))
    return start, start + len(part)


def who(part: str, entity: str | None = None, after: str = "") -> Participant:
    return Participant((at(part, after),), entity, part)


def where(part: str, place: str, after: str = "") -> PlaceReference:
    return PlaceReference((at(part, after),), place)


PLACES = (Place("p1", "Ostrel", "city", "KAR"), Place("p2", "Dorren", "country", "DOR"))
CLAIMS = (
    Claim("c1", (at("Karvea towed three trawlers from Ostrel to Dorren"),), (at("said"),), speaker="e1"),
    Claim("c2", (at("it", "denied"),), (at("denied"),), speaker="e2", stance="denies"),
    Claim("c3", (at("Karvea brought two ferries from Ostrel to Dorren"),), (at("said", "ferries"),), speaker="e2"),
    Claim("c4", (at("We sank the trawlers off Ostrel"),), (at("added"),), speaker="e2"),
)
TOWED = Event(
    "v1",
    (at("towed"),),
    predicate="tow",
    claim="c1",
    actor=who("Karvea", "e3"),
    object=who("three trawlers"),
    origin=where("Ostrel", "p1"),
    destination=where("Dorren", "p2"),
)
BROUGHT = replace(
    TOWED,
    id="v2",
    trigger=(at("brought"),),
    predicate="bring",
    claim="c3",
    actor=who("Karvea", "e3", "Veddel"),
    object=who("two ferries"),
    origin=where("Ostrel", "p1", "brought"),
    destination=where("Dorren", "p2", "brought"),
)
DENIAL = Relation("denies", "c2", "c1", "polarity", (at("denied"),), "he rejects it", 0.8)


def reading(*events: Event, relations: tuple[Relation, ...] = (DENIAL,)) -> Reading:
    entities = (
        Entity("e1", "person", "Ada Roon"),
        Entity("e2", "person", "Jorun Veddel"),
        Entity("e3", "government", "Karvean government"),
        Entity("e4", "government", "Dorren's government"),
    )
    return Reading(Document("a", TEXT), entities, CLAIMS, events, PLACES, relations=relations)


def test_who_grants_the_deed_disputes_what_it_was_done_to() -> None:
    found = with_concessions(reading(TOWED, BROUGHT))
    [conflict] = [r for r in found.relations if r.type == "conflicts"]
    assert (conflict.a, conflict.b, conflict.slot) == ("c1", "c3", "other")
    assert words(TEXT, conflict.evidence) == "three trawlers … two ferries"
    assert conflict.concedes is not None
    assert (conflict.concedes.claim, conflict.concedes.slots) == ("c3", ("actor", "place"))
    assert words(TEXT, conflict.concedes.spans) == "Karvea brought … Ostrel … Dorren".replace(" b", " … b")
    assert conflict.why.startswith("Jorun Veddel grants who did it and where")
    assert conflict.confidence < DENIAL.confidence


def test_another_who_did_it_is_a_conflict_and_no_concession() -> None:
    done = replace(BROUGHT, actor=who("he", "e4", "ferries"), object=who("the trawlers"))
    [conflict] = [r for r in with_concessions(reading(TOWED, done)).relations if r.type == "conflicts"]
    assert (conflict.slot, conflict.concedes) == ("actor", None)


def test_without_a_denial_nothing_is_laid_side_by_side() -> None:
    before = reading(TOWED, BROUGHT, relations=())
    assert with_concessions(before) == before


def test_another_event_is_left_alone() -> None:
    other = replace(BROUGHT, origin=None, destination=None)
    assert with_concessions(reading(TOWED, other)).relations == (DENIAL,)
    planned = replace(BROUGHT, modality="planned")
    assert with_concessions(reading(TOWED, planned)).relations == (DENIAL,)


def test_a_conflict_that_is_known_gains_the_concession() -> None:
    known = Relation("conflicts", "c1", "c3", "number", (), "", 0.6)
    found = with_concessions(reading(TOWED, BROUGHT, relations=(DENIAL, known)))
    [conflict] = [r for r in found.relations if r.type == "conflicts"]
    assert (conflict.slot, conflict.confidence) == ("number", 0.6)
    assert conflict.concedes is not None
