import numpy as np
import pytest

from counterclaim.language.encoding import encode
from counterclaim.language.labels import NAMES
from counterclaim.language.names import names


def read(text: str, **labels: str) -> list[tuple[str, str]]:
    e = encode(text)
    words = [text[int(a) : int(b)] for a, b in zip(e.start, e.end, strict=True)]
    given = np.array([NAMES.index(labels.get(w, "outside")) for w in words])
    return [(text[int(e.start[n.run[0]]) : int(e.end[n.run[1] - 1])], n.type) for n in names(given, text, e, 0)]


def test_a_name_goes_on_over_hyphens_and_capitals() -> None:
    found = read("the mayor Ada Roon-Velde said", Ada="start-person", Roon="inside-person")
    assert found == [("Ada Roon-Velde", "person")]
    assert read("at Northmark Mutual today", Northmark="start-organization") == [("Northmark Mutual", "organization")]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_name_goes_on_over_an_apostrophe(mark: str) -> None:
    assert read(f"said O{mark}Roon today", Roon="start-person") == [(f"O{mark}Roon", "person")]
    assert read(f"said O{mark}Roon today", O="start-person") == [(f"O{mark}Roon", "person")]
    assert read(f"in Roon{mark}s house", Roon="start-person") == [("Roon", "person")]
    assert read(f"ADA ROON{mark}S HOUSE", ROON="start-person") == [("ROON", "person")]


def test_a_person_ends_before_the_body_and_before_a_verb() -> None:
    inside = dict.fromkeys(("Roon", "of", "the", "Guild", "said"), "inside-person")
    assert read("here Ada Roon of the Guild said so", Ada="start-person", **inside) == [("Ada Roon", "person")]


def test_days_and_months_are_no_names() -> None:
    assert read("on Thursday they left", Thursday="start-person") == []


def test_a_body_keeps_the_adjective_before_its_name() -> None:
    assert read("said the White House on it", House="start-organization") == [("White House", "organization")]


def test_a_capital_that_opens_a_sentence_is_no_adjective() -> None:
    assert read("They left. Old House said", House="start-organization") == [("House", "organization")]


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("on Monday the old White House said", "House", "White House"),
        ("Then, White House said", "House", "White House"),
        ("They said In House of Roon", "House", "House"),  # no adjective
        ("WHAT OLD HOUSE SAYS", "HOUSE", "HOUSE"),
        ("What Old House Says", "House", "House Says"),
        ("they met on Tuesday House said", "House", "House"),
        ("they call the new house Old - House", "House", "House"),
    ],
)
def test_only_a_capital_after_a_small_letter_shows_an_adjective(text: str, name: str, whole: str) -> None:
    assert read(text, **{name: "start-organization"}) == [(whole, "organization")]


def test_a_person_takes_no_adjective() -> None:
    assert read("said the Late Roon on it", Roon="start-person") == [("Roon", "person")]


def test_a_newspaper_behind_its_article_is_a_body() -> None:
    inside = {"Tollen": "start-other", "Courier": "inside-other"}
    assert read("told the Tollen Courier today", **inside) == [("Tollen Courier", "organization")]
    assert read("told Tollen Courier today", **inside) == [("Tollen Courier", "other")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("TOLLEN (The Quay Courier) — It rained.", "place"),
        ("TOLLEN, 3 March 2025 (Quay Press) - It rained.", "place"),
        ("TOLLEN – It rained.", "place"),
        ("TOLLEN said it rained.", "person"),
        ("Tollen – it rained.", "person"),
    ],
)
def test_a_dateline_is_a_place(text: str, wanted: str) -> None:
    assert read(text, TOLLEN="start-person", Tollen="start-person") == [(text.split()[0].strip(","), wanted)]


def test_a_name_goes_on_over_an_initial() -> None:
    inside = {"Ada": "start-person", "C": "inside-person"}
    assert read("told Ada C. Roon today", **inside) == [("Ada C. Roon", "person")]
    assert read("in Grade C. then", Grade="start-other", C="inside-other") == [("Grade C", "other")]


def test_a_name_may_begin_with_a_particle_before_a_hyphen() -> None:
    assert read("said al-Rashan today", al="start-person") == [("al-Rashan", "person")]
    assert read("said non-Roon today", Roon="start-person") == [("Roon", "person")]


def test_a_name_begins_with_no_verb_and_is_none_alone() -> None:
    inside = dict.fromkeys(("Ada", "Roon"), "inside-person")
    assert read("here said Ada Roon", said="start-person", **inside) == [("Ada Roon", "person")]
    assert read("here said Ada so", said="start-other") == []
    assert read("Ada then said so", said="start-other") == []
    assert read("written all small by roon", roon="start-person") == [("roon", "person")]
