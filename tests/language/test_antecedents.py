import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.antecedents import FEATURES, Wordings, lower

EARLIER = [(0, "ada brandt"), (10, "the border rescue service"), (20, "she")]


def shown(start: int, words: str) -> list[set[str]]:
    rows = [*EARLIER, (start, words)]
    runs = np.array([(at, at + len(text.split()) - 1) for at, text in rows])
    table = Wordings(runs, [text.split() for _, text in rows]).table(slice(3, 4), slice(0, 3))[:, 0].T
    return [{name for name, value in zip(FEATURES, row, strict=True) if value} for row in table]


def test_what_a_pair_of_words_shows() -> None:
    assert {"same last word", "all words in the other", "shared word"} <= shown(30, "brandt")[0]
    assert "same words" not in shown(30, "brandt")[0]
    assert "same words" in shown(30, "Ada Brandt".lower())[0]
    assert "initials" in shown(50, "brs")[1]
    assert {"both pronouns", "same pronoun"} <= shown(50, "she")[2]
    assert "pronoun" in shown(50, "she")[0]
    assert "pronoun there" in shown(50, "ada brandt")[2]
    assert "definite" in shown(50, "the service")[1]
    assert "indefinite" in shown(50, "a service")[1]
    assert "distance 1" in shown(22, "he")[2]
    assert "mentions between 2" in shown(22, "he")[0]  # it is the third mention after


def test_a_mention_inside_another_is_told() -> None:
    assert "inside" in shown(11, "border")[1]
    assert "inside" not in shown(30, "border")[1]


def test_light_words_alone_are_like_nothing() -> None:
    assert not {"same words", "shared word", "all words in the other"} & shown(40, "the")[1]


def test_no_mentions_no_rows() -> None:
    table = Wordings(np.zeros((0, 2), np.int64), []).table(slice(None), slice(None))
    assert table.shape == (len(FEATURES), 0, 0)


@given(
    st.lists(st.lists(st.sampled_from("the ada roon pilot us US ferry".split()), min_size=1, max_size=4), min_size=1)
)
def test_shared_words_are_those_of_sets(words: list[list[str]]) -> None:
    runs = np.array([(10 * i, 10 * i + len(w) - 1) for i, w in enumerate(words)])
    made = Wordings(runs, words)
    n = len(words)
    sets = [set(w) - {"the"} for w in words]
    naive = np.array([[len(a & b) for b in sets] for a in sets], dtype=np.float32)
    np.testing.assert_array_equal(made.shared(slice(0, n), slice(0, n)), naive)
    half = slice(n // 2, n)
    np.testing.assert_array_equal(made.table(half, half), made.table(slice(None), slice(None))[:, half, half])


def test_us_in_capitals_is_no_pronoun() -> None:
    assert (lower("US"), lower("Us"), lower("USA")) == ("US", "us", "usa")
    assert "pronoun" not in shown(30, "US")[0]
    assert "pronoun" in shown(30, "us")[0]
