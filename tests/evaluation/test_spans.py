import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.encoding import encode
from evaluation.gold import Mention, MentionsDocument, Span, gum_document
from evaluation.spans import Labelled, Score, covered, f1, gold_mentions, mention_counts, total

spans = st.tuples(st.integers(0, 8), st.integers(1, 4)).map(lambda x: (x[0], x[0] + x[1]))
labelled = st.tuples(st.integers(0, 8), st.integers(9, 12), st.sampled_from(["person", "place"]))

# CoNLL-U columns that matter: id, form, universal part of speech, head, spacing and brackets.
SENTENCES = [
    [
        "1|Ada|PROPN|3|Entity=(1-person-new-cf1-2-sgl",
        "2|Roon|PROPN|1|Entity=1)",
        "3|left|VERB|0|SpaceAfter=No",
        "4|.|PUNCT|3|_",
    ],
    [
        "1|The|DET|2|Entity=(5-organization-new-cf1-2-coref",
        "2|guild|NOUN|7|_",
        "2.1|was|AUX|_|_",
        "3|of|ADP|4|_",
        "4|Velmar|PROPN|2|Entity=(6-place-new-sgl)5)",
        "5-6|cannot|_|_|_",
        "5|can|AUX|7|_",
        "6|not|PART|7|_",
        "7|pay|VERB|0|Entity=(7-event-new-sgl-Strike_8)",
    ],
]


def conllu(sentences: list[list[str]]) -> str:
    out = "# newdoc id = one\n"
    for sentence in sentences:
        out += "# newpar\n# newpar_block = p\n"
        for row in sentence:
            id, form, tag, head, rest = row.split("|")
            out += "\t".join([id, form, form, tag, "_", "_", head, "_", "_", rest]) + "\n"
        out += "\n"
    return out


def said(document: MentionsDocument) -> list[tuple[str, str, int, bool]]:
    return [(document.text[m.start : m.end], m.type, m.chain, m.named) for m in document.mentions]


def test_gum_is_read_with_brackets_contractions_and_empty_nodes() -> None:
    document = gum_document("one", conllu(SENTENCES))
    assert document.text == "Ada Roon left.\n\nThe guild of Velmar cannot pay "
    assert [document.text[:end].split()[-1] for end in document.sentence_ends] == ["left.", "pay"]
    assert said(document) == [
        ("Ada Roon", "person", 1, True),
        ("The guild of Velmar", "organization", 5, False),
        ("Velmar", "place", 6, True),
        ("pay", "event", 7, False),
    ]


def test_gum_brackets_may_cross_nest_in_their_own_group_and_begin_in_a_contraction() -> None:
    rows = [
        "1|one|NUM|0|Entity=(1-object-new(2-object-new",
        "2|two|NUM|1|Entity=(1-object-giv",
        "3|three|NUM|2|Entity=1)1)(3-time-new",
        "4-5|isn't|_|_|_",
        "4|is|AUX|3|Entity=2)",
        "5|n't|PART|4|Entity=(4-abstract-new)3)",
    ]
    assert {(text, chain) for text, _, chain, _ in said(gum_document("one", conllu([rows])))} == {
        ("one two three", 1),
        ("two three", 1),
        ("one two three is", 2),
        ("three isn't", 3),
        ("n't", 4),
    }


def test_gum_pieces_of_a_broken_mention_are_mentions_of_one_chain() -> None:
    rows = [
        "1|a|X|0|Entity=(12[1/2]-object-new)",
        "2|b|X|1|_",
        "3|c|X|1|Entity=(12[2/2]-object-new",
        "4|d|X|3|Entity=12[2/2])",
    ]
    assert [x[0] for x in said(gum_document("one", conllu([rows])))] == ["a", "c d"]


@pytest.mark.parametrize("entity", ["Entity=5)", "Entity=(5-person-new"])
def test_gum_brackets_that_do_not_match_are_refused(entity: str) -> None:
    with pytest.raises(ValueError, match="5"):
        gum_document("one", conllu([[f"1|a|X|0|{entity}"]]))


def test_a_span_covers_the_words_that_start_inside_it() -> None:
    e = encode("They cannot pay 4,000.")  # They, cannot, pay, 4, a comma, 000, a full stop
    assert covered(e, 0, 11) == (0, 2)
    assert covered(e, 5, 8) == (1, 2)  # “can” stands for “cannot”
    assert covered(e, 8, 11) == (2, 2)  # “not” covers no word
    assert covered(e, 16, 21) == (3, 6)


def test_mentions_in_words_keep_what_no_word_shows_as_a_miss() -> None:
    e = encode("Ada cannot")
    mentions = [
        Mention(0, 3, "person", 1, True),
        Mention(0, 10, "event", 2, False),
        Mention(7, 10, "abstract", 3, False),
    ]
    gold, named = gold_mentions(e, mentions)
    assert named == {(0, 1, "person")}
    counts = mention_counts(gold, {(0, 1), (0, 2)}, named, {(0, 1, "place")})
    assert f1(counts)["mention recall"] == pytest.approx(200 / 3)
    assert f1(counts)["mention precision"] == 100
    assert f1(counts)["named F1"] == 0
    assert total(counts, ["person"]) == Score(gold=1, predicted=0, right=0)


def test_counts_of_documents_add_up() -> None:
    one = mention_counts({(0, 1)}, {(0, 1)}, {(0, 1, "person")}, {(0, 1, "person")})
    other = mention_counts({(0, 1)}, {(0, 2), (3, 4)}, {(0, 1, "person")}, set())
    assert total(one + other, ["mention"]) == Score(gold=2, predicted=3, right=1)
    assert f1(one + other)["named recall"] == 50
    assert f1(one + other)["named precision"] == 100


@given(st.sets(spans), st.sets(spans), st.sets(labelled), st.sets(labelled))
def test_figures_lie_between_0_and_100(a: set[Span], b: set[Span], c: set[Labelled], d: set[Labelled]) -> None:
    assert all(0 <= x <= 100 for x in f1(mention_counts(a, b, c, d)).values())


@given(st.sets(spans, min_size=1), st.sets(labelled, min_size=1))
def test_a_perfect_prediction_gives_100(gold: set[Span], named: set[Labelled]) -> None:
    assert set(f1(mention_counts(gold, gold, named, named)).values()) == {100.0}


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_covered_words_start_inside(text: str, start: int, length: int) -> None:
    e = encode(text)
    first, last = covered(e, start, start + length)
    inside = [i for i, s in enumerate(e.start.tolist()) if start <= s < start + length]
    assert list(range(first, last)) == inside
