import pytest

from counterclaim.knowledge.governments import government


@pytest.mark.parametrize("place", ["Canada", "Ottawa", "OTTAWA"])
def test_a_country_and_its_capital_are_one_government(place: str) -> None:
    assert government(place) == "Canadian government"


def test_other_places_speak_for_no_country() -> None:
    assert government("Velmar") is None
