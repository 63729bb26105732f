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
