import pytest

from counterclaim.extraction.places.candidates import abbreviation, candidates
from counterclaim.knowledge.gazetteer import gazetteer


def named(surface: str, text: str = "") -> set[tuple[str, str | None]]:
    g = gazetteer()
    found = candidates(surface, g, text=text)
    return {(g.entry(row).kind, g.entry(row).country) for row in found.rows}


@pytest.mark.parametrize(
    ("surface", "form"),
    [
        ("Reykjavik", "name"),
        ("Reykjavik's", "name"),
        ("the city of Reykjavik", "kind"),
        ("northern Syria", "where"),
        ("the University of Reykjavik", "part"),
        ("West Virginia", "name"),
    ],
)
def test_forms_are_asked_in_turn(surface: str, form: str) -> None:
    found = candidates(surface, gazetteer())
    assert len(found.rows)
    assert found.form == form


@pytest.mark.parametrize("surface", ["Velmar upon Tollen", "", "?", "the West", "Old Church Hall", "the"])
def test_some_names_stand_for_no_place(surface: str) -> None:
    assert not len(candidates(surface, gazetteer()).rows)


def test_an_airport_is_meant_only_beside_a_word_for_one() -> None:
    assert "facility" not in {kind for kind, _ in named("Reykjavik")}
    assert {kind for kind, _ in named("Reykjavik airport")} == {"facility"}
    assert {kind for kind, _ in named("Hmeimim base")} == {"facility"}


def test_abbreviations_are_written_as_such() -> None:
    assert ("region", "USA") in named("Calif.")
    assert ("region", "USA") in named("CA")
    assert ("region", "USA") not in named("ca")
    assert named("US") == {("country", "USA")}


def test_a_region_around_its_city_is_the_city() -> None:
    assert ("region", "IRN") not in named("Tehran")
    assert ("city", "IRN") in named("Tehran")
    assert named("Tehran province") == {("region", "IRN")} or ("region", "IRN") in named("Tehran province")


def test_a_region_called_like_its_country_is_the_country() -> None:
    assert ("region", "MEX") not in named("Mexico")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Washington rejected the plan.", False),
        ("In Velmar, Washington rejected the plan.", False),
        ("Farmers in Spokane, Washington, waited.", True),
        ("The state of Washington waited.", True),
    ],
)
def test_a_name_shared_with_a_better_known_city_must_be_told_apart(text: str, state: bool) -> None:
    assert (("region", "USA") in named("Washington", text)) is state


def test_abbreviations() -> None:
    assert abbreviation("D.C.")
    assert not abbreviation("")
    assert not abbreviation("Oslo")


def test_news_leaves_out_an_arabic_article() -> None:
    assert ("city", "SYR") in named("Qamishli")
    assert named("Qamishli") == named("Al Qamishli")
