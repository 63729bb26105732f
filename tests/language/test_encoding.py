import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.encoding import encode, windows


@given(st.text(max_size=300))
def test_words_are_slices_of_the_text_in_order(text: str) -> None:
    e = encode(text)
    assert np.all(e.start < e.end)
    assert np.all(e.end[:-1] <= e.start[1:])
    assert len(e) == 0 or e.end[-1] <= len(text)
    assert int(e.first[-1]) == len(e.ids)


@given(st.text(alphabet=st.sampled_from("ab.\n “”’" + "ü😀"), max_size=2000), st.integers(5, 60))
def test_windows_tile_the_words_and_respect_their_size(text: str, size: int) -> None:
    e = encode(text)
    cut = windows(e, size)
    assert [w for a, b in cut for w in range(a, b)] == list(range(len(e)))
    assert all(e.first[b] - e.first[a] <= size or b - a == 1 for a, b in cut)


def test_offsets_count_code_points_not_utf16() -> None:
    text = "😀😀 Ilse said no."
    e = encode(text)
    assert "Ilse" in [text[int(a) : int(b)] for a, b in zip(e.start, e.end, strict=True)]


def test_quotation_marks_of_every_kind_open_and_close() -> None:
    for opening, closing in ("“”", "„“", "«»", '""', ("''", "''"), ("``", "''")):
        text = f"He: {opening}no one{closing} left"
        e = encode(text)
        inside = {text[int(a) : int(b)]: int(q) for a, b, q in zip(e.start, e.end, e.quoted, strict=True)}
        assert inside["no"] == inside["one"] == 1, opening
        if closing != "“":  # the German closing mark is the English opening one
            assert inside["left"] == 0, opening


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    e = encode("“We left\n\nShe stayed")
    assert e.quoted.tolist() == [1, 1, 1, 0, 0]
    assert e.opens.tolist() == [2, 0, 0, 1, 0]
    assert e.paragraph.tolist() == [0, 0, 0, 1, 1]


def test_capital_letters_survive_the_lower_case_vocabulary() -> None:
    assert encode("the Guard NATO McRae 4,000").case.tolist() == [0, 1, 2, 3, 4, 0, 4]
