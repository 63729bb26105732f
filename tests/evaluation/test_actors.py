import pytest

from evaluation.actors import counts, names_a_state, percent, senses
from evaluation.types import Document


def test_a_mention_is_right_wrong_or_unjudged() -> None:
    text = "Ada left Velmar for Oslo with Bo"
    gold = Document("a", text, {(0, 3): {"person"}, (9, 15): {"location"}, (20, 24): {"location"}})
    said = [((0, 3), "person"), ((9, 15), "organisation"), ((30, 32), "person")]
    counted = counts(gold, said)
    assert [counted["all", what] for what in ("gold", "found", "right", "wrong", "unjudged")] == [3, 1, 1, 1, 1]
    shown = percent(counted)
    assert shown["re3d actors recall, %"] == pytest.approx(33.3)
    assert shown["re3d actors precision of what can be judged, %"] == 50.0
    assert shown["re3d actors relaxed F1, %"] == 40.0
    assert shown["re3d actors strict F1, %"] == pytest.approx(33.3)


def test_an_overlap_is_enough_but_not_exact() -> None:
    gold = Document("a", "the old mayor", {(0, 13): {"person"}})
    near, equal = (counts(gold, [(span, "person")]) for span in ((8, 13), (4, 13)))
    assert (near["all", "found"], near["all", "exact"]) == (1, 0)
    assert equal["all", "exact"] == 1


def test_what_has_no_class_here_is_only_something_to_be_wrong_about() -> None:
    counted = counts(Document("a", "in May", {(3, 6): {""}}), [((3, 6), "person")])
    assert (counted["all", "gold"], counted["all", "wrong"]) == (0, 1)


def test_the_sense_of_a_countrys_name_counts_by_itself() -> None:
    gold = Document("a", "France and Oslo", {(0, 6): {"organisation"}, (11, 15): {"location"}})
    counted = counts(gold, [((0, 6), "location"), ((11, 15), "location")])
    assert senses(counted) == {"re3d actors senses right, %": 50.0}
    assert names_a_state("Oslo")
    assert not names_a_state("Velmar")


def test_nothing_is_nothing() -> None:
    assert set(percent(counts(Document("a", "", {}), [])).values()) == {0.0}
