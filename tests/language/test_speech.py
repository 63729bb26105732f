import numpy as np

from counterclaim.language.attribution import Attribution
from counterclaim.language.coreference import Link, chains
from counterclaim.language.mentions import Mention
from counterclaim.language.speech import spoken

# “ I saw our men , ” Roon said . “ We left , ” he added . Velde said we know .
WORDS = "“ i saw our men , ” roon said . “ we left , ” he added . velde said we know .".split()
QUOTED = np.array([1] * 7 + [0] * 3 + [1] * 5 + [0] * 9)
MENTIONS = [
    Mention(run, "person", False, 1.0)
    for run in ((1, 2), (3, 5), (3, 4), (7, 8), (11, 12), (15, 16), (18, 19), (20, 21))
]
MYSELF, OUR_MEN, OUR, ROON, WE, HE, VELDE, HIS_WE = range(8)


def said(source: tuple[int, int], content: tuple[int, int]) -> Attribution:
    return Attribution((0, 1), source, (content,), False, np.zeros(7, np.float32), ())


SAID = [said((7, 8), (0, 7)), said((15, 16), (10, 15)), said((18, 19), (20, 22))]


def test_i_is_who_speaks_and_we_are_the_same_throughout_what_one_speaker_says() -> None:
    found = [Link(WE, MYSELF), Link(HE, ROON), Link(VELDE, MYSELF)]
    made = spoken(found, MENTIONS, WORDS, SAID, QUOTED)
    assert {(link.mention, link.antecedent) for link in made if link.rule} == {(ROON, MYSELF), (WE, OUR)}
    assert Link(WE, MYSELF) not in made  # “we” is not “I”, whatever the encoder suggests
    assert (MYSELF, ROON, HE, VELDE) in chains(made, len(MENTIONS))
    assert (OUR, WE) in chains(made, len(MENTIONS))


def test_outside_quotation_marks_nothing_changes() -> None:
    found = [Link(HIS_WE, WE)]
    assert Link(HIS_WE, WE) in spoken(found, MENTIONS, WORDS, SAID, QUOTED)


def test_without_a_source_the_links_stay() -> None:
    nobody = [Attribution((0, 1), None, ((0, 7),), False, np.zeros(7, np.float32), ())]
    found = [Link(OUR, MYSELF)]
    assert spoken(found, MENTIONS, WORDS, nobody, QUOTED) == found


# roon said : “ he said i was wrong . ”        and        “ he said : ‘ i left ’ , ” roon said .
BEFORE = "roon said : “ he said i was wrong . ”".split()
INSIDE = "“ he said : ‘ i left ’ , ” roon said .".split()


def at(*words: int) -> list[Mention]:
    return [Mention((i, i + 1), "person", False, 1.0) for i in words]


def test_indirect_speech_inside_a_quotation_does_not_shift_the_first_person() -> None:
    outer, inner = said((0, 1), (3, 10)), said((4, 5), (6, 9))
    for order in ([outer, inner], [inner, outer]):
        (link,) = spoken([], at(0, 4, 6), BEFORE, order, np.array([0, 0, 0, 1, 1, 1, 1, 1, 1, 1]))
        assert (link.mention, link.antecedent) == (2, 0)


def test_a_quotation_inside_a_quotation_does() -> None:
    outer, inner = said((10, 11), (0, 10)), said((1, 2), (4, 8))
    for order in ([outer, inner], [inner, outer]):
        (link,) = spoken([], at(1, 5, 10), INSIDE, order, np.array([1] * 10 + [0] * 3))
        assert (link.mention, link.antecedent) == (1, 0)


def test_us_in_capitals_is_a_country() -> None:
    words = ["“", "US", "forces", "left", "us", "”", "roon", "said"]
    found = [Link(1, 0)]
    made = spoken(found, at(0, 1, 4, 6), words, [said((6, 7), (0, 6))], np.array([1] * 6 + [0] * 2))
    assert made == found


def test_nobody_of_two_is_the_speaker() -> None:
    words = "“ i left ” roon and velde said".split()
    several = [*at(1), Mention((4, 7), "person", True, 1.0)]
    assert spoken([], several, words, [said((4, 7), (0, 4))], np.array([1] * 4 + [0] * 4)) == []


def test_we_is_not_who_speaks() -> None:
    assert spoken([Link(ROON, OUR), Link(HE, WE)], MENTIONS, WORDS, SAID, QUOTED) == spoken(
        [], MENTIONS, WORDS, SAID, QUOTED
    )


# velde knew it . “ we left , i think , ” roon said . “ we stayed , ” velde said .
TWO = "velde knew it . “ we left , i think , ” roon said . “ we stayed , ” velde said .".split()
INDEX = {(w, TWO[:i].count(w)): i for i, w in enumerate(TWO)}


def test_we_of_one_speaker_is_not_we_of_another() -> None:
    runs = [INDEX["velde", 0], INDEX["we", 0], INDEX["i", 0], INDEX["roon", 0], INDEX["we", 1], INDEX["velde", 1]]
    first_velde, we, i, roon, other_we, velde = range(6)
    quotes = [k for k, w in enumerate(TWO) if w in "“”"]
    quoted = np.zeros(len(TWO), dtype=np.int64)
    for begin, end in zip(quotes[::2], quotes[1::2], strict=True):
        quoted[begin : end + 1] = 1
    attributions = [
        said((INDEX[who, at], INDEX[who, at] + 1), (begin, end + 1))
        for (who, at), begin, end in zip([("roon", 0), ("velde", 1)], quotes[::2], quotes[1::2], strict=True)
    ]
    same = Link(velde, first_velde)
    # “I” looks for nobody: the rule alone says who it is.
    found = [Link(other_we, we), Link(i, first_velde), Link(other_we, first_velde), same]
    made = spoken(found, at(*runs), TWO, attributions, quoted)
    assert [link for link in made if not link.rule] == [same]
    assert [(link.mention, link.antecedent) for link in made if link.rule] == [(roon, i)]
