"""Each claim of a record becomes what stands beside those of other articles."""

from dataclasses import replace

from counterclaim.comparison.across import Account, Happening, accounts
from counterclaim.comparison.across.accounts import same_voice
from counterclaim.records.claim import Quotation
from tests.comparison.across.conftest import Make
from tests.ledger.conftest import article

TEXT = "Ada Brandt said the dam above Orlec held. Ilse Tove denied that it was in danger."


def test_a_claim_keeps_its_words_and_its_speaker() -> None:
    first, second = accounts(article("a", TEXT))
    assert (first.key, first.text, first.speaker) == (("a", "c1"), "the dam above Orlec held", "Ada Brandt")
    assert first.stems == {"dam", "above", "orlec", "held"}
    assert second.claim.stance == "denies"
    assert second.voices == {"ilse tove", "~tove"}


def test_a_surname_is_its_bearer_where_there_is_no_other_name() -> None:
    brandt, short, other = ({"ada brandt", "~brandt"}, {"~brandt"}, {"ilse brandt", "~brandt"})
    assert same_voice(frozenset(brandt), frozenset(short))
    assert not same_voice(frozenset(brandt), frozenset(other))
    assert not same_voice(frozenset(), frozenset())


ASKED = Happening("ask", "positive", None, None, None, "Orlec", "2025-01-02", "2025-01-03")


def test_what_bids_states_nothing(make: Make) -> None:
    def told(text: str, quotation: Quotation, happening: Happening) -> Account:
        one = make("a", "c1", text)
        return replace(one, claim=replace(one.claim, quotation=quotation), happenings=(happening,))

    assert told("Ask me when the smoke is gone", "direct", ASKED).bids
    assert not told("Ask me when the smoke is gone", "direct", ASKED).states
    assert told("Nobody was asked", "direct", ASKED).states
    assert told("ask me", "indirect", ASKED).states
    assert told("Ask them and they deny it", "direct", replace(ASKED, predicate="deny", actor="they")).states
    assert not make("a", "c1", "the tax code").states


def test_happenings_are_apart_where_both_fill_a_slot() -> None:
    other = replace(ASKED, polarity="negative", place="Varnholm", start="2025-01-04", end="2025-01-05")
    assert ASKED.apart(other) == {"polarity", "place", "time"}
    assert ASKED.apart(replace(ASKED, actor="ada", place=None, start=None)) == frozenset()
