import pytest

from counterclaim.extraction.actors.elsewhere import elsewhere
from counterclaim.extraction.actors.known import Names
from counterclaim.extraction.actors.resolution import actors
from counterclaim.knowledge.world import world
from tests.extraction.conftest import Made


def test_a_name_is_no_country_where_the_map_has_another_place(marked: Made) -> None:
    read = marked("They met in Atlanta, Georgia.", [("Atlanta", "place", True), ("Georgia", "place", True)])
    where = {(12, 19): "USA", (21, 28): "USA"}
    found = {e.name: e.country for e in actors(read, [], where=where).entities}
    assert found == {"Atlanta": "USA", "Georgia": "USA"}
    assert {e.name: e.country for e in actors(read, []).entities}["Georgia"] == "GEO"


def test_what_acts_as_a_government_stays_one(marked: Made) -> None:
    read = marked("Georgia denied it.", [("Georgia", "place", True)], [("denied", [("ARG0", "Georgia")])])
    (georgia,) = actors(read, [], where={(0, 7): "USA"}).entities
    assert (georgia.type, georgia.country) == ("government", "GEO")


def test_other_names_of_the_article_may_speak_for_the_country(marked: Made) -> None:
    read = marked("They left Tbilisi, in Georgia.", [("Tbilisi", "place", True), ("Georgia", "place", True)])
    assert elsewhere(read, Names(read, world(), None), {(10, 17): "GEO", (22, 29): "USA"}) == set()


def test_the_same_name_elsewhere_in_the_article_follows(marked: Made) -> None:
    read = marked("They met near Georgia. Georgia's governor spoke.", [("Georgia", "place", True)])
    names = Names(read, world(), None)
    assert elsewhere(read, names, {(14, 21): "USA"}) == {hit.run for hit in names.hits}


def test_the_place_behind_the_comma_tells_even_what_acts(marked: Made) -> None:
    read = marked("They told the mayor of Paris, Texas.", [("Paris", "place", True), ("Texas", "place", True)])
    names = Names(read, world(), None)
    assert elsewhere(read, names, {(23, 28): "USA", (30, 35): "USA"}) == {(5, 6)}


@pytest.mark.parametrize("who", ["Irakli Kobakhidze", "Kobakhidze"])
def test_people_named_in_full_speak_for_their_country(marked: Made, who: str) -> None:
    read = marked("Irakli Kobakhidze left Georgia.", [(who, "person", True), ("Georgia", "place", True)])
    assert elsewhere(read, Names(read, world(), None), {(23, 30): "USA"}) == set()
