"""Invented disputes in a terminal."""

import pytest

from counterclaim.exchange.facing import show_disputes
from counterclaim.records import Claim, Concession, Relation
from tests.exchange.test_disputes import at, reading


def lines(width: int, *relations: Relation, claims: tuple[Claim, ...] = ()) -> list[str]:
    return [str(line) for line in show_disputes(reading(*relations, claims=claims), width, str)]


def test_without_a_dispute_nothing_is_shown() -> None:
    assert lines(80, Relation("repeats", "c1", "c3")) == []


def test_the_sides_face_each_other_where_there_is_room() -> None:
    shown = lines(83, Relation("denies", "c2", "c1", "polarity"))
    assert "Ada Brandt" + " " * 30 + " │ the Guild" in shown
    assert "says c1 Dike held." + " " * 22 + " │ denies c2 Dike broke." in shown
    assert shown[-1] == "They stand against each other on whether it is so; 100% sure."


def test_in_a_narrow_terminal_they_stand_below_each_other() -> None:
    shown = lines(60, Relation("denies", "c2", "c1", "polarity"))
    assert shown[2:7] == ["Ada Brandt", "says c1 Dike held.", "against", "the Guild", "denies c2 Dike broke."]


def test_a_name_stands_once_and_each_reason_once() -> None:
    granted = Concession("c2", ("actor",), (at("Dike", 11),))
    shown = lines(
        80,
        Relation("denies", "c2", "c1", "polarity", why="the Guild rejects it"),
        Relation("conflicts", "c2", "c3", "other", why="the Guild grants who did it", concedes=granted),
        Relation("repeats", "c1", "c3"),
    )
    assert sum(line.startswith("Ada Brandt") for line in shown) == 1
    assert "· the Guild grants who did it" in shown
    assert not any("rejects" in line for line in shown)


@pytest.mark.parametrize("width", [60, 100])
def test_what_nobody_holds_is_said(width: int) -> None:
    denial = Claim("c5", (at("It rained."),), (at("saw"),), speaker="e2", stance="denies", basis={"holder": "nobody"})
    told = " ".join(lines(width, claims=(denial,)))
    assert "It rained. — held by nobody named here; denied by the Guild (c5)" in told


def test_what_the_outlet_doubts_faces_its_doubt() -> None:
    doubt = Claim("c5", (at("It rained."),), speaker="e4", stance="doubts", refers="c3", basis={"stance": "“no proof”"})
    told = "\n".join(lines(90, claims=(doubt,)))
    assert "doubts c5 It rained." in told
    assert "Doubted: “no proof”" in told


def test_no_line_is_wider_than_the_terminal() -> None:
    for width in (60, 71, 72, 120):
        assert all(len(line) <= width for line in lines(width, Relation("denies", "c2", "c1", "polarity")))
