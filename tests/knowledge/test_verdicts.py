"""The words with which an outlet judges."""

import pytest

from counterclaim.knowledge.verdicts import kinds, pattern, verdicts


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("unshown", "He said, without citing any evidence, that", "without citing any evidence"),
        ("unshown", "She offered no proof.", "offered no proof"),
        ("unshown", "without a doubt", None),
        ("contrary", "despite ample evidence to the contrary", "despite ample evidence to the contrary"),
        ("contrary", "despite the rain", None),
        ("verdicts", "That’s a hoax.", "That’s a hoax"),
        ("verdicts", "The claim has long been debunked.", "The claim has long been debunked"),
        ("verdicts", "Our finding: false.", "Our finding: false"),
        ("verdicts", "That was a surprise.", None),
        ("rebutting", "The board did nothing of the sort.", "did nothing of the sort"),
        ("correcting", "It is, in\nactual fact, so", "in\nactual fact"),
        ("correcting", "certain facts", None),
    ],
)
def test_phrases(name: str, text: str, found: str | None) -> None:
    match = getattr(verdicts(), name).search(text)
    assert (match and match.group().rstrip()) == found


def test_a_pattern_takes_whole_words_and_any_blanks() -> None:
    made = pattern(["not (at all|) so"])
    assert made.search("Not  at all\nso")
    assert made.search("not so")
    assert not made.search("knot so")
    assert not made.search("not some")


def test_nouns_of_one_kind() -> None:
    assert kinds("ferry") & kinds("ships")
    assert not kinds("ferry") & kinds("soldier")
    assert kinds("nothing") == frozenset()
