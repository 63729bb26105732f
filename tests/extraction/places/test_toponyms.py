import re

import pytest

from counterclaim.extraction.places.toponyms import Toponym, toponyms
from counterclaim.knowledge.gazetteer import gazetteer


def read(text: str, *names: str) -> list[Toponym]:
    spans = [found.span() for name in names for found in re.finditer(rf"\b{re.escape(name)}", text)]
    found, of = toponyms(text, spans, gazetteer())
    assert len(of) == len(spans)
    return found


def countries(toponym: Toponym) -> set[str | None]:
    return {gazetteer().entry(row).country for row in toponym.candidates.rows}


def test_a_name_is_one_toponym_wherever_it_stands() -> None:
    (oslo,) = read("Oslo froze. OSLO waited for Oslo's ferry.", "Oslo", "OSLO")
    assert len(oslo.spans) == 3


def test_what_stands_beside_a_name_sets_it_apart() -> None:
    one, other = read("From Paris, Texas, to Paris.", "Paris")
    assert {gazetteer().entry(row).name for row in one.container} == {"Texas"}
    assert not other.container


@pytest.mark.parametrize("text", ["Paris (Texas) burns.", "Paris, Tex., burns.", "Paris, TX, burns.", "Paris in Texas"])
def test_a_container_is_read_in_all_its_forms(text: str) -> None:
    assert {gazetteer().entry(row).name for row in read(text, "Paris")[0].container} == {"Texas"}


def test_words_that_are_no_abbreviation_are_no_container() -> None:
    assert not read("Paris, in, or out", "Paris")[0].container


def test_words_around_a_name_tell_its_kind() -> None:
    assert read("the province of Tehran fell", "Tehran")[0].candidates.hints == {"region"}
    assert read("the Tehran airport fell", "Tehran")[0].candidates.hints == {"facility"}


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("LONDON (AP) — Rain fell.", True),
        ("First line.\nLONDON – Rain fell.", True),
        ("LONDON, Ohio — Rain fell.", False),
        ("Rain fell in LONDON — again.", False),
    ],
)
def test_a_dateline_means_the_city_that_stands_alone(text: str, alone: bool) -> None:
    assert (countries(read(text, "LONDON")[0]) == {"GBR"}) is alone


def test_a_stop_behind_a_state_is_its_abbreviation() -> None:
    found = read("He left Selma, Ala. early.", "Ala")
    assert {gazetteer().entry(row).name for row in found[0].candidates.rows} == {"Alabama"}
    assert found[0].behind
