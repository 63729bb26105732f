"""Each claim of a record becomes what stands beside those of other articles."""

from counterclaim.comparison.across import accounts
from counterclaim.comparison.across.accounts import same_voice
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
