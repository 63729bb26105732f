"""What a new version says that the old one did not."""

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.ledger import changes
from counterclaim.ledger.changes import content
from tests.ledger.conftest import article

SENTENCES = st.lists(
    st.builds(
        "{} {} {}.".format,
        st.sampled_from(["Ada Brandt", "Ilse Tove"]),
        st.sampled_from(["said", "denied"]),
        st.sampled_from(["the dam above Orlec held", "the dam above Orlec broke", "no one came", "it rained"]),
    ),
    max_size=6,
).map(" ".join)


def test_added_dropped_and_altered_claims_are_told_apart() -> None:
    old = article(text="Ada Brandt said the dam above Orlec held at noon. Ilse Tove said it rained. Ivo Rand said no.")
    new = article(text="Pell Adarro said hello. Ada Brandt denied the dam above Orlec held at one. Ivo Rand denied no.")
    found = changes(old, new)
    assert [content(new, claim) for claim in found.added] == ["hello"]
    assert [content(old, claim) for claim in found.dropped] == ["it rained"]
    assert [one.cells for one in found.altered] == [("content", "stance"), ("stance",)]


@given(SENTENCES, SENTENCES)
def test_every_claim_is_accounted_for_once(before: str, after: str) -> None:
    old, new = article(text=before), article(text=after)
    found = changes(old, new)
    assert len(old.claims) - len(found.dropped) == len(new.claims) - len(found.added)
    assert {claim.id for claim in found.added}.isdisjoint(one.after.id for one in found.altered)
    assert {claim.id for claim in found.dropped}.isdisjoint(one.before.id for one in found.altered)


@given(SENTENCES)
def test_a_text_does_not_differ_from_itself_wherever_it_stands(text: str) -> None:
    assert not changes(article(text=text), article(text=f"It was Friday. {text}"))
