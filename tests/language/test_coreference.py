from types import SimpleNamespace
from typing import Any, cast

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.coreference import BACK, Link, chains, links
from counterclaim.language.pairing import ROWS, Pairing


class Fixed(SimpleNamespace):
    """A pairing whose scores are given."""

    def __len__(self) -> int:
        return len(self.scores)

    def block(self, rows: slice, columns: slice) -> Any:
        return np.array(self.scores[rows, columns], dtype=np.float32)


def pairing(scores: np.ndarray) -> Pairing:
    return cast(Pairing, Fixed(scores=scores))


def test_the_best_earlier_mention_wins_where_it_beats_none() -> None:
    scores = np.array([[9, 9, 9], [-1, 9, 9], [2, 3, 9]], dtype=np.float32)
    (link,) = links(pairing(scores))  # mention 1 fits mention 0 worse than nothing; later mentions never count
    assert (link.mention, link.antecedent) == (2, 1)
    np.testing.assert_allclose(link.evidence, (3, 3 - np.logaddexp(2, 0)), rtol=1e-5)


def test_long_articles_are_scored_in_blocks_with_the_same_result() -> None:
    n = 3 * ROWS + 5
    scores = np.random.default_rng(0).normal(size=(n, n)).astype(np.float32)
    found = {x.mention: x.antecedent for x in links(pairing(scores))}
    for i in range(1, n):
        low = max(0, i // ROWS * ROWS - BACK)
        best = low + int(scores[i, low:i].argmax()) if i > low else -1
        assert found.get(i, -1) == (best if best >= 0 and scores[i, best] > 0 else -1)


@given(st.lists(st.integers(0, 30), max_size=30))
def test_chains_part_the_linked_mentions(antecedents: list[int]) -> None:
    found = [Link(i, a) for i, a in enumerate(antecedents) if a < i]
    made = chains(found, len(antecedents))
    flat = [i for chain in made for i in chain]
    assert len(flat) == len(set(flat))
    assert all(len(chain) > 1 and list(chain) == sorted(chain) for chain in made)
    assert all(any({x.mention, x.antecedent} <= set(chain) for chain in made) for x in found)
