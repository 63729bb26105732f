"""Who speaks, in which order, with which claims beneath which."""

from dataclasses import replace

import pytest

from counterclaim.exchange import voices
from counterclaim.records import Claim, Document, Entity, Reading


def shape(reading: Reading) -> list[tuple[str, list[str]]]:
    return [
        (group.voice.name, [line.claim.id for outer in group.lines for line in outer.lines()])
        for group in voices.groups(reading)
    ]


def test_speakers_stand_in_the_order_of_their_first_claim(courier: Reading) -> None:
    assert shape(courier) == [
        ("Ilvar Tennemoor", ["c1", "c2", "c3", "c7", "c8", "c9"]),
        ("Senna Okhuld", ["c4", "c5", "c6"]),
        ("The Tollen Courier", ["c16"]),
        ("Pell Adarro", ["c10", "c11"]),
        ("Jorun Veddel", ["c12", "c13"]),
        ("unnamed source", ["c14"]),
        ("Karvea's navy", ["c15"]),
    ]


def test_each_kind_of_voice_is_told_from_the_others(courier: Reading) -> None:
    lines = [line for group in voices.groups(courier) for outer in group.lines for line in outer.lines()]
    kinds = {line.claim.id: line.voice.kind for line in lines}
    assert (kinds["c1"], kinds["c8"], kinds["c14"], kinds["c16"]) == ("entity", "words", "unnamed", "own")


def test_two_unresolved_sources_with_the_same_words_are_one_voice() -> None:
    reading = Reading(
        Document("d", "The mayor said A. the  mayor said B."),
        (),
        (
            Claim("c1", ((15, 16),), ((10, 14),), ((0, 9),)),
            Claim("c2", ((34, 35),), ((29, 33),), ((18, 28),)),
        ),
    )
    assert shape(reading) == [("The mayor", ["c1", "c2"])]


def test_no_claim_is_lost_when_they_lie_within_each_other_in_a_circle_or_within_nothing() -> None:
    claims = [Claim(f"c{number}", ((number, number + 1),)) for number in range(4)]
    for number, within in enumerate(["c1", "c0", "c99", "c3"]):
        claims[number] = replace(claims[number], within=within)
    reading = Reading(Document("d", "abcdef"), claims=tuple(claims))
    found = [id for _, ids in shape(reading) for id in ids]
    assert sorted(found) == ["c0", "c1", "c2", "c3"]


def test_the_summary_counts_speakers_without_the_nameless(courier: Reading) -> None:
    assert voices.summary(courier) == "16 claims · 6 speakers · 4 denials"
    one = Reading(Document("d", "x"), (Entity("e1", "person", "X"),), (Claim("c1", ((0, 1),), speaker="e1"),))
    assert voices.summary(one) == "1 claim · 1 speaker · 0 denials"


@pytest.mark.parametrize("limit", [20, 50, 280])
def test_what_is_long_keeps_its_beginning_and_its_end(limit: int) -> None:
    text = "It was said " + "very " * 100 + "but\n\n not meant."
    short = voices.shortened(text, limit)
    assert len(short) <= limit + 3
    assert short.startswith("It was")
    assert short.endswith("meant.")
    assert voices.shortened("x" * 1000, limit).count("…") == 1
