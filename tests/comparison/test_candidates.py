"""Which pairs are compared, and that their number grows with the claims and not with their square."""

from counterclaim.comparison.candidates import BEST, NEAR, candidates
from tests.comparison.conftest import Said


def test_neighbours_are_compared_whatever_their_words(said: Said) -> None:
    one, other = said("e1", "said", "the dam held"), said("e2", "denied", "that")
    assert candidates([one, other]) == [(0, 1)]


def test_distant_claims_are_compared_for_what_they_share(said: Said) -> None:
    first = said("e1", "said", "the sluice burst")
    rest = [said(f"f{n}", "said", f"word{n}") for n in range(NEAR + 2)]
    last, stranger = said("e2", "denied", "any sluice burst"), said("e3", "said", "lunch was cold")
    pairs = candidates([first, *rest, last, stranger])
    assert (first.number, last.number) in pairs
    assert (first.number, stranger.number) not in pairs


def test_pairs_grow_with_the_number_of_claims(said: Said) -> None:
    many = [said("e1", "said", "the sluice burst") for _ in range(200)]
    assert len(candidates(many)) <= len(many) * (NEAR + BEST)
