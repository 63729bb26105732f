from pathlib import Path

import pytest

from building.table import Builder, Row, settle, write
from counterclaim.knowledge.gazetteer import Gazetteer, NameKind, load


def built(b: Builder, path: Path) -> Gazetteer:
    settle(b)
    write(b, {"invented": "for tests"}, path)
    return load(path)


@pytest.fixture
def small() -> Builder:
    b = Builder()
    land = b.add(Row("Velmaria", "country", 10.0, 20.0, "VLM", population=5_000_000, geonames=7))
    b.countries["VL"] = land
    b.call(land, "Velmarians", NameKind.PEOPLE)
    b.add(Row("Tollen", "region", 10.5, 20.5, "VLM", "VL.01", 800_000))
    b.capitals.append(b.add(Row("Tollen", "city", -10.567, -20.25, "VLM", "VL.01", 300_000, geonames=9)))
    b.add(Row("Tollén", "city", 11.0, 21.0, "VLM", "VL.02", 900))
    b.add(Row("Tollen Field", "facility", 10.5, 20.4, "VLM", code="VLTO"))
    return b


def test_what_is_written_is_read_back(small: Builder, tmp_path: Path) -> None:
    g = built(small, tmp_path / "g.npz")
    (row,) = [i for i in g.look_up("Tollen")[0] if g.capital[i]]
    entry = g.entry(row)
    assert (entry.name, entry.kind, entry.country, entry.division) == ("Tollen", "city", "VLM", "VL.01")
    assert (entry.lat, entry.lon, entry.geonames, entry.code) == (-10.567, -20.25, 9, None)
    assert entry.population == pytest.approx(300_000, rel=0.1)
    assert g.entry(g.look_up("Tollen Field")[0][0]).code == "VLTO"
    assert g.sources == {"invented": "for tests"}
    assert g.capital_of(list(g.countries).index("VLM")) == row


def test_the_same_rows_give_the_same_bytes(small: Builder, tmp_path: Path) -> None:
    write(small, {}, tmp_path / "one.npz")
    write(small, {}, tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_accents_make_a_name_less_its_own(small: Builder, tmp_path: Path) -> None:
    g = built(small, tmp_path / "g.npz")
    kinds = {g.entry(row).name: kind for row, kind in zip(*g.look_up("Tollen"), strict=True)}
    assert kinds == {"Tollen": NameKind.MAIN, "Tollén": NameKind.OTHER}


def test_a_city_is_not_called_like_a_country(small: Builder, tmp_path: Path) -> None:
    small.call(2, "Velmaria", NameKind.OTHER)
    g = built(small, tmp_path / "g.npz")
    assert [g.entry(row).kind for row in g.look_up("Velmaria")[0]] == ["country"]


def test_areas_by_name(small: Builder, tmp_path: Path) -> None:
    g = built(small, tmp_path / "g.npz")
    assert set(g.named_areas(told=False)) == {"velmaria", "velmarians", "tollen"}
