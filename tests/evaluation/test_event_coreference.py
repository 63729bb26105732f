"""Chains of event mentions, and what a pair of them shows."""

import numpy as np

from evaluation.event_coreference import ROLES, Learnt, Told, chained, same_head, score, shown


def _told(name: str, head: str, chain: str, actor: str = "", article: str = "a", topic: int = 1) -> Told:
    words = frozenset({head})
    roles = tuple(frozenset({actor} if role == "ARG0" and actor else ()) for role in ROLES)
    return Told((article, name), topic, chain, head, words, None, roles, None, words | {"harbour"}, 0.5, "verb")


def test_average_linkage_joins_what_is_likely_one_on_average() -> None:
    mentions = [_told(name, "sink", "x") for name in "pqr"]
    chance = np.array([[0, 0.9, 0.5], [0.9, 0, 0.1], [0.5, 0.1, 0]])
    assert sorted(map(len, chained(mentions, chance, 0.31))) == [1, 2]  # r to p and q: 0.3
    assert [len(chain) for chain in chained(mentions, chance, 0.29)] == [3]
    assert chained(mentions[:1], np.zeros((1, 1))) == [{("a", "p")}]


def test_the_same_head_is_one_event() -> None:
    mentions = [_told("p", "sink", "x"), _told("q", "sink", "x"), _told("r", "rise", "y")]
    found = same_head(mentions)
    assert found == [{("a", "p"), ("a", "q")}, {("a", "r")}]
    assert score(mentions, found)["CoNLL F1"] == 100.0


def test_a_pair_shows_whether_heads_and_participants_agree() -> None:
    one, other = _told("p", "sink", "x", "orlec"), _told("q", "sink", "x", "orlec", "b")
    row = shown(one, other, 0.5)
    assert row[0] == 1.0
    assert row[-2:] == [0.5, 0.0]
    strange = shown(one, _told("q", "rise", "y", "varnholm", "b"), 0.5)
    assert strange[0] == 0.0
    assert len(strange) == len(row)
    assert sum(row[9:19]) > sum(strange[9:19])  # what fills the roles


def test_what_two_words_are_in_other_topics_is_learnt() -> None:
    def pair(topic: int, same: bool) -> tuple[Told, Told]:
        return _told("p", "sink", "x", topic=topic), _told("q", "go down", "x" if same else "y", topic=topic)

    pairs = [pair(1, True), pair(2, True), pair(3, False)]
    learnt = Learnt(pairs)
    assert learnt.rows(pairs[:1], {1}).tolist() == [[1 / 3, 2]]  # topics 2 and 3: 1 and 0 of two, and one more
    assert learnt.rows(pairs[:1], {1, 2, 3}).tolist() == [[0, 0]]
    assert learnt.rows([(pairs[0][1], pairs[0][0])], {3}).tolist() == [[1 / 2, 1]]
