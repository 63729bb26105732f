"""Cues that are about a claim as denials are, and deny nothing."""

import pytest

from counterclaim.comparison.upholding import upholds
from tests.comparison.conftest import Said


@pytest.mark.parametrize(
    "cue",
    [
        "stands by",
        "stood by",
        "reaffirmed",
        "would neither confirm nor deny",
        "did not dispute",
        "declined to contradict",
        "did not immediately say",
        "would not confirm",
    ],
)
def test_who_holds_on_or_does_not_deny_upholds(said: Said, cue: str) -> None:
    assert upholds(said("e1", cue, "the report"))


@pytest.mark.parametrize(
    "cue", ["denied", "stands", "said by", "does not accept", "did not deceive", "rejected , not for the first time ,"]
)
def test_others_do_not(said: Said, cue: str) -> None:
    assert not upholds(said("e1", cue, "the report"))


def test_what_could_not_be_verified_is_not_denied(said: Said) -> None:
    assert upholds(said("e1", "said", "it could not verify either account"))
    assert not upholds(said("e1", "said", "it could not have happened as the report confirms"))


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("“ we can ' n't speak about that man", True),
        ("we are not going to comment on papers", True),
        ("“ ask me when the tide is out , ”", True),
        ("we did not discuss that", False),
        ("he would not have gone there", False),
        ("he never spoke to her", False),
    ],
)
def test_who_will_not_tell_denies_nothing(said: Said, content: str, wanted: bool) -> None:
    assert upholds(said("e1", "said", content)) is wanted


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("that his statement was “ mostly true ”", True),
        ("that his statement was not true", False),
        ("that his statement was true and hers a lie", False),
        ("the true count was kept", False),
    ],
)
def test_who_calls_a_claim_true_upholds_it(said: Said, content: str, wanted: bool) -> None:
    assert upholds(said("e1", "said", content)) is wanted


@pytest.mark.parametrize(
    ("cue", "content", "wanted"),
    [
        ("rejected", "a request to see the files", True),
        ("has rejected", "the invitation", True),
        ("rejected", "the claim that a request was made", False),
        ("asked for", "a request to be heard", False),
    ],
)
def test_who_turns_down_what_is_asked_denies_nothing(said: Said, cue: str, content: str, wanted: bool) -> None:
    assert upholds(said("e1", cue, content)) is wanted


@pytest.mark.parametrize(
    ("cue", "content", "wanted"),
    [
        ("has yet to comment on", "the claims", True),
        ("has yet to deny", "the claims", False),
        ("said", "there is no doubt that they stick", True),
        ("said", "it is not just a village that sank", True),
        ("said", "it is not just and there is no doubt", True),
        ("said", "there is no doubt that it never sank", False),
        ("said", "there is no doubt that it is a lie", False),
        ("said", "it is no boat", False),
    ],
)
def test_who_stresses_or_is_silent_so_far_denies_nothing(said: Said, cue: str, content: str, wanted: bool) -> None:
    assert upholds(said("e1", cue, content)) is wanted
