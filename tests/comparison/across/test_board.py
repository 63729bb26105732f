"""Ties become propositions, and each its sides."""

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.comparison.across import Account, Setting, disputes
from counterclaim.records import Claim, Tie
from tests.comparison.across.conftest import Make


def test_a_denial_faces_all_that_state_what_it_denies(make: Make) -> None:
    found = [
        make("a", "c1", "The dam at Orlec held", published="2025-01-02"),
        make("b", "c1", "The dam at Orlec held", published="2025-01-03", outlet="Harbour Gazette"),
        make("b", "c2", "that it held", "Ilse Tove", stance="denies", cue="denied"),
    ]
    ties = [Tie("repeats", ("a", "c1"), ("b", "c1")), Tie("denies", ("b", "c2"), ("a", "c1"), "polarity", 0.8)]
    (one,) = disputes({a.key: a for a in found}, ties)
    assert (one.proposition, one.slot, one.confidence) == ("The dam at Orlec held", "polarity", 0.8)
    assert (one.first, one.last) == ("2025-01-02", "2025-01-03")
    assert [(s.stance, s.speaker, len(s.claims), s.origins) for s in one.sides] == [
        ("asserts", "Ada Brandt", 2, 1),
        ("denies", "Ilse Tove", 1, 1),
    ]


def test_copies_of_an_unnamed_source_are_one_origin(make: Make) -> None:
    found = [make(article, "c1", "The dam held", "") for article in "abc"] + [make("d", "c1", "It broke", "Ilse Tove")]
    ties = [Tie("repeats", ("a", "c1"), (other, "c1")) for other in "bc"]
    ties.append(Tie("conflicts", ("a", "c1"), ("d", "c1"), "polarity", 0.7))
    (one,) = disputes({a.key: a for a in found}, ties, Setting(copies={"a": "a", "b": "a"}, stories={"a": "s1"}))
    sides = [(side.stance, side.speaker, side.origins) for side in one.sides]
    assert sides == [("asserts", "", 1), ("asserts", "", 1), ("asserts", "", 1), ("asserts otherwise", "Ilse Tove", 1)]
    assert one.story == "s1"


def test_numbers_that_differ_are_the_values_of_the_sides(make: Make) -> None:
    one = make("a", "c1", "4,000 tonnes were seized", numbers=(4000,))
    other = make("b", "c1", "2,500 tonnes were seized", "Ilse Tove", numbers=(2500,))
    (found,) = disputes({a.key: a for a in (one, other)}, [Tie("conflicts", one.key, other.key, "number", 0.9)])
    assert [side.value for side in found.sides] == ["4,000", "2,500"]


def test_one_voice_is_no_dispute(make: Make) -> None:
    one, other = make("a", "c1", "It held"), make("b", "c1", "It did not hold")
    assert disputes({a.key: a for a in (one, other)}, [Tie("conflicts", one.key, other.key, "polarity")]) == []


_KEYS = st.tuples(st.sampled_from("abcd"), st.sampled_from(["c1", "c2", "c3"]))
_TIES = st.builds(
    Tie, st.sampled_from(["denies", "conflicts", "repeats", "corroborates"]), _KEYS, _KEYS, st.just("polarity"),
    st.floats(0.1, 1),
)  # fmt: skip


@given(st.lists(_TIES, max_size=14))
def test_whatever_ties_there_are_each_side_is_of_claims_that_are_tied(ties: list[Tie]) -> None:
    keys = {key for tie in ties for key in (tie.a, tie.b)}
    known = {
        key: Account(key, Claim(key[1], ((0, 2),), ((3, 4),)), "It held", "/".join(key), frozenset({"/".join(key)}), (),
                     frozenset(), (), ())
        for key in keys
    }  # fmt: skip
    contested = {key for tie in ties if tie.type in ("denies", "conflicts") for key in (tie.a, tie.b)}
    for one in disputes(known, ties):
        assert len(one.sides) > 1
        assert one.ties
        assert {(c.doc, c.claim) for side in one.sides for c in side.claims} & contested
