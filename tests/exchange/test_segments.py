"""The text is cut without loss, and each piece knows its claims."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.exchange.segments import paragraphs, segments
from counterclaim.records import Claim, spans

texts = st.text(st.sampled_from("ab😀 \n\r"), max_size=60)
pairs = st.lists(st.tuples(st.integers(0, 70), st.integers(1, 20)), min_size=1, max_size=3)
places = pairs.map(lambda found: spans((start, start + length) for start, length in found))


@settings(deadline=None)
@given(texts, st.lists(st.builds(Claim, st.just("c"), places, places, places), max_size=4))
def test_the_pieces_of_all_paragraphs_are_the_text_without_its_outer_blanks(text: str, claims: list[Claim]) -> None:
    kept = []
    for paragraph, pieces in zip(paragraphs(text), segments(text, claims), strict=True):
        assert pieces[0].start == paragraph[0]
        assert pieces[-1].end == paragraph[1]
        assert all(one.end == two.start for one, two in pairwise(pieces))
        for piece in pieces:
            for at in range(piece.start, piece.end):
                there = {number for number, claim in enumerate(claims) if any(a <= at < b for a, b in claim.content)}
                assert there == set(piece.parts.get("content", ()))
        kept += [text[piece.start : piece.end] for piece in pieces]
    assert "".join("".join(kept).split()) == "".join(text.split())


def test_lines_are_paragraphs_only_where_there_is_no_blank_line() -> None:
    assert paragraphs("a\nb\r\nc\n") == [(0, 1), (2, 3), (5, 6)]
    assert paragraphs("\n\na\nb\n \nc") == [(2, 5), (8, 9)]
    assert paragraphs(" \n") == []


def test_the_innermost_part_comes_first() -> None:
    outer = Claim("c1", ((0, 30),), ((35, 39),), ((31, 34),))
    inner = Claim("c2", ((12, 20),), ((7, 11),), ((0, 6),))
    [pieces] = segments("x" * 40, [outer, inner])
    assert [(piece.start, piece.end, piece.claims) for piece in pieces if piece.parts] == [
        (0, 6, (1, 0)),
        (6, 7, (0,)),
        (7, 11, (1, 0)),
        (11, 12, (0,)),
        (12, 20, (1, 0)),
        (20, 30, (0,)),
        (31, 34, (0,)),
        (35, 39, (0,)),
    ]
    assert pieces[0].parts == {"source": (1,), "content": (0,)}


def test_other_places_cut_the_text_too_and_are_no_claims() -> None:
    claim = Claim("c1", ((0, 10),))
    [pieces] = segments("x" * 20, [claim], [((5, 15),), ((5, 7), (18, 20))])
    assert [(piece.start, piece.end, piece.claims, piece.pointed) for piece in pieces] == [
        (0, 5, (0,), ()),
        (5, 7, (0,), (0, 1)),
        (7, 10, (0,), (0,)),
        (10, 15, (), (0,)),
        (15, 18, (), ()),
        (18, 20, (), (1,)),
    ]
