import pytest

from building.world import cased, day, in_office, ours, spellings
from counterclaim.knowledge.world import world


@pytest.mark.parametrize(
    ("told", "iso"),
    [("since 8 June 2014", "2014-06-08"), ("since April 2018", "2018-04"), ("since 1997", "1997"), ("vacant", "")],
)
def test_days_are_as_exact_as_they_are_told(told: str, iso: str) -> None:
    assert day(told) == iso


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("Kyiv (Kiev is the transliteration from Russian)", ["Kyiv", "Kiev"]),
        ("Saudi or Saudi Arabian", ["Saudi", "Saudi Arabian"]),
        ("Malabo; note - on an island", ["Malabo"]),
        ("none", []),
    ],
)
def test_spellings_are_told_apart_from_notes(told: str, names: list[str]) -> None:
    assert spellings(told) == names


def test_family_names_lose_their_capitals_but_not_their_numbers() -> None:
    assert cased("Abdel Fattah EL-SISI") == "Abdel Fattah El-Sisi"
    assert cased("CHARLES III") == "Charles III"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("President Ada Bo ROON (since 1 May 2030)", [("President", "Ada Bo Roon", "2030-05-01", "Ada Roon")]),
        ("Interim President Gen. Bo TARN (since 2031); note - x", [("President", "Bo Tarn", "2031", "Bo Tarn")]),
        ("President (vacant)", []),
    ],
)
def test_office_names_and_days_are_read_off_a_line(line: str, found: list[tuple[str, str, str, str]]) -> None:
    assert list(in_office(line)) == found


def test_what_ships_has_all_of_our_own_tables() -> None:
    shipped = {(row.name, row.kind, row.role, row.start or "") for row in world().rows}
    missing = [row for row in ours() if row[1] != "country" and (row[0], row[1], row[6], row[7]) not in shipped]
    assert [row for row in missing if row[1] not in {"adjective", "capital", "people"}] == []
