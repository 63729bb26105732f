from pathlib import Path

import pytest

from counterclaim.extraction.places.resolution import Resolution
from counterclaim.records import Place
from evaluation.places import Article, Toponym, distance, geowebnews, half, haversine, lgl, score

LGL = """<articles><article docid="7"><text>Reykjavik and Elsewhere.</text><toponyms>
<toponym><start>0</start><end>9</end><phrase>Reykjavik</phrase>
<gaztag geonameid="3413829"><lat>64.13</lat><lon>-21.89</lon></gaztag></toponym>
<toponym><start>14</start><end>23</end><phrase>Elsewhere</phrase></toponym></toponyms></article></articles>"""
WEB = """<articles><article file="3"><text>Reykjavik, a city</text><toponyms>
<toponym><start>0</start><end>9</end><geonamesID /><latitude>64.13</latitude><longitude>-21.89</longitude></toponym>
<toponym><start>11</start><end>17</end><geonamesID /></toponym></toponyms></article></articles>"""


def test_distances_run_along_the_sphere() -> None:
    assert haversine((0, 0), (0, 180)) == pytest.approx(20015.1, abs=0.1)
    assert haversine((0, 179.5), (0, -179.5)) == pytest.approx(111.2, abs=0.1)


def test_only_toponyms_with_coordinates_count(tmp_path: Path) -> None:
    (tmp_path / "l.xml").write_text(LGL, encoding="utf-8")
    (tmp_path / "w.xml").write_text(WEB, encoding="utf-8")
    (local,), (web,) = lgl(tmp_path / "l.xml"), geowebnews(tmp_path / "w.xml")
    assert [t.span for t in local.toponyms] == [(0, 9)]
    assert local.toponyms[0].geonames == 3413829
    assert [(t.span, t.geonames) for t in web.toponyms] == [((0, 9), None)]


def test_what_is_not_resolved_is_wrong() -> None:
    gold = Toponym((0, 9), 64.13, -21.89, None)
    assert distance(gold, None) == float("inf")
    near = Resolution(Place("p1", "Near", "city", "ISL", 64.0, -21.9), 1.0, (), "name", "")
    assert distance(gold, near) < 20


def test_every_occurrence_counts_once() -> None:
    right = Toponym((0, 9), 64.13, -21.89, 3413829)
    wrong = Toponym((0, 9), 0.0, 0.0, None)
    made = score([Article("a", "Reykjavik froze.", (right, right, wrong))])
    assert made.count == 3
    assert made.accuracy == pytest.approx(2 / 3)
    assert made.with_id == 1.0


def test_the_halves_are_fixed() -> None:
    assert {half(str(number)) for number in range(20)} == {"fit", "report"}
    assert half("40450848") == half("40450848")
