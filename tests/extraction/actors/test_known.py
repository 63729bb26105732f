import pytest

from counterclaim.extraction.actors.known import Names
from counterclaim.knowledge.world import world
from tests.extraction.conftest import Made


def found(marked: Made, text: str) -> list[str]:
    names = Names(marked(text), world(), "2024-12-19")
    return [names.words(hit.run) for hit in names.hits]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The U.S. and the UN left.", ["U.S.", "UN"]),
        ("The World Health Organization (WHO) left Syria.", ["World Health Organization", "WHO", "Syria"]),
        ("Khatam-al Anbiya Central Headquarters", ["Khatam-al Anbiya Central Headquarters"]),
        ("They told us who it is.", []),
        ("THE FERRY IS LATE", []),
        ("Talks with IS failed.", ["IS"]),
        ("Iran's coast", ["Iran"]),
        ("He was in Iraq.", ["Iraq"]),
        ("Georgia Brandt and Ada Jordan met.", []),
        ("Then Ada German said so. German ships came.", ["German"]),
        ("Senior Iranian officers came.", ["Iranian"]),
    ],
)  # fmt: skip
def test_known_names_are_found_and_others_are_not(marked: Made, text: str, names: list[str]) -> None:
    assert found(marked, text) == names


def test_a_common_name_needs_its_country(marked: Made) -> None:
    assert found(marked, "The Senate met. France was calm.") == ["France"]
    assert found(marked, "The Senate met. American voters were calm.") == ["Senate", "American"]


def test_countries_are_counted_by_all_their_names(marked: Made) -> None:
    names = Names(marked("Moscow spoke. Russian ships left. Russia denied it."), world(), None)
    assert names.live == {"RUS": 3}


def test_articles_and_endings_are_left_off_but_not_the_dot_of_the_us(marked: Made) -> None:
    names = Names(marked("the U.S. and the army's"), world(), None)
    assert names.words(names.bare((0, 5))) == "U.S."
    assert names.words(names.bare((6, 10))) == "army"
