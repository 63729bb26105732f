from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.encoding import encode
from evaluation.gold import Frame, RolesDocument, ewt_document
from evaluation.roles import argument_counts, f1, spans_alone
from evaluation.spans import Counts, Score, total

TEXT = "Ada said she cannot pay today."  # words: Ada 0, said 1, she 2, cannot 3, pay 4, today 5, full stop 6
SAID = Frame((4, 8), (("ARG0", 0, 3), ("ARG1", 9, 29)))
PAY = Frame((20, 23), (("ARG0", 9, 12), ("ARGM-MOD", 13, 16), ("ARGM-NEG", 16, 19), ("ARGM-TMP", 24, 29)))
FOUND_SAID = (1, [("ARG0", 0, 1), ("ARG1", 2, 6)])
FOUND_PAY = (4, [("ARG0", 2, 3), ("ARGM-MOD", 3, 4), ("ARGM-TMP", 5, 6)])

words = st.integers(0, 6)
arguments = st.tuples(st.sampled_from(["ARG0", "ARG1", "R-ARG1", "ARGM-TMP"]), words, st.integers(1, 3)).map(
    lambda x: (x[0], x[1], min(7, x[1] + x[2]))
)
frames = st.dictionaries(words, st.lists(arguments, max_size=4, unique=True), max_size=5)


def row(text: str, words: str, frames: list[dict[str, Any]] | None, **more: Any) -> dict[str, Any]:
    n = len(words.split())
    tree = {"upos": ["X"] * n, "head": [0] + [1] * (n - 1), "deprel": ["dep"] * n}
    out: dict[str, Any] = {"id": "web-one-01", "text": text, "words": words.split(), "multiword": [], **tree, **more}
    return out if frames is None else out | {"frames": frames}


def shown(document: RolesDocument) -> list[tuple[str, list[tuple[str, str]]]]:
    text = document.text
    return [(text[slice(*f.predicate)], [(label, text[a:b]) for label, a, b in f.arguments]) for f in document.frames]


def test_ewt_sentences_are_joined_and_contractions_are_cut() -> None:
    rows = [
        row("Good news", "Good news", None),
        row(
            "They don't eat-out, he cannot.",
            "They do n't eat - out , he can not .",
            [
                {
                    "predicate": 3,
                    "args": [["ARG0", 0, 1], ["ARGM-NEG", 2, 3], ["V", 3, 4], ["C-V", 5, 6], ["R-ARG1", 7, 10]],
                }
            ],
            multiword=[[1, 3, "don't"], [8, 10, "cannot"]],
        ),
        row("Left!", "Left !", [{"predicate": 0, "args": [["V", 0, 1]]}]),
    ]
    document = ewt_document("web-one", rows)
    assert document.text == "Good news\nThey don't eat-out, he cannot. Left!"
    assert document.sentence_ends == (9, 40, 46)
    assert document.silent == ((0, 9),)
    assert shown(document) == [
        ("eat", [("ARG0", "They"), ("ARGM-NEG", "n't"), ("R-ARG1", "he cannot")]),
        ("Left", []),
    ]
    assert [document.text[slice(*token.span)] for token in document.tokens[-4:]] == ["not", ".", "Left", "!"]
    assert [token.head for token in document.tokens] == [0, 0, *[2] * 11, 13, 13]  # numbered through the document


def test_ewt_words_that_do_not_spell_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="web-one-01"):
        ewt_document("web-one", [row("They left", "They stayed", [])])


def counted(
    predicted: list[tuple[int, list[tuple[str, int, int]]]], silent: list[tuple[int, int]] | None = None
) -> Counts:
    return argument_counts(encode(TEXT), [SAID, PAY], predicted, silent or [])


def test_an_argument_that_covers_no_word_is_missed() -> None:
    found = f1(counted([FOUND_SAID, FOUND_PAY]))
    assert found["argument recall"] == pytest.approx(500 / 6)  # “not” has no word of its own
    assert found["argument precision"] == found["predicate F1"] == 100


def test_a_predicate_that_covers_no_word_is_missed_with_its_arguments() -> None:
    lost = Frame((16, 19), (("ARG0", 9, 12),))
    counts = argument_counts(encode(TEXT), [SAID, lost], [FOUND_SAID])
    assert f1(counts)["predicate recall"] == 50
    assert f1(counts)["argument recall"] == pytest.approx(200 / 3)


def test_the_arguments_of_a_wrong_predicate_are_all_wrong() -> None:
    found = f1(counted([(0, FOUND_SAID[1]), FOUND_PAY]))
    assert found["predicate precision"] == 50
    assert found["argument precision"] == 60  # three of five
    assert found["argument recall"] == 50  # three of six


@pytest.mark.parametrize("argument", [("ARG1", 0, 1), ("ARG0", 0, 2), ("R-ARG0", 0, 1), ("C-ARG0", 0, 1)])
def test_label_first_and_last_word_must_all_be_right(argument: tuple[str, int, int]) -> None:
    assert f1(counted([(1, [argument])]))["argument precision"] == 0


def test_spans_alone_are_right_whatever_their_label() -> None:
    found = [(1, [("ARG2", 0, 1), ("ARGM-ADV", 2, 6), ("C-V", 1, 2)])]
    assert f1(argument_counts(encode(TEXT), [SAID], found))["argument F1"] == 0
    assert f1(spans_alone(encode(TEXT), [SAID], found))["argument F1"] == 100


def test_what_carries_no_event_is_not_among_the_core() -> None:
    asked = Frame((4, 8), (("ARG0", 0, 3), ("ARGM-ADV", 24, 29)))
    found = f1(argument_counts(encode(TEXT), [asked], [(1, [("ARG0", 0, 1)])]))
    assert found["core argument F1"] == 100
    assert found["argument recall"] == 50


def test_the_predicate_itself_is_no_argument() -> None:
    with_it = (1, [("V", 1, 2), ("C-V", 2, 3), *FOUND_SAID[1]])
    assert counted([with_it]) == counted([FOUND_SAID])


def test_the_same_argument_twice_is_right_once() -> None:
    assert total(counted([(1, [("ARG0", 0, 1)] * 2)]), ["ARG0"]) == Score(gold=2, predicted=2, right=1)


def test_predicates_where_nobody_annotated_do_not_count() -> None:
    counts = argument_counts(encode(TEXT), [SAID], [FOUND_SAID, FOUND_PAY], [(9, 30)])
    assert set(f1(counts).values()) == {100.0}


@given(frames)
def test_figures_lie_between_0_and_100(found: dict[int, list[tuple[str, int, int]]]) -> None:
    assert all(0 <= x <= 100 for x in f1(counted(list(found.items()))).values())


@given(frames.filter(lambda found: any(found.values())), st.data())
def test_a_perfect_prediction_gives_100_in_any_order(
    found: dict[int, list[tuple[str, int, int]]], data: st.DataObject
) -> None:
    e = encode(TEXT)
    gold = [
        Frame(
            (int(e.start[word]), int(e.end[word])),
            tuple((label, int(e.start[a]), int(e.end[b - 1])) for label, a, b in spans),
        )
        for word, spans in found.items()
    ]
    counts = argument_counts(e, gold, data.draw(st.permutations(list(found.items()))))
    assert {value for name, value in f1(counts).items() if not name.startswith("core")} == {100.0}
