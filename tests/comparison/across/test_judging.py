"""How claims of two articles stand to one another."""

import numpy as np
import pytest

from counterclaim.comparison.across import Account, judged, judging, terms
from counterclaim.comparison.judging import CLASSES
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


@pytest.mark.parametrize(
    ("cells", "share", "said"),
    [
        ({}, 0.38, False),
        ({}, 0.42, True),
        ({"stance": "denies"}, 0.38, True),
        ({"numbers": (600,)}, 0.38, True),
    ],
)
def test_likeness_alone_must_be_surer(
    make: Make, monkeypatch: pytest.MonkeyPatch, cells: dict[str, object], share: float, said: bool
) -> None:
    class Same:
        def probabilities(self, x: np.ndarray) -> np.ndarray:
            row = [share if name == "first denies" else 0.0 for name in CLASSES]
            return np.array([[1 - share, *row[1:]]] * len(x))

    monkeypatch.setattr(judging, "_trees", Same)
    monkeypatch.setattr(Account, "states", True)
    pair = make("a", "c1", SAID, numbers=(1200,)), make("b", "c1", SAID, "Ilse Tove", **{"numbers": (1200,), **cells})
    assert [tie.type for tie in judged([pair])] == (["denies"] if said else [])
