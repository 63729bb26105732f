from counterclaim.extraction.tokens import tokens
from counterclaim.knowledge.numbers import number_words


def test_phrases_are_cut_as_texts_are() -> None:
    known = number_words()
    for phrases in (known.before, known.after, known.units, known.currency):
        for phrase in phrases:
            text = " ".join(phrase)
            assert tuple(tokens(text).word) == phrase


def test_bounds_are_in_order() -> None:
    known = number_words()
    assert all(not high or low <= high for low, high in known.several.values())
    names = {"equal", "approx", "more_than", "equal_or_more", "less_than", "equal_or_less", *known.margins}
    assert {*known.before.values(), *known.after.values()} <= names
