from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.encoding import encode
from evaluation.coreference import METRICS, coreference_counts, f1, gold_chains
from evaluation.gold import Mention

Chains = list[set[int]]


@st.composite
def partitions(draw: st.DrawFn) -> Chains:
    """Some of ten mentions in up to five chains."""
    owners = draw(st.lists(st.integers(-1, 4), min_size=10, max_size=10))
    return [chain for k in range(5) if (chain := {m for m, owner in enumerate(owners) if owner == k})]


def figures(gold: str, predicted: str, *, singletons: bool = False) -> dict[str, float]:
    counts = coreference_counts([*map(set, gold.split())], [*map(set, predicted.split())], singletons=singletons)
    return f1(counts)


def test_worked_example_with_missing_and_invented_mentions() -> None:
    # Gold K1 = {a b c}, K2 = {d e f g}; predicted R1 = {a b}, R2 = {c d}, R3 = {f g h i}.
    # In common: K1 with R1 two (a b), with R2 one (c); K2 with R2 one (d), with R3 two (f g); e is lost, h i are new.
    # MUC recall: K1 falls into 2 pieces (ab, c), K2 into 3 (d, fg, e): (3-2 + 4-3) / (2 + 3) = 2/5.
    # MUC precision: R1 is 1 piece, R2 2, R3 3 (fg, h, i): (2-1 + 2-2 + 4-3) / (1 + 1 + 3) = 2/5. F1 = 2/5.
    # B³ recall: (2² + 1²)/3 + (1² + 2²)/4 = 35/12, over 7 gold mentions = 5/12.
    # B³ precision: 2²/2 + (1² + 1²)/2 + 2²/4 = 4, over 8 predicted mentions = 1/2. F1 = 2·5/12·1/2 / (11/12) = 5/11.
    # CEAF: φ(K1,R1) = 2·2/5 = 4/5, φ(K1,R2) = 2·1/5 = 2/5, φ(K2,R2) = 2·1/6 = 1/3, φ(K2,R3) = 2·2/8 = 1/2.
    # Best is K1–R1, K2–R3: 13/10. Recall 13/10 / 2 = 13/20, precision 13/10 / 3 = 13/30, F1 = 2·13/10 / 5 = 13/25.
    assert figures("abc defg", "ab cd fghi") == pytest.approx(
        {
            "MUC recall": 40,
            "MUC precision": 40,
            "MUC F1": 40,
            "B³ recall": 500 / 12,
            "B³ precision": 50,
            "B³ F1": 500 / 11,
            "CEAF-φ4 recall": 65,
            "CEAF-φ4 precision": 130 / 3,
            "CEAF-φ4 F1": 52,
            "CoNLL F1": (40 + 500 / 11 + 52) / 3,
        }
    )


def test_two_chains_merged_lose_precision_alone() -> None:
    # Gold {a b c}, {d e}; predicted {a b c d e}. MUC recall 3/3, precision (5 - 2)/(5 - 1) = 3/4.
    # B³ recall 5/5, precision (3² + 2²)/5 / 5 = 13/25.
    # CEAF: φ with the first is 2·3/8 = 3/4, with the second 2·2/7; the first is taken: recall 3/8, precision 3/4.
    found = figures("abc de", "abcde")
    assert [found[f"{m} recall"] for m in METRICS] == pytest.approx([100, 100, 37.5])
    assert [found[f"{m} precision"] for m in METRICS] == pytest.approx([75, 52, 75])


def test_singletons_count_only_when_asked_for() -> None:
    # Kept: gold {a b} {c}, predicted {a b} {d}. MUC knows no singletons: 1/1.
    # B³: 2/3 both ways. CEAF: φ = 1 for {a b}, nothing for the others: 1/2 both ways.
    assert figures("ab c", "ab d")["CoNLL F1"] == 100
    kept = figures("ab c", "ab d", singletons=True)
    assert [kept[f"{m} F1"] for m in METRICS] == pytest.approx([100, 200 / 3, 50])


def test_a_chain_cut_down_to_one_mention_is_left_out_whole() -> None:
    assert figures("ab", "a b")["CoNLL F1"] == 0
    # B³ with singletons: recall 2·(1²)/2 / 2 = 1/2, precision 2/2.
    kept = figures("ab", "a b", singletons=True)
    assert (kept["B³ recall"], kept["B³ precision"]) == (50, 100)


def test_documents_are_summed_before_dividing() -> None:
    # Right in the first (1 link of 1), all wrong in the second (0 of 3): MUC recall 1/4, not the mean 1/2.
    counts = coreference_counts([{1, 2}], [{1, 2}]) + coreference_counts([{1, 2, 3, 4}], [])
    assert f1(counts)["MUC recall"] == 25
    assert f1(counts)["MUC precision"] == 100


def test_a_mention_in_two_chains_is_refused() -> None:
    with pytest.raises(ValueError, match="two chains"):
        coreference_counts([{1, 2}, {2, 3}], [])


def test_nothing_at_all_gives_zero() -> None:
    assert set(f1(coreference_counts([], [])).values()) == {0.0}


@given(partitions(), partitions(), st.booleans())
def test_counts_are_those_of_the_definitions(gold: Chains, predicted: Chains, singletons: bool) -> None:
    """Mention by mention, link by link and alignment by alignment, as the paper words them."""
    g, p = ([c for c in side if singletons or len(c) > 1] for side in (gold, predicted))

    def muc(one: Chains, other: Chains) -> int:
        pieces = [[c & d for d in other if c & d] for c in one]
        lost = [len(c - set().union(*other)) for c in one]
        return sum(len(c) - len(x) - y for c, x, y in zip(one, pieces, lost, strict=True))

    def b_cubed(one: Chains, other: Chains) -> float:
        return sum(len(c & d) / len(c) for c in one for m in c for d in other if m in d)

    short, long = sorted((g, p), key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(short, order, strict=True))
        for order in permutations(long, len(short))
    )
    wanted = [
        [muc(g, p), sum(len(c) - 1 for c in g), muc(p, g), sum(len(c) - 1 for c in p)],
        [b_cubed(g, p), sum(map(len, g)), b_cubed(p, g), sum(map(len, p))],
        [best, len(g), best, len(p)],
    ]
    assert coreference_counts(gold, predicted, singletons=singletons) == pytest.approx(np.array(wanted, dtype=float))


@given(partitions(), partitions(), st.booleans())
def test_figures_lie_between_0_and_100(gold: Chains, predicted: Chains, singletons: bool) -> None:
    found = f1(coreference_counts(gold, predicted, singletons=singletons))
    assert all(0 <= x <= 100 + 1e-9 for x in found.values())


@given(partitions().filter(lambda chains: any(len(c) > 1 for c in chains)), st.booleans())
def test_a_perfect_prediction_gives_100(gold: Chains, singletons: bool) -> None:
    found = f1(coreference_counts(gold, gold, singletons=singletons))
    assert list(found.values()) == pytest.approx([100] * 10)


@given(partitions(), partitions(), st.data())
def test_the_order_of_chains_changes_nothing(gold: Chains, predicted: Chains, data: st.DataObject) -> None:
    before = coreference_counts(gold, predicted)
    after = coreference_counts(data.draw(st.permutations(gold)), data.draw(st.permutations(predicted)))
    assert after == pytest.approx(before)


@given(partitions(), partitions())
def test_exchanging_the_sides_exchanges_recall_and_precision(gold: Chains, predicted: Chains) -> None:
    there, back = coreference_counts(gold, predicted), coreference_counts(predicted, gold)
    assert there[:, [2, 3, 0, 1]] == pytest.approx(back)


def test_gold_chains_are_spans_of_words() -> None:
    e = encode("Ada said she can.")
    mentions = [Mention(0, 3, "person", 7, True), Mention(9, 12, "person", 7, False), Mention(4, 8, "event", 2, False)]
    assert gold_chains(e, mentions) == [{(0, 1), (2, 3)}, {(1, 2)}]
    twice = [*mentions, Mention(0, 3, "person", 2, True)]
    assert gold_chains(e, twice) == gold_chains(e, mentions)
