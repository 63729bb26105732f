"""A claim's cells with their words, offsets and grounds."""

import io

import pytest
from rich.console import Console

from counterclaim.errors import OptionError
from counterclaim.exchange import cells, show_explanation
from counterclaim.records import Claim, Document, Interval, Reading


def shown(reading: Reading, claim_id: str) -> str:
    stream = io.StringIO()
    show_explanation(reading, claim_id, Console(file=stream, width=90))
    return stream.getvalue()


def test_every_piece_of_a_content_has_its_offsets(courier: Reading) -> None:
    text = shown(courier, "c3")
    assert "content     [364, 416)     “They came on our decks and they went on our decks,”\n" in text
    assert "            [426, 497)     “We carried 2,600 of them," in text
    assert "because: “he” stands for the last man named, Ilvar Tennemoor" in text


def test_offsets_are_those_of_the_words(courier: Reading) -> None:
    for claim in courier.claims:
        for cell in cells(courier, claim.id):
            for start, end in cell.places:
                assert courier.document.text[start:end].strip()


def test_what_is_not_there_is_said(courier: Reading) -> None:
    assert "nobody is named: the article's own voice" in shown(courier, "c16")
    assert "cue" not in {cell.name for cell in cells(courier, "c16")}
    assert "nobody is named\n" in shown(courier, "c14")
    assert "not resolved to anybody" in shown(courier, "c8")
    assert "reported inside claim c7" in shown(courier, "c8")


def test_grounds_of_cells_that_the_claim_does_not_have_are_shown_too() -> None:
    claim = Claim("c1", ((0, 1),), said=Interval("2025-01-01", None), basis={"irony": "the tone"})
    reading = Reading(Document("d", "x"), claims=(claim,))
    assert "irony                      because: the tone" in shown(reading, "c1")
    assert "2025-01-01 to …" in shown(reading, "c1")


def test_an_unknown_claim_is_answered_with_those_there_are(courier: Reading) -> None:
    with pytest.raises(OptionError, match=r"no claim c99 in tollen-courier; its claims are: c1, c2, .*c16"):
        cells(courier, "c99")
