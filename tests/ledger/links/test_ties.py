"""Claims of an article meet those of the articles before it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from counterclaim.comparison.across import Account, judged
from counterclaim.ledger import Asked, Ledger, schema
from counterclaim.ledger.links import ties as links
from counterclaim.records import Relation, Tie
from tests.ledger.conftest import PRODUCER, article

SEIZED = "twelve hundred tonnes of flour were seized at the quay of Varnholm on Tuesday"
FIRST = f"Ada Brandt said {SEIZED}. Ilse Tove denied that the flour of Varnholm was seized."
COPY = f"VARNHOLM. Ada Brandt said {SEIZED}. It rained."


def ties(ledger: Ledger) -> list[tuple[str, str]]:
    with ledger._connected() as connection:
        return [(row.type, row.why) for row in connection.execute(select(schema.ties).order_by(schema.ties.c.id))]


def rows(ledger: Ledger) -> dict[str, int]:
    tables = (schema.accounts, schema.claim_terms, schema.topics, schema.ties)
    with ledger._connected() as connection:
        return {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables}


def test_the_same_claim_in_two_articles_is_tied(ledger: Ledger) -> None:
    ledger.store(article("a", FIRST), PRODUCER)
    ledger.store(article("b", COPY), PRODUCER)
    assert ("repeats", "Ada Brandt is reported with the same again") in ties(ledger)


def test_an_article_that_is_read_again_is_tied_once(ledger: Ledger) -> None:
    ledger.store(article("a", FIRST), PRODUCER)
    ledger.store(article("b", COPY), PRODUCER)
    before = rows(ledger), sorted(ties(ledger))
    ledger.reread(article("a", FIRST), PRODUCER)
    assert (rows(ledger), sorted(ties(ledger))) == before


def test_a_claim_that_shares_little_is_looked_at_in_articles_that_are_alike_only(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[tuple[str, str]] = []

    def noted(pairs: Sequence[tuple[Account, Account]]) -> list[Tie]:
        compared.extend((one.key[0], other.key[0]) for one, other in pairs)
        return judged(pairs)

    monkeypatch.setattr(links, "judged", noted)
    ledger.store(article("a", FIRST), PRODUCER)
    ledger.store(article("other", "Cato Lind said the choir of Sund sang for hours on Tuesday."), PRODUCER)
    assert compared == []
    ledger.store(article("b", COPY), PRODUCER)
    assert set(compared) == {("a", "b")}


def test_the_board_of_a_ledger(ledger: Ledger) -> None:
    first = article("a", FIRST, outlet="Harbour Gazette", published="2025-01-02")
    rejected = replace(first, relations=(Relation("denies", "c2", "c1", confidence=0.9),))
    ledger.store(rejected, PRODUCER)
    ledger.store(article("b", COPY, outlet="The Orlec Post", published="2025-01-03"), PRODUCER)
    (one,) = ledger.disputes(Asked())
    sides = {side.stance: (side.speaker, sorted(claim.doc for claim in side.claims)) for side in one.sides}
    assert sides == {"asserts": ("Ada Brandt", ["a", "b"]), "denies": ("Ilse Tove", ["a"])}
    assert (one.first, one.last) == ("2025-01-02", "2025-01-03")
    assert ledger.disputes(Asked(about="ilse", across=True)) == [one]
    assert ledger.disputes(Asked(about="nobody of that name")) == []
