"""Bands of sentences."""

from counterclaim.comparison.copies import bands, parsed

SENTENCE = "Sixty families came back to their houses in Orlec on Friday morning."


def test_a_ledger_finds_its_bands_again_with_any_version_of_the_library() -> None:
    """These stand in ledgers: where this fails, a migration must reckon all bands anew."""
    assert bands(parsed(SENTENCE))[0] == (
        -9175646273698904134,
        -3095677503292873405,
        3312436287672301503,
        -2518111031300236484,
    )


def test_one_word_more_leaves_a_band_and_another_sentence_none() -> None:
    longer = SENTENCE.replace("Friday morning", "Friday morning, the mayor said")
    one, other, third = (
        set(bands(parsed(text))[0]) for text in (SENTENCE, longer, "The dam broke and all of it is gone.")
    )
    assert one & other
    assert not one & third


def test_short_sentences_have_none() -> None:
    assert bands(parsed("Nobody came. It rained.")) == ((), ())
    assert bands(parsed("")) == ()
