import pytest

from counterclaim.extraction.actors.known import Names
from counterclaim.extraction.actors.titles import described
from counterclaim.knowledge.world import world
from tests.extraction.conftest import Made


def meant(marked: Made, text: str, on: str = "2024-12-19", country: str | None = None) -> tuple[str, ...]:
    read = marked(text)
    found = described(Names(read, world(), on), (0, len(read.encoding)), country)
    return found.identity if found else ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Russian president", "Vladimir Putin"),
        ("Russia's president", "Vladimir Putin"),
        ("the president of Russia", "Vladimir Putin"),
        ("the former Syrian president", "Bashar al-Assad"),
        ("Syria's ousted president", "Bashar al-Assad"),
        ("the British prime minister", "Keir Starmer"),
        ("the EU foreign policy chief", "Kaja Kallas"),
        ("NATO's secretary-general", "Mark Rutte"),
        ("Iran's supreme leader", "Ali Khamenei"),
    ],
)
def test_an_office_with_its_country_is_whoever_holds_it_on_the_day(marked: Made, text: str, name: str) -> None:
    assert meant(marked, text) == ("person", name)


def test_the_same_words_meant_another_on_another_day(marked: Made) -> None:
    assert meant(marked, "the British prime minister", "2016-07-01") == ("person", "David Cameron")


@pytest.mark.parametrize(
    "text", ["a former Syrian president's aide", "the Russian president's son", "a Syrian president"]
)
def test_what_only_has_to_do_with_an_office_is_nobody_known(marked: Made, text: str) -> None:
    assert meant(marked, text)[:1] != ("person",)


@pytest.mark.parametrize("text", ["the Syrian authorities", "Syria's new rulers", "the government of Syria"])
def test_those_who_govern_are_the_government(marked: Made, text: str) -> None:
    assert meant(marked, text) == ("government", "SYR")


def test_the_country_is_the_one_that_was_named(marked: Made) -> None:
    assert meant(marked, "the country's new rulers", country="SYR") == ("government", "SYR")


def test_a_body_of_a_country_is_known_by_its_own_name(marked: Made) -> None:
    assert meant(marked, "Iran's Revolutionary Guards") == ("body", "Islamic Revolutionary Guard Corps")


def test_a_ministry_is_called_by_its_country(marked: Made) -> None:
    one, other = meant(marked, "the Russian foreign ministry"), meant(marked, "Russia's foreign ministry")
    assert one == other == ("words", "RUS", "foreign ministry")


def test_a_member_has_the_country_of_the_body_and_a_role(marked: Made) -> None:
    read = marked("a senior IRGC commander")
    found = described(Names(read, world(), None), (0, len(read.encoding)))
    assert found is not None
    assert (found.identity, found.country, found.role) == ((), "IRN", "a senior IRGC commander")


def test_who_is_only_backed_by_a_country_is_not_of_it(marked: Made) -> None:
    assert described(Names(marked("the Russia-backed rebels"), world(), None), (0, 5)) is None


@pytest.mark.parametrize(
    ("title", "name", "whose"),
    [
        ("The former Pakistani prime minister", "Imran Khan", ("person", "Imran Khan")),
        ("The Russian president", "Vladimir Putin", ("person", "Vladimir Putin")),
        ("The former Pakistani prime minister", "Ada Roon", ("named", "ada roon")),
        ("The former Pakistani prime minister", "Roon", ()),
        ("The Russian president", "Monday", ("person", "Vladimir Putin")),
        ("The former Pakistani prime minister", ", Imran Khan,", ("person", "Imran Khan")),
        ("The Russian president", ", Ada Roon told us,", ("person", "Vladimir Putin")),
    ],
)
def test_a_title_right_before_a_name_is_whose_name_it_is(
    marked: Made, title: str, name: str, whose: tuple[str, ...]
) -> None:
    names = Names(marked(f"{title} {name} was jailed."), world(), "2024-12-19")
    found = described(names, (1, len(title.split())))
    assert found is not None
    assert found.identity == whose
