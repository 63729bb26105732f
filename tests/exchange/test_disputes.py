"""Sides of invented disputes, derived by hand from their relations."""

from counterclaim.exchange.disputes import disputes, show_disputes
from counterclaim.records import Claim, Document, Entity, Reading, Relation, Stance

TEXT = "Dike held. Dike broke. It held, all saw. It rained."
SPEAKERS = ("Ada Brandt", "the Guild", "Ada Brandt", "the weather office")


def claim(number: int, start: int, end: int, stance: Stance = "asserts") -> Claim:
    return Claim(f"c{number}", ((start, end),), speaker=f"e{number}", stance=stance)


def reading(*relations: Relation) -> Reading:
    return Reading(
        Document("a", TEXT),
        entities=tuple(Entity(f"e{n}", "person", name) for n, name in enumerate(SPEAKERS, 1)),
        claims=(claim(1, 0, 9), claim(2, 11, 21, "denies"), claim(3, 23, 39), claim(4, 41, 50)),
        relations=relations,
    )


def test_claims_that_state_the_same_stand_on_one_side() -> None:
    [one] = disputes(
        reading(
            Relation("denies", "c2", "c1", "polarity", confidence=0.9),
            Relation("repeats", "c1", "c3"),
            Relation("conflicts", "c2", "c3", "polarity", confidence=0.5),
        )
    )
    assert [c.id for c in one.held] == ["c1", "c3"]
    assert [c.id for c in one.against] == ["c2"]


def test_without_a_dispute_nothing_is_shown() -> None:
    assert list(show_disputes(reading(Relation("repeats", "c1", "c3")), 80, str)) == []


def test_the_sides_face_each_other() -> None:
    lines = [str(line) for line in show_disputes(reading(Relation("denies", "c2", "c1", "polarity")), 61, str)]
    assert "c1 Ada Brandt" + " " * 16 + " │ c2 the Guild" in lines
    assert "Dike held."[:9] + " " * 20 + " │ Dike broke" in lines
    assert lines[-1] == "denies on polarity, 100% sure"
