"""How claims of two articles stand to one another."""

from counterclaim.comparison.across import judged, terms
from tests.comparison.across.conftest import Make

SAID = "Twelve hundred tonnes of flour were seized at the quay of Varnholm on Tuesday"


def test_the_same_words_of_the_same_speaker_are_a_repetition(make: Make) -> None:
    (tie,) = judged([(make("a", "c1", SAID), make("b", "c4", f"{SAID}."))])
    assert (tie.type, tie.a, tie.b, tie.slot) == ("repeats", ("a", "c1"), ("b", "c4"), None)
    assert 0.4 < tie.confidence <= 1
    assert tie.why == "Ada Brandt is reported with the same again"


def test_claims_that_share_nothing_are_not_judged(make: Make) -> None:
    assert judged([(make("a", "c1", SAID), make("b", "c1", "It rained.", "Ilse Tove"))]) == []
    assert judged([]) == []


def test_a_claim_is_looked_for_by_few_terms(make: Make) -> None:
    found = terms(make("a", "c1", SAID))
    assert len(found) == 8
    assert {"varnho", "flour"} <= found.keys()


def test_things_alone_do_not_conflict(make: Make) -> None:
    """What has no event says nothing that can be otherwise, however much two claims share."""
    one, other = make("a", "c1", SAID, numbers=(1200,)), make("b", "c1", SAID.replace("Twelve", "Six"), "Ilse Tove")
    assert all(tie.type not in ("denies", "conflicts") for tie in judged([(one, other)]))
