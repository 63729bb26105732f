"""Ties become propositions, and each its sides."""

from itertools import pairwise

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
    ties.append(Tie("conflicts", ("a", "c1"), ("d", "c1"), "polarity", 0.8))
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


def test_articles_of_different_stories_dispute_only_what_is_nearly_certain(make: Make) -> None:
    one, other = make("a", "c1", "The dam held"), make("b", "c1", "The dam broke", "Ilse Tove")
    known, unsure = {a.key: a for a in (one, other)}, [Tie("conflicts", one.key, other.key, "polarity", 0.5)]
    assert disputes(known, unsure, Setting(stories={"a": "s1", "b": "s1"}))
    assert disputes(known, unsure, Setting(stories={"a": "s1", "b": "s2"})) == []
    assert disputes(known, unsure) == []
    assert disputes(known, [Tie("conflicts", one.key, other.key, "polarity", 0.9)])


def test_a_chain_of_likenesses_is_not_one_proposition(make: Make) -> None:
    keys = [(article, "c1") for article in "abcd"]
    found = [make(key[0], key[1], f"The dam of {key[0]} held", f"Speaker {key[0]}") for key in keys]
    denial = make("e", "c1", "It did not hold", "Ilse Tove", stance="denies", cue="denied")
    ties = [Tie("corroborates", a, b, None, 0.9) for a, b in pairwise(keys)]
    ties.append(Tie("denies", denial.key, keys[0], "polarity", 0.9))
    (one,) = disputes({a.key: a for a in [*found, denial]}, ties)
    # c agrees with one of two, half of them; d with one of three.
    assert [side.speaker for side in one.sides] == ["Speaker a", "Speaker b", "Speaker c", "Ilse Tove"]


def test_what_bids_is_not_disputed(make: Make) -> None:
    one = make("a", "c1", "The dam held")
    asked = make("b", "c1", "Mend the dam", "Ilse Tove", stance="demands", cue="demanded")
    ties = [Tie("conflicts", one.key, asked.key, "polarity", 0.9)]
    assert disputes({a.key: a for a in (one, asked)}, ties) == []


def test_a_denial_of_several_propositions_is_headed_by_the_one_that_it_surely_is_against(make: Make) -> None:
    near, far = make("a", "c1", "The dam held"), make("b", "c1", "The council of Orlec met about the dam", "Ole Rask")
    denial = make("c", "c1", "It did not hold", "Ilse Tove", stance="denies", cue="denied")
    ties = [Tie("denies", denial.key, far.key, "polarity", 0.8), Tie("denies", denial.key, near.key, "polarity", 0.9)]
    (one,) = disputes({a.key: a for a in (near, far, denial)}, ties)
    assert one.proposition == "The dam held"


def test_who_denies_is_told_by_the_tie_also_where_both_are_worded_as_denials(make: Make) -> None:
    one = make("a", "c1", "that the dam had not held", stance="denies", cue="denied")
    other = make("a", "c2", "This is bogus", "Ilse Tove", stance="denies")
    (found,) = disputes({a.key: a for a in (one, other)}, [Tie("denies", other.key, one.key, "polarity", 0.8)])
    assert [(side.stance, side.speaker) for side in found.sides] == [("asserts", "Ada Brandt"), ("denies", "Ilse Tove")]


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
