"""Credits, with their places."""

import pytest

from counterclaim.comparison.copies import credits_of
from counterclaim.records import Document, words


def found(text: str, byline: str | None = None) -> list[tuple[str, str, str]]:
    credits = credits_of(Document("a", text, byline=byline))
    return [(credit.kind, credit.name, words(text, credit.spans)) for credit in credits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LONDON, Nov 3 (AP) – The dam held.", ("dateline", "Associated Press", "AP")),
        ("ORLEC (Ketterby Wire) — The dam held.", ("dateline", "Ketterby Wire", "Ketterby Wire")),
        ("The dam held. (Reuters)", ("signature", "Reuters", "Reuters")),
        ("The dam held. (With Ketterby Ledger)", ("signature", "Ketterby Ledger", "Ketterby Ledger")),
        ("It held. Additional reporting by the Orlec Gazette.", ("contribution", "Orlec Gazette", "Orlec Gazette")),
        ("The Associated Press contributed to this report.", ("contribution", "Associated Press", "Associated Press")),
        ("“It held,” Ada Brandt told the BBC.", ("told", "BBC", "BBC")),
        ("It held, as was first reported by the Orlec Gazette.", ("reported", "Orlec Gazette", "Orlec Gazette")),
        ("It held, according to the Gazette on Friday.", ("reported", "Gazette", "Gazette")),
        ("The Ketterby Post first reported that it held.", ("reported", "Ketterby Post", "Ketterby Post")),
    ],
)
def test_where_a_text_says_it_is_from(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt told Ilse Tove that the dam held, according to Ivo Rand.",
        "The dam held (on Friday). Nobody was hurt (so far)",
        "Additional reporting by Ilse Tove.",
        "",
    ],
)
def test_people_and_asides_are_no_outlets(text: str) -> None:
    assert found(text) == []


def test_a_byline_names_an_agency() -> None:
    assert found("It held.", "By Ada Brandt, Associated Press") == [("byline", "Associated Press", "")]
    assert found("It held.", "Ada Brandt") == []
