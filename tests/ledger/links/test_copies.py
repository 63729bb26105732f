"""Copies in a ledger: found whenever the second one comes, taken back with what made them, bounded in number."""

import pytest
from sqlalchemy import func, select

from counterclaim.ledger import Copies, Ledger, schema
from counterclaim.ledger.links.copies import _HOLDERS
from tests.comparison.copies.test_alignment import OTHER, WIRE
from tests.ledger.conftest import PRODUCER, article

CUT = ". ".join(WIRE.split(". ")[1:3]) + ". Goats of Ketterby are safe. (Orlec Gazette)"
TABLES = (schema.bands, schema.signatures, schema.alignments, schema.copies, schema.credits)


def rows(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    with ledger._connected() as connection:
        return {t.name: sorted(map(tuple, connection.execute(select(t)))) for t in TABLES}


def test_copies_are_found_with_their_original_and_whom_they_credit(ledger: Ledger) -> None:
    ledger.store(article("post", CUT, outlet="Ketterby Post", published="2025-04-08"), PRODUCER)
    ledger.store(article("other", OTHER, outlet="Valley Star", published="2025-04-08"), PRODUCER)
    assert ledger.copies() == []
    ledger.store(article("gazette", WIRE, outlet="Orlec Gazette", published="2025-04-09"), PRODUCER)
    assert ledger.copies() == [Copies("gazette", "Orlec Gazette", ("gazette", "post"))]
    standing = ledger.standing("post")
    assert (standing.copy_of, standing.outlet, standing.credited, standing.copies) == (
        *("gazette", "Orlec Gazette", "Orlec Gazette", 2),
    )
    assert standing.share is not None
    assert standing.share > 0.8
    assert ledger.status().copies == 1
    assert ledger.origins(["gazette", "post", "other"]) == [["post", "gazette"], ["other"]]


def test_a_later_article_joins_two_groups_and_a_new_version_of_it_parts_them_again(ledger: Ledger) -> None:
    first, second = WIRE, OTHER.replace("“", "").replace("”", "")
    for name, text in (("a", first), ("b", first + " Indeed."), ("c", second), ("d", second + " Indeed.")):
        ledger.store(article(name, text, outlet=name), PRODUCER)
    apart = [("a", "b"), ("c", "d")]
    assert [group.articles for group in ledger.copies()] == apart
    before = rows(ledger)
    ledger.store(article("both", f"{first} {second}", outlet="both"), PRODUCER)
    assert [group.articles for group in ledger.copies()] == [("a", "b", "c", "d", "both")]
    changed = (
        "Nothing that stood here was true. The board of the dam regrets it and has taken it back at once, it says."
    )
    ledger.store(article("both", f"{changed} {first[:110]}", outlet="both"), PRODUCER)
    assert [group.articles for group in ledger.copies()] == apart
    assert rows(ledger)["copies"] == before["copies"]


def test_reading_again_changes_nothing(ledger: Ledger) -> None:
    for name, text in (("a", WIRE), ("b", CUT), ("c", OTHER), ("d", WIRE + " Indeed.")):
        ledger.store(article(name, text), PRODUCER)
    before = rows(ledger)
    for name, text in (("b", CUT), ("a", WIRE), ("d", WIRE + " Indeed.")):
        ledger.reread(article(name, text), PRODUCER)
        assert rows(ledger) == before


def test_what_hundreds_have_copied_is_still_found_and_no_band_grows(ledger: Ledger) -> None:
    for number in range(_HOLDERS + 4):
        ledger.store(article(f"n{number}", f"{WIRE} House number {number} of Orlec stands."), PRODUCER)
    (group,) = ledger.copies()
    assert len(group.articles) == _HOLDERS + 4
    with ledger._connected() as connection:
        most = connection.execute(
            select(func.count()).select_from(schema.bands).group_by(schema.bands.c.band).order_by(func.count().desc())
        )
        assert most.scalar() == _HOLDERS


def test_what_an_outlet_puts_under_everything_makes_no_copies(ledger: Ledger) -> None:
    footer = "Sign up for our letter and read all that we know about the valley and its people every morning for free."
    for number in range(8):
        body = " ".join(
            f"House {number}{at} of street {at}{number} was seen by guest {number * at}." for at in range(9)
        )
        ledger.store(article(f"n{number}", f"{body} {footer}"), PRODUCER)
    ledger.store(article("short", f"Goats win in Orlec. {footer} {footer}"), PRODUCER)
    assert ledger.copies() == []


@pytest.mark.parametrize("text", ["", "?", "“", "Word", "a " * 5000])
def test_odd_texts_are_kept(ledger: Ledger, text: str) -> None:
    ledger.store(article("odd", text or " "), PRODUCER)
    ledger.store(article("odd2", f"{text} "), PRODUCER)
    assert ledger.status().articles == 2
