"""Articles under one headline."""

import numpy as np

from counterclaim.comparison.stories import Placed, central, profiled, settled, terms, together
from counterclaim.records import Document

FERRY = "The ferry Heron sank off Orlec. The ferry Heron carried sixty passengers from Orlec to Ketterby."
AGAIN = "Divers searched the ferry Heron, which sank off Orlec with sixty passengers bound for Ketterby."
GOATS = "Ilse Tove won the goat fair of Valmere. Her goat Bella gave nine litres, the jury of Valmere said."


def placed(article: int, text: str, story: int | None = None, day: int = 0, copies: int | None = None) -> Placed:
    return Placed(article, story, day, profiled(terms(Document("a", text)), 0, {}), copies)


def test_one_happening_is_one_story_and_another_a_new_one() -> None:
    assert settled([placed(1, FERRY, 4), placed(2, GOATS, 5), placed(3, AGAIN)], 6) == {1: 4, 2: 5, 3: 4}
    assert settled([placed(1, FERRY, 4), placed(2, GOATS)], 6) == {1: 4, 2: 6}


def test_stories_merge_and_split() -> None:
    assert settled([placed(1, FERRY, 4), placed(2, AGAIN, 5), placed(3, FERRY)], 6) == {1: 4, 2: 4, 3: 4}
    assert settled([placed(1, FERRY, 4), placed(2, AGAIN, 4), placed(3, GOATS, 4)], 6) == {1: 4, 2: 4, 3: 6}


def test_what_comes_weeks_later_is_another_story() -> None:
    assert settled([placed(1, FERRY, 4, day=100), placed(2, FERRY, day=101)], 6)[2] == 4
    assert settled([placed(1, FERRY, 4, day=100), placed(2, AGAIN, day=130)], 6)[2] == 6


def test_copies_go_where_their_original_is() -> None:
    assert settled([placed(1, FERRY, 4, copies=1), placed(2, GOATS, copies=1)], 6) == {1: 4, 2: 4}


def test_the_order_of_what_is_held_against_each_other_does_not_matter() -> None:
    there = [placed(1, FERRY, 4), placed(2, GOATS, 5), placed(3, AGAIN, 6)]
    assert settled(there, 7) == settled(there[::-1], 7)


def test_average_linkage() -> None:
    alike = np.array([[1, 0.5, 0.3, 0], [0.5, 1, 0.15, 0], [0.3, 0.15, 1, 0], [0, 0, 0, 1]])
    assert together(alike) == [[0, 1, 2], [3]]  # (0.3 + 0.15) / 2 is enough
    assert together(alike, [[2, 3]]) == [[0, 1], [2, 3]]  # (0.3 + 0.15 + 0 + 0) / 4 is not
    assert together(np.zeros((0, 0))) == []


def test_the_most_central_article_is_like_all_others() -> None:
    assert central([placed(1, GOATS), placed(2, FERRY), placed(3, AGAIN)]).article in (2, 3)
