"""Words, sentences and quotations of a text."""

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.comparison.copies import parsed

TEXT = "The dam held. “It was close,” said Ada Brandt. “We were\nlucky. Nobody came"


def sentences(text: str) -> list[str]:
    found = parsed(text)
    return [" ".join(found.words[at] for at in sentence) for sentence in found.sentences]


def test_sentences_end_at_marks_and_lines() -> None:
    assert sentences(TEXT) == ["the dam held", "it was close said ada brandt", "we were", "lucky", "nobody came"]


def test_quotations_and_a_mark_that_is_never_closed() -> None:
    found = parsed('He said “it held” on Friday. The sign reads 5" and nobody minds\nThen all left.')
    assert [word for word, quoted in zip(found.words, found.quoted, strict=True) if quoted] == [
        *("it", "held"),
        *("and", "nobody", "minds"),
    ]


@given(st.text())
def test_any_text_is_cut_into_its_own_words(text: str) -> None:
    found = parsed(text)
    assert [text[start:end].casefold().replace("’", "'") for start, end in found.places] == [*found.words]
    assert [at for sentence in found.sentences for at in sentence] == [*range(len(found.words))]
    assert len(found.quoted) == len(found.words)
