import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.extraction.places.resolution import Resolution, resolve


def at(text: str, *names: str) -> list[Resolution | None]:
    spans = []
    for name in names:
        found = re.search(rf"\b{re.escape(name)}", text)
        assert found, name
        spans.append(found.span())
    return resolve(text, spans)


def where(one: Resolution | None) -> tuple[str, str | None]:
    assert one is not None
    return one.place.kind, one.place.country


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("A fire broke out in Paris, Texas.", "Paris", "city", "USA"),
        ("A fire broke out in Paris.", "Paris", "city", "FRA"),
        ("They flew from Syria to Tehran.", "Tehran", "city", "IRN"),
        ("They left from the Hmeimim base.", "Hmeimim base", "facility", "SYR"),
        ("Aid reached Gaza on Monday.", "Gaza", "region", "PSE"),
        ("Farmers in Alabama and Georgia wait for rain.", "Georgia", "region", "USA"),
        ("Georgia and Armenia open a border near Tbilisi.", "Georgia", "country", "GEO"),
        ("Syrian officials said so.", "Syrian", "country", "SYR"),
        ("Ships left the Black Sea.", "Black Sea", "sea", None),
    ],
)
def test_an_article_tells_which_place_is_meant(text: str, name: str, kind: str, country: str | None) -> None:
    assert where(at(text, name)[0]) == (kind, country)


def test_other_toponyms_pull_a_name_to_them() -> None:
    text = "The road runs from Marshfield through Springfield to Branson, Missouri."
    one = at(text, "Springfield", "Marshfield", "Branson", "Missouri")[0]
    assert one is not None
    assert one.place.geonames == 4409896
    assert one.alternatives
    assert all(other.name == "Springfield" for other in one.alternatives)
    assert "at or near it" in one.why or "names its state" in one.why


def test_alternatives_are_kept_in_the_order_of_their_probability() -> None:
    (one,) = resolve("Springfield", [(0, 11)], alternatives=5)
    assert one is not None
    assert len(one.alternatives) == 5
    shares = [one.probability, *(other.probability for other in one.alternatives)]
    assert shares == sorted(shares, key=lambda share: -(share or 0))
    assert resolve("Springfield", [(0, 11)], alternatives=0)[0] is not None


def test_what_the_gazetteer_lacks_is_put_near_what_is_named_around_it() -> None:
    text = "Crowds left Tollen Court in Reykjavik. Nobody was hurt. The Syrian minister was abroad."
    one = at(text, "Tollen Court", "Reykjavik", "Syrian")[0]
    assert one is not None
    assert (one.basis, one.place.country, one.place.kind, one.probability) == ("near", "ISL", "near", None)
    assert one.place.name == "Tollen Court"


def test_without_any_place_around_it_stays_unresolved() -> None:
    assert at("Crowds left Tollen Court.", "Tollen Court") == [None]


def test_the_same_place_has_the_same_id() -> None:
    text = "Reykjavik is far from Oslo, and Oslo from Reykjavik's shore."
    found = resolve(text, [(0, 9), (22, 26), (32, 36), (42, 51)])
    assert [one.place.id for one in found if one] == ["p1", "p2", "p2", "p1"]


def test_order_and_number_of_the_spans_are_kept() -> None:
    text = "Oslo and Reykjavik"
    found = resolve(text, [[9, 18], [0, 4], [9, 18]])
    assert [one.place.country for one in found if one] == ["ISL", "NOR", "ISL"]
    assert resolve(text, []) == []


def test_what_is_said_of_one_place_is_the_same_on_every_run() -> None:
    text = "From Springfield to Paris and London in the county of Kent."
    spans = [(5, 16), (20, 25), (30, 36)]
    assert resolve(text, spans) == resolve(text, spans)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_text_and_spans_are_answered(data: st.DataObject) -> None:
    words = st.sampled_from("Paris|,|Texas|the|St.|of|(|US|Velmar’s|\n|west|Ünland|.".split("|"))
    text = data.draw(st.one_of(st.text(max_size=60), st.lists(words, max_size=20).map(" ".join)))
    ends = st.integers(0, len(text) + 3)
    spans = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=6))
    found = resolve(text, spans)
    assert len(found) == len(spans)
    for one in found:
        if one is not None:
            assert one.place.lat is not None
            assert one.place.lon is not None
            assert -90 <= one.place.lat <= 90
            assert -180 <= one.place.lon <= 180
