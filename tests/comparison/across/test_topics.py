"""What an article is about, as a vector of its telling words."""

import math

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.comparison.across.topics import alike, telling, topic


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    assert telling("zwieback") > telling("presid") > 0


@given(st.text(), st.text())
def test_likeness_lies_between_nothing_and_one(one: str, other: str) -> None:
    a, b = topic(one), topic(other)
    assert 0 <= alike(a, b) <= 1 + 1e-3
    assert math.isclose(alike(a, b), alike(b, a), abs_tol=1e-9)
    assert not a or math.isclose(alike(a, a), 1, abs_tol=1e-3)
