"""The word lists that comparison reads."""

from counterclaim.knowledge.disputes import wordlists


def test_verbs_are_known_in_all_their_forms() -> None:
    assert {"deny", "denies", "denied", "denying", "denial"} <= wordlists().denying
    assert "declined" in wordlists().silent


def test_nouns_of_saying_are_known_in_the_plural() -> None:
    assert {"claim", "claims", "story", "stories", "allegations"} <= wordlists().pointers


def test_opposites_go_both_ways() -> None:
    assert "legal" in wordlists().opposites["illegal"]
    assert "illegal" in wordlists().opposites["legal"]


def test_declining_to_comment_is_no_denial() -> None:
    assert not wordlists().silent & wordlists().denying
