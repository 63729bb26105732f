from counterclaim.language.antecedents import FEATURES, pair_features


def test_what_a_pair_of_words_shows() -> None:
    rows = pair_features(
        [
            (0, 1, ("ada", "brandt")),
            (10, 12, ("the", "border", "rescue", "service")),
            (20, 20, ("she",)),
            (30, 30, ("brandt",)),
            (50, 50, ("brs",)),
        ]
    )

    def shown(i: int, j: int) -> set[str]:
        return {f for f, v in zip(FEATURES, rows[i, j], strict=True) if v}

    assert {"same last word", "all words in the other"} <= shown(3, 0)
    assert "initials" in shown(4, 1)
    assert "pronoun" in shown(2, 0)
    assert not {"same words", "same last word"} & shown(2, 0)


def test_no_mentions_no_pairs() -> None:
    assert pair_features([]).shape == (0, 0, len(FEATURES))
