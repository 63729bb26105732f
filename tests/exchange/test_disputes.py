"""Sides of invented disputes, derived by hand from their relations."""

from dataclasses import replace

from counterclaim.exchange.disputes import Dispute, about, disputes, marked, shown_in_cue, telling
from counterclaim.records import Claim, Concession, Document, Entity, Reading, Relation, Span, Stance, spans

TEXT = "Dike held. Dike broke. It held, all saw. It rained."
SPEAKERS = ("Ada Brandt", "the Guild", "Ada Brandt", "the weather office")


def at(part: str, start: int = 0) -> Span:
    found = TEXT.index(part, start)
    return found, found + len(part)


def claim(number: int, part: str, stance: Stance = "asserts") -> Claim:
    return Claim(f"c{number}", (at(part),), speaker=f"e{min(number, 4) if number != 3 else 1}", stance=stance)


def reading(*relations: Relation, claims: tuple[Claim, ...] = ()) -> Reading:
    return Reading(
        Document("a", TEXT),
        entities=tuple(Entity(f"e{n}", "person", name) for n, name in enumerate(SPEAKERS, 1)),
        claims=(
            claim(1, "Dike held."),
            claim(2, "Dike broke.", "denies"),
            claim(3, "It held, all saw."),
            claim(4, "It rained."),
            *claims,
        ),
        relations=relations,
    )


def ids(claims: list[Claim]) -> list[str]:
    return [one.id for one in claims]


def test_claims_that_state_the_same_stand_on_one_side() -> None:
    [one] = disputes(
        reading(
            Relation("denies", "c2", "c1", "polarity", confidence=0.9),
            Relation("repeats", "c1", "c3"),
            Relation("conflicts", "c2", "c3", "polarity", confidence=0.5),
        )
    )
    assert ids(one.held) == ["c1", "c3"]
    assert ids(one.against) == ["c2"]


def test_the_surest_dispute_comes_first_and_what_nobody_holds_last() -> None:
    unheld = Claim("c5", (at("It rained."),), (at("saw"),), stance="denies", basis={"holder": "nobody"})
    doubt = Claim("c6", (at("It held"),), stance="doubts", refers="c4", basis={})
    found = disputes(
        reading(
            Relation("conflicts", "c1", "c4", "time", confidence=0.95),
            Relation("denies", "c2", "c3", "polarity", confidence=0.7),
            claims=(unheld, doubt),
        )
    )
    assert [(ids(one.held), ids(one.against)) for one in found] == [
        (["c1"], ["c4"]),
        (["c3"], ["c2"]),
        (["c4"], ["c6"]),
        ([], ["c5"]),
    ]


def test_relations_whose_claims_are_not_shown_are_passed_over() -> None:
    assert disputes(reading(Relation("denies", "c9", "c1", "polarity"), Relation("repeats", "c1", "c9"))) == []


def test_words_are_marked_by_what_they_do() -> None:
    number = Relation("conflicts", "c1", "c2", "other", spans([at("held"), at("broke")]))
    granted = Concession("c2", ("object",), (at("Dike", 11),))
    denial = Relation("denies", "c2", "c1", "polarity", (at("broke"),))
    read = reading(number, Relation("denies", "c2", "c1", "polarity"))

    def parts(one: Dispute, claim: Claim) -> list[tuple[str, str | None]]:
        return [(TEXT[slice(*span)], mark) for span, mark in marked(read, one, claim)]

    first, second = read.claims[:2]
    both = Dispute([first], [second], [replace(number, concedes=granted)])
    assert parts(both, first) == [("Dike ", None), ("held", "differs"), (".", None)]
    assert parts(both, second) == [("Dike", "granted"), (" ", None), ("broke", "differs"), (".", None)]
    assert parts(Dispute([first], [second], [denial]), second)[1] == ("broke", "shows")
    assert not shown_in_cue(both, second)


def test_what_it_is_about_and_what_tells_more_stand_once() -> None:
    relations = [
        Relation("denies", "c2", "c1", "polarity", why="rejects"),
        Relation("conflicts", "c2", "c3", "number", why="differ"),
        Relation("conflicts", "c2", "c1", "number", why="differ"),
    ]
    one = Dispute(relations=relations)
    assert about(one) == ["whether it is so", "how many"]
    assert [r.why for r in telling(one)] == ["differ"]
