"""Pairs across articles, B-cubed and what is joined wrongly, on counts made by hand."""

from evaluation.identities import Said, figures


def test_pairs_count_across_articles_only_and_one_wrong_join_is_seen() -> None:
    said = [
        Said("a", "s", "Ada", 1),
        Said("a", "s", "Ada", 1),
        Said("b", "s", "Ada", 2),
        Said("b", "s", "Ilse", 1),
        Said("c", "t", "Ivo", 1),
        Said("d", "t", "Ivo", None),
    ]
    found = figures(said)
    # Gold pairs: Ada in a with Ada in b, twice; Ivo. Found: both of a with Ilse in b.
    assert (found["pairs, precision"], found["pairs, recall"], found["pairs, F1"]) == (0, 0, 0)
    assert (found["claims"], found["actors that speak"], found["joined wrongly across stories"]) == (6, 2, 1)
    # Precision 2/3, 2/3, 1, 1/3, 1, 1; recall 2/3, 2/3, 1/3, 1, 1/2, 1/2.
    p, r = (2 / 3 + 2 / 3 + 1 + 1 / 3 + 1 + 1) / 6, (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 / 2 + 1 / 2) / 6
    assert found["B-cubed F1"] == round(100 * 2 * p * r / (p + r), 1)
