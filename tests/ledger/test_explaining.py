"""A relation is told with all that leads to it."""

from dataclasses import replace

import pytest

from counterclaim.errors import OptionError
from counterclaim.ledger import Ledger
from counterclaim.ledger.explaining import explained, relation_lines
from counterclaim.ledger.tie_reviewing import review_tie
from counterclaim.records import Relation
from tests.ledger.conftest import PRODUCER, article
from tests.ledger.links.test_ties import COPY, FIRST, SEIZED


@pytest.fixture
def two(ledger: Ledger) -> Ledger:
    first = article("a", FIRST, outlet="Harbour Gazette", published="2025-01-02")
    at = FIRST.index("denied")
    denial = Relation("denies", "c2", "c1", "polarity", ((at, at + 6),), "Ilse Tove rejects it", 0.9)
    ledger.store(replace(first, relations=(denial,)), PRODUCER)
    ledger.store(article("b", COPY, outlet="The Orlec Post", published="2025-01-03"), PRODUCER)
    return ledger


def test_a_relation_inside_an_article(two: Ledger) -> None:
    found = explained(two, ("a", "c1"), ("a", "c2"))
    assert (found.type, found.slot, found.a.claim, found.b.claim) == ("denies", "polarity", "c2", "c1")
    assert (found.evidence, found.b.words) == (("denied",), (SEIZED,))
    assert found.a.producer == PRODUCER
    assert [step.kind for step in found.a.came_by] == ["outlet", "speaker"]


def test_a_relation_between_articles_and_what_people_said_of_it(two: Ledger) -> None:
    review_tie(two, ("a", "c1"), ("b", "c1"), "accepted", None, "Ivo", "2025-01-04T00:00:00Z")
    lines = [*relation_lines(explained(two, ("b", "c1"), ("a", "c1")))]
    assert lines == [
        "a#c1 repeats b#c1 · 1.00",
        "  because: Ivo says so",
        "  reviewed: a#c1 repeats b#c1 · accepted by Ivo, 2025-01-04",
        "a#c1 Ada Brandt asserts",
        f"  [16, {16 + len(SEIZED)})  {SEIZED}",
        "  came by Harbour Gazette (outlet) ← Ada Brandt (speaker)",
        "  read by counterclaim 1.0, model model-a, knowledge world-a",
        "b#c1 Ada Brandt asserts",
        f"  [26, {26 + len(SEIZED)})  {SEIZED}",
        "  came by The Orlec Post (outlet) ← Ada Brandt (speaker)",
        "  read by counterclaim 1.0, model model-a, knowledge world-a",
    ]


def test_what_there_is_not_is_said(two: Ledger) -> None:
    review_tie(two, ("a", "c1"), ("b", "c1"), "rejected", None, "Ivo", "2025-01-04T00:00:00Z")
    with pytest.raises(OptionError, match="rejected by Ivo, 2025-01-04"):
        explained(two, ("a", "c1"), ("b", "c1"))
    for other, said in ((("b", "c9"), "no claim c9 in b"), (("z", "c1"), "no article"), (("a", "c9"), "c1 and c9")):
        with pytest.raises(OptionError, match=said):
            explained(two, ("a", "c1"), other)
