"""Claims as comparison needs them."""

import pytest

from counterclaim.comparison.statements import _contracted


@pytest.mark.parametrize(
    ("tokens", "wanted"),
    [
        ("it didn ’ t sink", "it didn ’ n't sink"),
        ("it can ' t sink", "it can ' n't sink"),
        ("the t ' t t", "the t ' t t"),
        ("’ t was night", "’ t was night"),
        ("t", "t"),
        ("", ""),
    ],
)
def test_a_contracted_not_is_a_negation(tokens: str, wanted: str) -> None:
    assert _contracted(tokens.split()) == wanted.split()
