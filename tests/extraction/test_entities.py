from collections import Counter

import pytest

from counterclaim.extraction.entities import entity
from counterclaim.extraction.mentions import mentions
from counterclaim.extraction.naming import Naming
from counterclaim.extraction.speakers import Chain
from counterclaim.extraction.types import NewsType
from counterclaim.records import Entity, EntityType
from tests.extraction.conftest import Made

NAME = "Ostmark Guard"


def built(annotated: Made, kind: str, votes: dict[NewsType, int]) -> Entity:
    """An entity that is named once for each vote."""
    count = Counter(votes).total()
    text = f"Then {NAME} left. " * count
    annotation = annotated(text, names=[(NAME, kind)] * count)
    every = mentions(annotation)
    chain = Chain(Naming([NAME], kind), list(range(count)), kind)
    types = dict(zip([m.run for m in every], Counter(votes).elements(), strict=True))
    made = entity(annotation, every, chain, 1, types=types)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("kind", "votes", "expected"),
    [
        ("organization", {"organization": 2, "government": 1}, "organization"),
        ("organization", {"government": 2, "organization": 1}, "government"),
        ("organization", {"weapon": 2, "group": 1}, "group"),  # what fits no body has no say
        ("organization", {"weapon": 2}, "organization"),
        ("place", {"place": 2, "facility": 1}, "place"),
        ("place", {"facility": 2, "place": 1}, "facility"),
        ("person", {"group": 2}, "person"),
    ],
)
def test_most_mentions_tell_what_a_name_is(
    annotated: Made, kind: str, votes: dict[NewsType, int], expected: EntityType
) -> None:
    assert built(annotated, kind, votes).type == expected


def test_each_mention_is_there_once_in_the_order_of_the_text(annotated: Made) -> None:
    annotation = annotated(f"{NAME} left. It said so. {NAME} came.", names=[(NAME, "organization")] * 2)
    every = mentions(annotation)
    chain = Chain(Naming([NAME], "organization"), [1, 0], "organization")
    further = [annotation.run((annotation.text.index("It"), annotation.text.index(" said"))), every[0].run]
    made = entity(annotation, every, chain, 7, further)
    assert made is not None
    assert made.id == "e7"
    assert [annotation.text[a:b] for ((a, b),) in made.mentions] == [NAME, "It", NAME]


def test_a_mention_has_one_vote_however_often_it_is_a_source(annotated: Made) -> None:
    annotation = annotated(f"{NAME} left. Then {NAME} came. Then {NAME} went.", names=[(NAME, "organization")] * 3)
    every = mentions(annotation)
    chain = Chain(Naming([NAME], "organization"), [0, 1, 2, 2, 2], "organization")
    kinds: list[NewsType] = ["organization", "organization", "government"]
    made = entity(annotation, every, chain, 1, types={m.run: kind for m, kind in zip(every, kinds, strict=True)})
    assert made is not None
    assert made.type == "organization"
