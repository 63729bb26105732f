from counterclaim.language.antecedents import FEATURES, pair_features, wording

EARLIER = [wording(0, ("ada", "brandt")), wording(10, ("the", "border", "rescue", "service")), wording(20, ("she",))]


def shown(start: int, *words: str) -> list[set[str]]:
    rows = pair_features(wording(start, words), EARLIER)
    return [{name for name, value in zip(FEATURES, row, strict=True) if value} for row in rows]


def test_what_a_pair_of_words_shows() -> None:
    assert {"same last word", "all words in the other"} <= shown(30, "brandt")[0]
    assert "initials" in shown(50, "brs")[1]
    assert {"both pronouns", "same pronoun"} <= shown(50, "she")[2]
    assert "pronoun" in shown(50, "she")[0]
    assert "distance 1" in shown(22, "he")[2]


def test_no_candidates_no_rows() -> None:
    assert pair_features(EARLIER[0], []).shape == (0, len(FEATURES))
