"""What tells of an article."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.comparison.stories import Profile, key, profiled, terms
from counterclaim.records import Document


def test_names_count_more_than_words_and_leading_words_more_than_later_ones() -> None:
    found = terms(
        Document("a", "The ferry to Orlec sank. It rained. It rained. It rained. A goat was seen.", title="Ferry")
    )
    assert found["orlec"] > found["sank"] > found["goat"]
    assert found["ferry"] > found["orlec"]


def test_rare_terms_weigh_most_and_what_the_ledger_is_full_of_weighs_less() -> None:
    words = {"orlec": 1.0, "government": 1.0}
    fresh = profiled(words, 0, {})
    assert fresh.keys[0] == key("orlec")
    later = profiled(words, 1000, {key("orlec"): 900})
    weight = dict(zip(later.keys.tolist(), later.weights.tolist(), strict=True))
    assert weight[key("orlec")] < dict(zip(fresh.keys.tolist(), fresh.weights.tolist(), strict=True))[key("orlec")]


@given(st.text())
def test_any_text_has_a_profile_of_length_one_that_survives_packing(text: str) -> None:
    profile = profiled(terms(Document("a", text)), 0, {})
    again = Profile.unpacked(profile.packed())
    assert (again.keys == profile.keys).all()
    assert (again.weights == profile.weights).all()
    length = float(np.linalg.norm(profile.weights))
    assert length == 0 or abs(length - 1) < 1e-5
