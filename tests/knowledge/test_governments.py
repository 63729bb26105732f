import pytest

from counterclaim.knowledge.governments import government
from counterclaim.knowledge.world import Known, World


@pytest.mark.parametrize("place", ["Canada", "Ottawa", "OTTAWA"])
def test_a_country_and_its_capital_are_one_government(place: str) -> None:
    assert government(place) == "Canadian government"


def test_other_places_speak_for_no_country() -> None:
    assert government("Velmar") is None


def test_a_country_that_a_user_added_has_a_government() -> None:
    rows = ("Velmar", "country", "place"), ("Velmari", "adjective", "other"), ("Tarnholm", "capital", "place")
    own = World(Known(name, kind, type, "VLM") for name, kind, type in rows)  # type: ignore[arg-type]
    assert government("Tarnholm", own) == government("Velmar", own) == "Velmari government"
    assert government("Velmar") is None
