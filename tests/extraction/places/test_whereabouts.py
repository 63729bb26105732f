import numpy as np
import pytest

from counterclaim.extraction.places.whereabouts import Located, whereabouts
from counterclaim.extraction.types import NewsType
from counterclaim.language.annotation import Annotation
from counterclaim.language.coreference import Link
from counterclaim.language.encoding import encode
from counterclaim.language.mentions import Mention
from counterclaim.language.names import Name
from counterclaim.language.pairing import PAIRS


def located(
    text: str, *mentions: tuple[str, NewsType, bool], links: tuple[tuple[int, int], ...] = ()
) -> list[tuple[str, str, str]]:
    """Return of each located mention its span's words, its place's name and what that rests on."""
    encoding = encode(text)
    ends, pairs = np.zeros(len(encoding), bool), np.zeros((len(encoding), PAIRS), np.float16)
    bare = Annotation(text, encoding, (), (), ends, pairs)
    made = []
    for words, kind, named in mentions:
        start = text.index(words)
        encoder = "place" if kind in {"place", "government", "facility"} else "object"
        made.append(Mention(bare.run((start, start + len(words))), encoder, named, 1.0))
    whole = Annotation(text, encoding, (), (), ends, pairs, (), tuple(made), tuple(Link(*link) for link in links))
    found: list[Located] = whereabouts(whole, [kind for _, kind, _ in mentions])
    return [(text[slice(*one.span)], one.place.name, one.basis) for one in found]


@pytest.mark.parametrize(
    ("text", "mention", "kind", "named", "span", "place"),
    [
        ("They met near the Hmeimim base.", "the Hmeimim base", "facility", False, "Hmeimim base", "Hmeimim air base"),
        ("Syria in 2015 was at war.", "Syria in 2015", "place", True, "Syria", "Syria"),
        ("He left Syrian territory.", "Syrian territory", "place", False, "Syrian territory", "Syria"),
        ("He left Syria’s capital.", "Syria’s", "place", True, "Syria", "Syria"),
        ("The Netherlands agreed.", "The Netherlands", "place", True, "The Netherlands", "The Netherlands"),
    ],
)
def test_the_name_in_a_mention_is_resolved(
    text: str, mention: str, kind: NewsType, named: bool, span: str, place: str
) -> None:
    assert located(text, (mention, kind, named)) == [(span, place, "name")]


def test_what_only_speaks_of_a_place_is_none() -> None:
    assert located("Syria's rulers left.", ("Syria's rulers", "place", False)) == []
    assert located("A visit to the spin room.", ("the spin room", "place", False)) == []
    assert located("It is a South Asian nation.", ("a South Asian nation", "place", False)) == []
    assert located("Syria talks failed.", ("Syria talks", "place", True)) == []


def test_what_acts_is_no_place_but_tells_where() -> None:
    text = "Tbilisi objected. In Georgia snow fell."
    found = located(text, ("Tbilisi", "government", True), ("Georgia", "place", True))
    assert found == [("Georgia", "Georgia", "name")]


def test_what_the_gazetteer_lacks_is_left_out() -> None:
    text = "Crowds left Tollen Court in Reykjavik."
    found = located(text, ("Tollen Court", "facility", True), ("Reykjavik", "place", True))
    assert found == [("Reykjavik", "Reykjavík", "name")]


def test_a_chain_lends_its_place_to_words_that_fit() -> None:
    text = "Syria fell, and the country is quiet; the city too, and nobody goes there."
    found = located(
        text,
        ("Syria", "place", True),
        ("the country", "place", False),
        ("the city", "place", False),
        ("there", "place", False),
        links=((1, 0), (2, 0), (3, 0)),
    )
    assert found == [
        ("Syria", "Syria", "name"),
        ("the country", "Syria", "coreference"),
        ("there", "Syria", "coreference"),
    ]


def test_the_beginning_of_another_name_is_no_place() -> None:
    text = "He reads Paris Match. He left Paris."
    encoding = encode(text)
    ends, pairs = np.zeros(len(encoding), bool), np.zeros((len(encoding), PAIRS), np.float16)
    mentions = tuple(Mention(run, "place", True, 1.0) for run in ((2, 3), (7, 8)))
    names = (Name((2, 4), "organization"),)
    whole = Annotation(text, encoding, (), names, ends, pairs, (), mentions)
    assert [one.span for one in whereabouts(whole, ["place", "place"])] == [(30, 35)]


def test_a_common_noun_that_opens_a_sentence_is_no_place() -> None:
    assert located("Village elders met.", ("Village", "place", True)) == []


def test_a_name_that_no_mention_marks_is_a_place_behind_a_preposition() -> None:
    text = "They sailed from Limassol to Mersin. Paris spoke."
    encoding = encode(text)
    ends, pairs = np.zeros(len(encoding), bool), np.zeros((len(encoding), PAIRS), np.float16)
    mentions = (Mention((5, 6), "place", True, 1.0),)
    names = tuple(Name(run, "place") for run in ((3, 4), (5, 6), (7, 8)))
    whole = Annotation(text, encoding, (), names, ends, pairs, (), mentions)
    found = whereabouts(whole, ["place"])
    assert [(text[slice(*one.span)], one.mention) for one in found] == [("Limassol", 1), ("Mersin", 0)]
